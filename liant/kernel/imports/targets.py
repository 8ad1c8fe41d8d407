"""What a column of a file may become; an Entity names its targets in `imports` (CON-19)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst

from liant.kernel.access.models import Listed, Protected
from liant.kernel.access.models.once import once_rules
from liant.kernel.imports.drafts import Draft, Values
from liant.kernel.imports.keys import NUMBER, NUMBER_HEADERS, NUMBER_LABEL, FieldKey, Key, NumberKey, PartKey
from liant.kernel.imports.links import Link
from liant.kernel.imports.names import Names, NamesOf, own_name
from liant.kernel.imports.slots import LinkSlot, Slot
from liant.kernel.imports.values import Reader, reader_of, remembering

Label = str | Promise
Synonyms = tuple[str, ...]


class Target:
    """One thing that a column may become.

    `name` is kept in the mapping, `label` and `synonyms` (words that stand at the head of such columns, in any
    language) suggest it. A row in which it is filled in is of the kind that it `implies`, unless said otherwise.
    """

    def __init__(self, name: str, label: Label, synonyms: Synonyms, implies: str = "") -> None:
        self.name, self._label, self.synonyms, self.implies = name, label, synonyms, implies

    @property
    def label(self) -> str:
        """What the employee chooses it by."""
        return capfirst(str(self._label))

    @property
    def group(self) -> str:
        """The heading under which it is offered."""
        raise NotImplementedError

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """Whether it gives this attribute of the record, or of the part in a slot."""
        raise NotImplementedError

    def reader(self) -> Reader:
        """Reads its cells; made once per file, since it may ask the database for names."""
        raise NotImplementedError

    def put(self, draft: Draft, value: Any) -> None:
        """Place what was read in the row."""
        raise NotImplementedError

    def key(self) -> Key | None:
        """How it finds the record that a row changes; None where it tells no record from others."""
        return None


class FieldTarget(Target):
    """A field of the record itself; `words` are further names of its choices, `names_of` those of what it refers to.

    One that `identifies` records finds those that rows change; so does one that may be there only once (`Once`).
    """

    def __init__(
        self, name: str, model: type[Listed], *, synonyms: Synonyms = (), implies: str = "",
        words: Mapping[str, str] | None = None, names_of: NamesOf = own_name, identifies: bool = False,
    ) -> None:  # fmt: skip
        field: Any = model._meta.get_field(name)
        super().__init__(name, field.verbose_name, synonyms, implies)
        self._identifies = identifies or any(rule.field == name for rule in once_rules(model))
        self.model, self.field, self._words, self._names_of = model, field, words, names_of

    @property
    def group(self) -> str:
        """What the record is."""
        return capfirst(str(self.model._meta.verbose_name))

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """Its own field."""
        return slot is None and attribute in (self.field.name, self.field.attname)

    def reader(self) -> Reader:
        """By the field's rules; a reference by name."""
        return _reader(self.field, self._words, self._names_of)

    def put(self, draft: Draft, value: Any) -> None:
        """Set the field."""
        draft.values[self.field.attname] = value

    def key(self) -> Key | None:
        """Itself, where it identifies."""
        return FieldKey(self.model, self.field) if self._identifies else None


class NumberTarget(FieldTarget):
    """A record's own number, as exports carry it: it finds the record, and is never written."""

    def __init__(self, model: type[Listed]) -> None:
        super().__init__(NUMBER, model, synonyms=NUMBER_HEADERS)
        self._label = NUMBER_LABEL

    def key(self) -> Key:
        """The number."""
        return NumberKey(self.model, self.field)


class ParentTarget(FieldTarget):
    """What a row of a tree is a part of: a row that is there, or one that the file brings; `Kin` finds it."""

    def names(self) -> Names:
        """The rows that are there, by name."""
        return Names(self.field.related_model, self._names_of)

    def reader(self) -> Reader:
        """The name as it stands there."""
        return str

    def put(self, draft: Draft, value: Any) -> None:
        """Name it."""
        draft.parent = value


class PartTarget(Target):
    """A field of one of the record's parts; several columns may fill the part in one slot."""

    def __init__(
        self, name: str, slot: Slot, field: str, *, label: Label = "", synonyms: Synonyms = (),
        words: Mapping[str, str] | None = None, names_of: NamesOf = own_name, identifies: bool = False,
    ) -> None:  # fmt: skip
        filled: Any = slot.model._meta.get_field(field)
        super().__init__(name, label or filled.verbose_name, synonyms)
        self.slot, self.field, self._words, self._names_of = slot, filled, words, names_of
        self._identifies = identifies

    @property
    def group(self) -> str:
        """What the part is."""
        return capfirst(str(self.slot.model._meta.verbose_name))

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """Its field of its slot."""
        return slot is self.slot and attribute in (self.field.name, self.field.attname)

    def reader(self) -> Reader:
        """By the field's rules; a reference by name."""
        return _reader(self.field, self._words, self._names_of)

    def put(self, draft: Draft, value: Any) -> None:
        """Set the field of the part."""
        draft.part(self.slot)[self.field.attname] = value

    def key(self) -> Key | None:
        """Whichever part has it, where it identifies."""
        return PartKey(self.slot, self.field) if self._identifies else None


class ListTarget(Target):
    """A many-to-many field: several names in one cell, between semicolons or commas."""

    def __init__(
        self, name: str, model: type[Listed], *, synonyms: Synonyms = (), names_of: NamesOf = own_name
    ) -> None:
        field: Any = model._meta.get_field(name)
        super().__init__(name, field.verbose_name, synonyms)
        self.model, self._related, self._names_of = model, field.related_model, names_of
        through: type[Protected] = field.remote_field.through
        self.slot = LinkSlot(through)
        self._attribute = through._meta.get_field(field.m2m_reverse_field_name()).attname  # type: ignore[union-attr]

    @property
    def group(self) -> str:
        """What the record is."""
        return capfirst(str(self.model._meta.verbose_name))

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """Whatever the link between both holds."""
        return slot is self.slot

    def reader(self) -> Reader:
        """The numbers of what is named."""
        return remembering(Names(self._related, self._names_of).find_all)

    def put(self, draft: Draft, value: Any) -> None:
        """One link for each."""
        draft.parts[self.slot] = [{self._attribute: number} for number in value]


class SplitTarget(Target):
    """One cell that holds several fields of the record (a full name); `split` takes it apart, by field name."""

    def __init__(
        self, name: str, model: type[Listed], split: Callable[[str], dict[str, str]], *, label: Label,
        synonyms: Synonyms = (), implies: str = "",
    ) -> None:  # fmt: skip
        super().__init__(name, label, synonyms, implies)
        self.model, self._split = model, split

    @property
    def group(self) -> str:
        """What the record is."""
        return capfirst(str(self.model._meta.verbose_name))

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """The fields that come out of it."""
        return slot is None and attribute in self._split("")

    def reader(self) -> Reader:
        """Each piece by the rules of its field."""
        readers = {name: reader_of(self.model._meta.get_field(name)) for name in self._split("")}

        def read(text: str) -> Values:
            return {name: readers[name](piece) for name, piece in self._split(text).items() if piece}

        return read

    def put(self, draft: Draft, value: Any) -> None:
        """Set the fields."""
        draft.values.update(value)


class LinkTarget(Target):
    """A field by which another record is found, or with which it is made (the account of a person)."""

    def __init__(self, name: str, link: Link, field: str, *, label: Label, synonyms: Synonyms = ()) -> None:
        super().__init__(name, label, synonyms)
        self.link = link
        self.field: Any = link.model._meta.get_field(field)

    @property
    def group(self) -> str:
        """What the other record is to this one."""
        return capfirst(str(self.link.label))

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """The reference to the other record."""
        return attribute in (self.link.field, f"{self.link.field}_id") and slot in self.link.into.values()

    def reader(self) -> Reader:
        """By the rules of the other record's field."""
        return reader_of(self.field)

    def put(self, draft: Draft, value: Any) -> None:
        """Name the other record."""
        draft.links.setdefault(self.link, {})[self.field.attname] = value


def _reader(field: Any, words: Mapping[str, str] | None, names_of: NamesOf) -> Reader:
    if isinstance(field, models.ForeignKey):
        return remembering(Names(field.related_model, names_of).find)
    return reader_of(field, words)
