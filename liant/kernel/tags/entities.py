"""The pages on which tags are kept in order: renamed, coloured, deleted when nothing has them."""

from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.entity.tabs import History
from liant.kernel.imports.targets import FieldTarget
from liant.kernel.tags.models import Tag
from liant.kernel.tags.tabs import Uses


@register
class TagEntity(Entity):
    """Free words on records of any kind."""

    model = Tag
    slug = "tags"
    icon = "tags"
    place = Place.ADMINISTRATION
    columns = ("caption", "tone", "created_at")
    filters = ("tone",)
    fields = ((_("Tag"), ("name", "tone")),)
    tabs = (Uses, History)
    imports = (
        FieldTarget("name", Tag, synonyms=("etichetă", "nume", "denumire", "label", "ετικέτα")),
        FieldTarget("tone", Tag, synonyms=("culoare", "color", "χρώμα")),
    )
