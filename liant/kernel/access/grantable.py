"""What there is to grant: which actions and scopes mean anything for which entity (SEC-01)."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Action, Grant, Private, Protected, Record, Reference, Scope, TargetGroup
from liant.kernel.access.models.groups import scope_label
from liant.kernel.access.models.roles import AUDIT
from liant.kernel.access.tables import protected_models

# By entity, its target groups, each as a reach with what it is called.
Groups = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Grantable:
    """An entity on which roles may grant actions, each within one of these scopes, or bounded to target groups."""

    entity: str
    label: str | Promise
    actions: tuple[Action, ...]
    scopes: tuple[Scope, ...]
    # Of the entity itself: these a new record can't be in.
    own_groups: tuple[tuple[str, str], ...] = ()
    # Of the records that it belongs to.
    groups: tuple[tuple[str, str], ...] = ()

    def rights(self) -> list[tuple[str, str]]:
        """Each right as "entity:action", with its name."""
        return [(f"{self.entity}:{action}", f"{self.label}: {action.label}") for action in self.actions]

    def reaches(self, action: Action) -> list[tuple[str, str]]:
        """How far an action may be granted (`Grant.reach`), with what it is called."""
        own = () if action == Action.CREATE else self.own_groups
        return [(scope.value, str(scope.label)) for scope in self.scopes] + [*own, *self.groups]


def grantables() -> list[Grantable]:
    """Every entity: those whose records are somebody's first, then the references, each by name; then the audit."""
    models = [model for model in protected_models() if model.grantable and not issubclass(model, Private)]
    by_kind = sorted(models, key=lambda model: (issubclass(model, Reference), str(model._meta.verbose_name_plural)))
    groups = _groups()
    return [_grantable(model, groups) for model in by_kind if not model.wholes] + [
        Grantable(AUDIT[0], _("Audit"), (AUDIT[1],), (Scope.ALL,))
    ]


def _groups() -> Groups:
    found: Groups = defaultdict(list)
    for group in TargetGroup.objects.all():
        reach = Grant(scope=Scope.GROUP, group=group).reach
        found[group.entity].append((reach, scope_label(group)))
    return found


def _grantable(model: type[Protected], groups: Groups) -> Grantable:
    label, actions = capfirst(str(model._meta.verbose_name_plural)), tuple(map(Action, model.grantable))
    # A reference is nobody's: whoever may write one may write all.
    if issubclass(model, Reference):
        return Grantable(model.entity_name(), label, actions, (Scope.ALL,))
    scopes = tuple(scope for scope in Scope if scope != Scope.GROUP)
    assert issubclass(model, Record)
    bounds = (model.bounding(name).entity_name() for name in model.bounded_by)
    bounding = tuple(group for entity in bounds for group in groups.get(entity, ()))
    own = tuple(groups.get(model.entity_name(), ()))
    return Grantable(model.entity_name(), label, actions, scopes, own, bounding)
