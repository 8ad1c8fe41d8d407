"""Acts in words: what was done, to what, and what an act that changed nothing tells of itself."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.models import Part
from liant.kernel.audit.statements import RIGHT
from liant.kernel.entity.cells import text_of
from liant.kernel.entity.registry import entity_named
from liant.kernel.history.models import Entry
from liant.kernel.history.reading import VERBS
from liant.kernel.history.statements import told_models
from liant.kernel.history.telling import Kind
from liant.kernel.history.words import ChangeLine

TOLD = {
    "rows": gettext_lazy("rows"),
    "format": gettext_lazy("format"),
    "field": gettext_lazy("field"),
    "reason": gettext_lazy("reason"),
    "q": gettext_lazy("search words"),
}


def verb_labels() -> dict[str, str]:
    """What can be done, in words."""
    return {name: str(label) for name, label in (VERBS | dict(Kind.choices)).items()}


def entity_labels() -> dict[str, str]:
    """What it can be done to: the names under which rights are granted."""
    wholes = [model for model in told_models() if not issubclass(model, Part)]
    named = {model.entity_name(): str(model._meta.verbose_name) for model in reversed(wholes)}
    return named | {RIGHT[0]: _("audit")}


def told_lines(entry: Entry) -> list[ChangeLine]:
    """What an act tells of itself: a line for each thing, and for each filter of an export."""
    told = dict(entry.told or {})
    # It stands as who did it, or as whom it was tried.
    told.pop("email", None)
    filters = told.pop("filters", {})
    if "field" in told:
        told["field"] = _field_label(entry.entity, told["field"])
    lines = [(TOLD.get(name, name), value) for name, value in told.items()]
    lines += [(_filter_label(entry.entity, name), value) for name, value in filters.items()]
    return [ChangeLine(capfirst(str(label)), "", text_of(value)) for label, value in lines if value not in ("", None)]


def _field_label(entity: str, name: str) -> str:
    declared = entity_named(entity)
    fields = declared.model._meta.concrete_fields if declared else ()
    return next((str(field.verbose_name) for field in fields if field.name == name), name)


def _filter_label(entity: str, name: str) -> Any:
    declared = entity_named(entity)
    filters = declared.table_filters if declared else []
    return next((each.label for each in filters if each.name == name), TOLD.get(name, name))
