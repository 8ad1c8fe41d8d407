"""The grants of a role: read and changed as a whole."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.access.grantable import grantables
from liant.kernel.access.models import Grant, Role
from liant.kernel.commands import command
from liant.kernel.entity import refusals
from liant.modules.organisation.rights.rewriting import rewrite

# How far (`Grant.reach`) each entity and action is granted; what is not granted is left out.
Scopes = Mapping[tuple[str, str], str]


def granted_by(role: Role) -> dict[tuple[str, str], str]:
    """What the role grants."""
    return {key: grant.reach for key, grant in _rows(role).items()}


@command("change")
def change(role: Role, wanted: Scopes, *, by: Actor) -> Role:
    """Have the role grant this, and nothing else.

    Raises ValidationError for what can't be granted, and when nobody could change roles any more.
    """
    _require_grantable(wanted)
    with refusals.of_writing(role):
        rewrite(_rows(role), wanted, "reach", lambda key: Grant(role=role, entity=key[0], action=key[1]))
    return role


def _rows(role: Role) -> dict[tuple[str, str], Grant]:
    return {(grant.entity, grant.action): grant for grant in role.grants.all()}


def _require_grantable(wanted: Scopes) -> None:
    known = {
        (row.entity, action, reach)
        for row in grantables()
        for action in row.actions
        for reach, _label in row.reaches(action)
    }
    for (entity, action), reach in wanted.items():
        if (entity, action, reach) not in known:
            words = {"entity": entity, "action": action, "scope": reach}
            raise ValidationError({f"{entity}.{action}": _("“%(scope)s” can't be granted here.") % words})
