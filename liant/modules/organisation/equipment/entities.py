"""What lists, pages, forms, files and the API show of equipment (RES-01)."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Unit
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.entity.tabs import History
from liant.kernel.entity.tallies import TallyColumn
from liant.kernel.imports.names import names_in_tree, names_of_employee
from liant.kernel.imports.targets import FieldTarget, ListTarget
from liant.modules.organisation.equipment.tabs import OfKind
from liant.modules.organisation.models import Equipment, EquipmentKind


@register
class EquipmentEntity(Entity):
    """Rooms, cars, laptops in one list."""

    model = Equipment
    slug = "equipment"
    icon = "device-projector"
    place = Place.ADMINISTRATION
    columns = ("caption", "kind", "unit", "seats", "number", "keeper", "is_active")
    filters = ("kind", "unit", "keeper", "is_active", "tags")
    offered = {"is_active": "1"}
    fields = (
        (_("Equipment"), ("name", "kind", "number", "seats", "is_active", "tags")),
        (_("Where it belongs"), ("unit", "place", "keeper")),
        (_("Notes"), ("notes",)),
    )
    imports = (
        FieldTarget("name", Equipment, synonyms=("nume", "denumire", "όνομα")),
        FieldTarget("kind", Equipment, synonyms=("tip", "fel", "type", "είδος")),
        FieldTarget(
            "unit", Equipment, names_of=names_in_tree, synonyms=("unitate", "departament", "department", "τμήμα")
        ),
        FieldTarget(
            "keeper", Equipment, names_of=names_of_employee, synonyms=("responsabil", "gestionar", "υπεύθυνος")
        ),
        FieldTarget(
            "number",
            Equipment,
            identifies=True,
            synonyms=("număr", "număr de inventar", "inventory number", "plate", "αριθμός"),
        ),
        FieldTarget("place", Equipment, synonyms=("loc", "locație", "location", "θέση")),
        FieldTarget("seats", Equipment, synonyms=("locuri", "capacitate", "capacity", "θέσεις")),
        ListTarget("tags", Equipment, synonyms=("etichete", "etichetă", "labels", "ετικέτες")),
        FieldTarget("is_active", Equipment, synonyms=("activ", "active", "în folosință")),
    )

    def badge(self, record: Any) -> str:
        """What it is."""
        return capfirst(str(record.kind)) if record.is_active else str(_("Not in use"))

    def secondary(self, records: list[Any]) -> list[str]:
        """What it is, and whose."""
        kinds = captions(EquipmentKind, (record.kind_id for record in records))
        units = captions(Unit, (record.unit_id for record in records))
        return [" · ".join(filter(None, (kinds.get(record.kind_id), units.get(record.unit_id)))) for record in records]


@register
class EquipmentKindEntity(Entity):
    """What equipment may be."""

    model = EquipmentKind
    slug = "equipment-kinds"
    icon = "category"
    place = Place.ADMINISTRATION
    is_short = True
    columns = ("caption", TallyColumn(_("pieces"), Equipment, "kind", is_active=True))
    fields = ((_("Kind of equipment"), ("name",)),)
    tabs = (OfKind, History)
    imports = (FieldTarget("name", EquipmentKind, synonyms=("nume", "denumire", "tip", "όνομα")),)
