"""Other records that rows name: found among those the actor sees, or made once for the file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.models import Listed
from liant.kernel.imports.drafts import Draft, Values
from liant.kernel.imports.slots import Slot
from liant.kernel.text import fold


class Link:
    """How rows name another record, and where the reference to it goes.

    It is known by `identifier` (a field no two share), else by `caption` (its name), and is of the `fixed` kind.
    `into` tells for each kind of row where the reference `field` is: in the part of a slot, or in the record (None).
    """

    def __init__(
        self, label: Any, model: type[Listed], *, identifier: str, caption: str, fixed: Values, field: str,
        into: Mapping[str, Slot | None],
    ) -> None:  # fmt: skip
        self.label, self.model, self.fixed = label, model, fixed
        self.identifier, self.caption = identifier, caption
        self.field, self.into = field, into

    def is_met_by(self, record: Listed) -> bool:
        """Whether this record is one that rows may name."""
        return isinstance(record, self.model) and all(getattr(record, name) == it for name, it in self.fixed.items())


class Finder:
    """The records that the rows of one file name by a link, known so far."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self._by_identifier: dict[str, list[Listed]] = defaultdict(list)
        self._by_caption: dict[str, list[Listed]] = defaultdict(list)
        self._asked: set[tuple[str, str]] = set()
        self._known: set[int] = set()

    def look_up(self, drafts: Iterable[Draft]) -> None:
        """Ask the database for all that these rows name: two queries, however many rows."""
        wanted = [draft.links[self.link] for draft in drafts if self.link in draft.links]
        identifiers = {values[self.link.identifier] for values in wanted if self.link.identifier in values}
        captions = {fold(values[self.link.caption]) for values in wanted if self.link.caption in values}
        self._ask(self.link.identifier, identifiers)
        self._ask("sort_key", captions)

    def find(self, wanted: Values) -> Listed | None:
        """The record that a row names; None when it has to be made. Raises ValidationError when it may be several."""
        identifier, caption = wanted.get(self.link.identifier, ""), wanted.get(self.link.caption, "")
        if identifier and (found := self._by_identifier.get(identifier)):
            return self._only(found, identifier)
        # The same name under another number is another company.
        namesakes = self._by_caption.get(fold(caption), [])
        found = [record for record in namesakes if not identifier or not getattr(record, self.link.identifier)]
        return self._only(found, caption) if found else None

    def learn(self, record: Listed) -> None:
        """Know a record that this file makes."""
        self._know(record, fold(getattr(record, self.link.caption)))

    def _ask(self, column: str, values: set[str]) -> None:
        new = sorted(value for value in values if (column, value) not in self._asked)
        self._asked.update((column, value) for value in new)
        if not new:
            return
        records = self.link.model._default_manager.filter(**self.link.fixed, **{f"{column}__in": new})
        for pk, identifier, caption in records.values_list("pk", self.link.identifier, "sort_key"):
            known = {"id": pk, self.link.identifier: identifier, **self.link.fixed}
            self._know(self.link.model(**known), caption)

    def _know(self, record: Listed, caption: str) -> None:
        # One record may be asked for by its number and by its name.
        if record.pk in self._known:
            return
        self._known.add(record.pk)
        self._by_caption[caption].append(record)
        if identifier := getattr(record, self.link.identifier):
            self._by_identifier[identifier].append(record)

    def _only(self, found: list[Listed], text: str) -> Listed:
        if len(found) > 1:
            raise ValidationError(_("“%(text)s” is the name or number of several records."), params={"text": text})
        return found[0]
