"""Characteristics in files: what columns may become, and what rows begin with or lack (CON-19)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.models import Employee, Listed
from liant.kernel.characteristics.definitions import TITLE, in_use
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.saving import is_kept
from liant.kernel.characteristics.types import TYPES, Link
from liant.kernel.imports.drafts import Draft, Values
from liant.kernel.imports.keys import Found, Key, PartKey
from liant.kernel.imports.names import Names, names_of_employee
from liant.kernel.imports.slots import Remake, Slot
from liant.kernel.imports.targets import Target
from liant.kernel.imports.values import Reader, remembering
from liant.kernel.text import fold

# So much of a text, folded, has an index (values.py).
KEY_LENGTH = 200


class CharacteristicSlot(Slot):
    """The place for the values of a characteristic."""

    def __init__(self, of: Characteristic) -> None:
        super().__init__(of.values_model, characteristic_id=of.pk)
        self.of = of
        self.narrowed = {"characteristic_id": of.pk}

    def refusal(self, variant: str) -> str:
        """What is said of a record whose kind does not have it."""
        return "" if self.of.is_of(variant) else _("A row of this kind can't have it.")

    def remade(self, there: list[Any], wanted: list[Values]) -> Remake:
        """A value instead of the one before; of several choices exactly those that the row names."""
        attribute = self.of.kind.attribute
        values = [each[attribute] for each in wanted]
        held = [getattr(row, attribute) for row in there]
        if there and not self.of.kind.is_many:
            return Remake() if held == values else Remake(changed=[(there[0], wanted[0])])
        gone = [row for row, value in zip(there, held, strict=True) if value not in values]
        return Remake(new=[each for each in wanted if each[attribute] not in held], gone=gone)

    def filled(self, there: list[Any], wanted: list[Values]) -> Remake:
        """A value where there is none."""
        return Remake() if there else self.remade(there, wanted)

    def emptied_by(self, target: Target) -> Values:
        """Its value."""
        return {self.of.kind.attribute: None}

    def emptied(self, there: list[Any], values: Values) -> Remake:
        """Without a value. Raises ValidationError where there must be one."""
        if there and self.of.is_required:
            raise ValidationError(_lacks(self.of))
        return Remake(gone=there)

    def told(self, part: Any) -> list[str]:
        """The value."""
        return [self.of.kind.attribute]


class CharacteristicTarget(Target):
    """A characteristic; the cell holds a value as people write it."""

    def __init__(self, of: Characteristic) -> None:
        super().__init__(of.address, of.name, (of.key.replace("_", " "),))
        self.of, self.slot = of, CharacteristicSlot(of)

    @property
    def group(self) -> str:
        """Its heading in forms."""
        return self.of.group or str(TITLE)

    def fills(self, slot: Slot | None, attribute: str) -> bool:
        """Whatever its rows hold."""
        return slot is self.slot

    def reader(self) -> Reader:
        """By the rules of its type; an employee by name."""
        of = self.of
        if self.is_looked_up:
            return str
        if isinstance(of.kind, Link):
            return remembering(Names(Employee, names_of_employee).find)
        return remembering(lambda text: of.kind.read(of, text))

    @property
    def is_looked_up(self) -> bool:
        """Whether its cells name records that are too many to be read beforehand."""
        return isinstance(self.of.kind, Link) and self.of.kind.model(self.of) is not Employee

    def put(self, draft: Draft, value: Any) -> None:
        """A row; of several choices one for each."""
        put(self.slot, draft, value)

    def key(self) -> Key | None:
        """A text, as the number that another program gave."""
        return ValueKey(self.slot) if self.of.kind is TYPES["text"] else None


class ValueKey(PartKey):
    """A text that tells records apart; where it is empty it tells nothing."""

    def __init__(self, slot: CharacteristicSlot) -> None:
        super().__init__(slot, slot.field(slot.of.kind.attribute))

    def find(self, wanted: set[Any]) -> Found:
        """By the index of folded texts, then by the letter."""
        keys = {fold(text)[:KEY_LENGTH] for text in wanted}
        values: Any = self._slot.model
        rows = values._default_manager.filter(**self._slot.narrowed, text_key__in=keys)
        return [(text, number) for text, number in rows.values_list("text", "whole_id") if text in wanted]


def put(slot: CharacteristicSlot, draft: Draft, value: Any) -> None:
    """Have the row bring this value."""
    kind = slot.of.kind
    draft.parts[slot] = [{kind.attribute: one} for one in (value if kind.is_many else (value,))]


def targets_of(model: type[Listed]) -> Iterator[CharacteristicTarget]:
    """What columns may become."""
    for each in in_use(model):
        if not is_kept(each):
            yield CharacteristicTarget(each)


class Named:
    """Records by their names, those that the rows of a file name."""

    def __init__(self, of: Characteristic) -> None:
        assert isinstance(of.kind, Link)
        self._model = of.kind.model(of)
        self._numbers: dict[str, set[int]] = {}

    def look_up(self, names: Iterable[str]) -> None:
        """Ask for those not known yet."""
        new = {key for name in names for key in _keys(name)} - self._numbers.keys()
        self._numbers |= {key: set() for key in new}
        if new:
            found = self._model._default_manager.filter(sort_key__in=sorted(new))
            for number, key in found.values_list("pk", "sort_key"):
                self._numbers[key].add(number)

    def find(self, name: str) -> int:
        """The number of the record called so. Raises ValidationError when there is none, or more than one."""
        found = set().union(*(self._numbers.get(key, set()) for key in _keys(name)))
        if len(found) == 1:
            return int(next(iter(found)))
        message = (
            _("“%(name)s” is the name of several records.") if found else _("There is no “%(name)s” that you see.")
        )
        raise ValidationError(message, params={"name": name})


def _keys(name: str) -> tuple[str, str]:
    """A name as records are sorted by it, and with its last word first: of persons that is the family name."""
    *first, last = fold(name).split() or [""]
    return fold(name), " ".join([last, *first])


class Completion:
    """What the rows of a file name, what they begin with, and what they must not lack."""

    def __init__(self, model: type[Listed], mapped: list[Target]) -> None:
        targets = [target for target in mapped if isinstance(target, CharacteristicTarget)]
        slots = {target.of.pk: target.slot for target in targets}
        self._slots = [slots.get(each.pk) or CharacteristicSlot(each) for each in in_use(model) if not is_kept(each)]
        self._named = {target.slot: Named(target.of) for target in targets if target.is_looked_up}

    def look_up(self, drafts: list[Draft]) -> None:
        """Find the records that these rows name: a query for each characteristic that names some."""
        for slot, named in self._named.items():
            named.look_up(draft.part(slot)[slot.of.kind.attribute] for draft in drafts if slot in draft.parts)

    def name(self, draft: Draft) -> Iterator[tuple[Slot, str]]:
        """Put in the records that it names; what it names in vain, with the words for that."""
        for slot, named in self._named.items():
            if slot in draft.parts:
                try:
                    put(slot, draft, named.find(draft.part(slot)[slot.of.kind.attribute]))
                except ValidationError as error:
                    yield slot, " ".join(error.messages)

    def complete(self, draft: Draft, variant: str) -> Iterator[tuple[Slot, str]]:
        """Give a new row what it does not bring; what it lacks, or names in vain, with the words for that."""
        yield from self.name(draft)
        for slot in self._slots:
            if slot in draft.parts or not slot.of.is_of(variant):
                continue
            if (value := slot.of.beginning) is not None:
                put(slot, draft, value)
            elif slot.of.is_required:
                yield slot, _lacks(slot.of)


def _lacks(of: Characteristic) -> str:
    return _("%(field)s is missing.") % {"field": of.name}
