"""Characteristics in files: what columns may become, and what rows begin with or lack (CON-19)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from liant.kernel.access.models import Employee, Listed
from liant.kernel.characteristics.definitions import TITLE, in_use
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.saving import is_kept
from liant.kernel.characteristics.types import Link
from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.names import Names, names_of_employee
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.targets import Target
from liant.kernel.imports.values import Reader, remembering


class CharacteristicSlot(Slot):
    """The place for the values of a characteristic."""

    def __init__(self, of: Characteristic) -> None:
        super().__init__(of.values_model, characteristic_id=of.pk)
        self.of = of

    def refusal(self, variant: str) -> str:
        """What is said of a record whose kind does not have it."""
        return "" if self.of.is_of(variant) else _("A row of this kind can't have it.")


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
        if isinstance(of.kind, Link):
            return remembering(Names(Employee, names_of_employee).find)
        return remembering(lambda text: of.kind.read(of, text))

    def put(self, draft: Draft, value: Any) -> None:
        """A row; of several choices one for each."""
        put(self.slot, draft, value)


def put(slot: CharacteristicSlot, draft: Draft, value: Any) -> None:
    """Have the row bring this value."""
    kind = slot.of.kind
    draft.parts[slot] = [{kind.attribute: one} for one in (value if kind.is_many else (value,))]


def targets_of(model: type[Listed]) -> Iterator[CharacteristicTarget]:
    """What columns may become; not a record that would have to be found among very many."""
    for each in in_use(model):
        if not is_kept(each) and (not isinstance(each.kind, Link) or each.kind.model(each) is Employee):
            yield CharacteristicTarget(each)


class Beginnings:
    """What the rows of a file begin with, and what they must not lack."""

    def __init__(self, model: type[Listed], mapped: list[Target]) -> None:
        slots = {target.of.pk: target.slot for target in mapped if isinstance(target, CharacteristicTarget)}
        self._slots = [slots.get(each.pk) or CharacteristicSlot(each) for each in in_use(model) if not is_kept(each)]

    def complete(self, draft: Draft, variant: str) -> Iterator[tuple[Slot, str]]:
        """Give the row what it does not bring; what it lacks, with the words for that."""
        for slot in self._slots:
            if slot in draft.parts or not slot.of.is_of(variant):
                continue
            if (value := slot.of.beginning) is not None:
                put(slot, draft, value)
            elif slot.of.is_required:
                yield slot, _("%(field)s is missing.") % {"field": slot.of.name}
