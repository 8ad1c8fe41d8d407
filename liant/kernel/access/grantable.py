"""What there is to grant: which actions and scopes mean anything for which entity (SEC-01)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Action, Private, Protected, Reference, Scope
from liant.kernel.access.models.roles import AUDIT
from liant.kernel.access.tables import protected_models


@dataclass(frozen=True)
class Grantable:
    """An entity on which roles may grant actions, each within one of these scopes."""

    entity: str
    label: str | Promise
    actions: tuple[Action, ...]
    scopes: tuple[Scope, ...]

    def rights(self) -> list[tuple[str, str]]:
        """Each right as "entity:action", with its name."""
        return [(f"{self.entity}:{action}", f"{self.label}: {action.label}") for action in self.actions]


def grantables() -> list[Grantable]:
    """Every entity: those whose records are somebody's first, then the references, each by name; then the audit."""
    models = [model for model in protected_models() if model.grantable and not issubclass(model, Private)]
    by_kind = sorted(models, key=lambda model: (issubclass(model, Reference), str(model._meta.verbose_name_plural)))
    return [_grantable(model) for model in by_kind if not model.wholes] + [
        Grantable(AUDIT[0], _("Audit"), (AUDIT[1],), (Scope.ALL,))
    ]


def _grantable(model: type[Protected]) -> Grantable:
    # A reference is nobody's: whoever may write one may write all.
    scopes = (Scope.ALL,) if issubclass(model, Reference) else tuple(Scope)
    label = capfirst(str(model._meta.verbose_name_plural))
    return Grantable(model.entity_name(), label, tuple(map(Action, model.grantable)), scopes)
