"""What lists, pages, forms, files and the API show of greeting templates (CON-09)."""

from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.imports.targets import FieldTarget
from liant.modules.celebrations.models import GreetingTemplate


@register
class GreetingTemplateEntity(Entity):
    """Few, by language, channel and occasion."""

    model = GreetingTemplate
    slug = "greeting-templates"
    icon = "cake"
    place = Place.ADMINISTRATION
    is_short = True
    columns = ("caption", "kind", "channel", "language")
    filters = ("kind", "channel", "language")
    fields = (
        (_("Greeting template"), ("name", "kind", "channel", "language")),
        (_("Words"), ("subject", "text")),
    )
    imports = (
        FieldTarget("name", GreetingTemplate, synonyms=("nume", "denumire", "όνομα")),
        FieldTarget("kind", GreetingTemplate, synonyms=("ocazie", "occasion", "περίσταση")),
        FieldTarget("channel", GreetingTemplate, synonyms=("canal", "κανάλι")),
        FieldTarget("language", GreetingTemplate, synonyms=("limbă", "limba", "γλώσσα")),
        FieldTarget("subject", GreetingTemplate, synonyms=("subiect", "θέμα")),
        FieldTarget("text", GreetingTemplate, synonyms=("text", "mesaj", "message", "κείμενο")),
    )
