"""What may be there only once (a name, an address), and is: in the table, or in a row above."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from liant.kernel.access.models import Listed
from liant.kernel.access.models.once import once_rules
from liant.kernel.imports.drafts import Draft
from liant.kernel.search.functions import Fold
from liant.kernel.text import fold


class Taken:
    """The texts of one file's rows that others have already, by the rules of the model."""

    def __init__(self, model: type[Listed]) -> None:
        self._model = model
        self._rules = once_rules(model)
        # The number of the row that has a text.
        self._rows: dict[str, dict[Any, int]] = defaultdict(dict)

    def look_up(self, drafts: Iterable[Draft]) -> None:
        """Ask the database for those that the rows have: one query for each rule, however many rows."""
        for rule in self._rules:
            texts = {fold(text) for draft in drafts if (text := _text(draft, rule.field))}
            rows = self._model._default_manager.exclude(**{rule.field: ""}).annotate(folded=Fold(rule.field))
            columns = ("folded", self._model.column(rule.within)) if rule.within else ("folded",)
            for number, *key in rows.filter(folded__in=texts).values_list("pk", *columns):
                self._rows[rule.name].setdefault(tuple(key), number)

    def refusals(self, record: Listed, changed: Collection[str] | None = None) -> Iterator[ValidationError]:
        """What is wrong with a row's record: a new one, or one of which these attributes are `changed`."""
        for rule in self._rules:
            is_asked = changed is None or {rule.field, rule.within, f"{rule.within}_id"} & set(changed)
            if is_asked and self._rows[rule.name].get(rule.key(record), record.pk) != record.pk:
                yield rule.refusal(record)

    def learn(self, record: Listed) -> None:
        """Know a record that this file makes, or renames."""
        for rule in self._rules:
            if getattr(record, rule.field):
                self._rows[rule.name][rule.key(record)] = record.pk


def _text(draft: Draft, field: str) -> str:
    """What the row says of a field, or what its record has."""
    return draft.values.get(field) or (getattr(draft.record, field) if draft.record else "")
