"""What there is to grant: which actions and scopes mean anything for which entity."""

from dataclasses import dataclass

from django.utils.text import capfirst

from liant.kernel.access.models import Action, Private, Protected, Reference, Scope
from liant.kernel.access.tables import protected_models


@dataclass(frozen=True)
class Grantable:
    """An entity on which roles may grant actions, each within one of these scopes."""

    entity: str
    label: str
    actions: tuple[Action, ...]
    scopes: tuple[Scope, ...]


def grantables() -> list[Grantable]:
    """Every entity: those whose records are somebody's first, then the references, each by name."""
    models = [model for model in protected_models() if model.grantable and not issubclass(model, Private)]
    by_kind = sorted(models, key=lambda model: (issubclass(model, Reference), str(model._meta.verbose_name_plural)))
    return [_grantable(model) for model in by_kind if not model.wholes]


def _grantable(model: type[Protected]) -> Grantable:
    # A reference is nobody's: whoever may write one may write all.
    scopes = (Scope.ALL,) if issubclass(model, Reference) else tuple(Scope)
    label = capfirst(str(model._meta.verbose_name_plural))
    return Grantable(model.entity_name(), label, tuple(map(Action, model.grantable)), scopes)
