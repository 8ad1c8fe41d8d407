"""The pages on which administrators keep types of relations and their words (CON-08)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.entity.tabs import History, Overview
from liant.kernel.imports.targets import FieldTarget
from liant.modules.contacts.models import RelationType, RelationWords
from liant.modules.contacts.relations.initial import WORDS
from liant.modules.contacts.relations.tabs import OfType


@register
class RelationTypeEntity(Entity):
    """Few, each named from both sides."""

    model = RelationType
    slug = "relation-types"
    icon = "arrows-left-right"
    place = Place.ADMINISTRATION
    is_short = True
    columns = ("caption", "inverse", "from_kinds", "to_kinds")
    filters = ("from_kinds", "to_kinds", "meaning")
    fields = (
        (_("Relation type"), ("name", "inverse")),
        (_("Who"), ("from_kinds", "to_kinds", "meaning")),
    )
    parts = (PartSet(RelationWords, WORDS, "language"),)
    tabs = (Overview, OfType, History)
    imports = (
        FieldTarget("name", RelationType, synonyms=("nume", "denumire", "relație", "όνομα", "σχέση")),
        FieldTarget("inverse", RelationType, synonyms=("invers", "inversa", "αντίστροφο")),
    )

    def secondary(self, records: list[Any]) -> list[str]:
        """How it is the other way round."""
        return [record.inverse for record in records]
