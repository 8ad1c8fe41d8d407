"""Acts in words: what was done, to what, and what an act that changed nothing tells of itself."""

from datetime import date, datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.models import ApiToken, Part
from liant.kernel.audit.statements import RIGHT
from liant.kernel.entity.cells import text_of
from liant.kernel.entity.registry import entity_named
from liant.kernel.history.models import Entry
from liant.kernel.history.reading import VERBS
from liant.kernel.history.statements import told_models
from liant.kernel.history.telling import Kind
from liant.kernel.history.words import ChangeLine
from liant.kernel.signin.devices import device_name

TOLD = {
    "rows": gettext_lazy("rows"),
    "format": gettext_lazy("format"),
    "field": gettext_lazy("field"),
    "reason": gettext_lazy("reason"),
    "q": gettext_lazy("search words"),
    "methods": gettext_lazy("by"),
    "why": gettext_lazy("why it was refused"),
    "agents": gettext_lazy("devices"),
    "name": gettext_lazy("name"),
    "scope": gettext_lazy("scope"),
    "since": gettext_lazy("from"),
    "until": gettext_lazy("until"),
    "erased": gettext_lazy("erased"),
}
# What stands for a word in what is told.
WORDS = {
    "password": gettext_lazy("password"),
    "totp": gettext_lazy("authenticator app"),
    "webauthn": gettext_lazy("passkey"),
    "recovery_codes": gettext_lazy("recovery code"),
    "socialaccount": gettext_lazy("single sign-on"),
    "unverified": gettext_lazy("the provider does not confirm the address"),
    "unknown": gettext_lazy("nobody signs in with that address"),
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
    # By which erased rows are verified.
    told.pop("digests", None)
    filters = told.pop("filters", {})
    if "field" in told:
        told["field"] = _field_label(entry.entity, told["field"])
    # The database does not keep their order.
    names = [name for name in TOLD if name in told] + sorted(told.keys() - TOLD.keys())
    lines = [(TOLD.get(name, name), _in_words(name, told[name])) for name in names]
    lines += [(_filter_label(entry.entity, name), value) for name, value in filters.items()]
    return [ChangeLine(capfirst(str(label)), "", text_of(value)) for label, value in lines if value not in ("", None)]


def _in_words(name: str, value: Any) -> Any:
    match name:
        case "methods":
            return ", ".join(str(WORDS.get(each, each)) for each in value)
        case "agents":
            return ", ".join(map(device_name, value))
        case "why":
            return WORDS.get(value, value)
        case "scope":
            return dict(ApiToken.Scope.choices).get(value, value)
        case "until":
            # Of days, the last one; else the moment at which it ends.
            return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return value


def _field_label(entity: str, name: str) -> str:
    declared = entity_named(entity)
    fields = declared.model._meta.concrete_fields if declared else ()
    return next((str(field.verbose_name) for field in fields if field.name == name), name)


def _filter_label(entity: str, name: str) -> Any:
    declared = entity_named(entity)
    filters = declared.table_filters if declared else []
    return next((each.label for each in filters if each.name == name), TOLD.get(name, name))
