"""The fields that a role hides or holds fixed: read and changed as a whole (SEC-05)."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.access.limitable import limitable, limitable_models
from liant.kernel.access.models import FieldLimit, Role
from liant.kernel.commands import command
from liant.modules.organisation.rights.rewriting import rewrite

# The level of each entity and field; what is left free is left out.
Levels = Mapping[tuple[str, str], str]


def limited_by(role: Role) -> dict[tuple[str, str], str]:
    """What the role keeps back."""
    return {key: limit.level for key, limit in _rows(role).items()}


@command("change")
def limit(role: Role, wanted: Levels, *, by: Actor) -> Role:
    """Have the role keep back these fields, and no others. Raises ValidationError for what can't be limited so."""
    _require_limitable(wanted)
    rewrite(_rows(role), wanted, "level", lambda key: FieldLimit(role=role, entity=key[0], field=key[1]))
    return role


def _rows(role: Role) -> dict[tuple[str, str], FieldLimit]:
    return {(limit.entity, limit.field): limit for limit in role.limits.all()}


def _require_limitable(wanted: Levels) -> None:
    known = {
        (model.entity_name(), each.name, level)
        for model in limitable_models()
        for each in limitable(model)
        for level in each.levels
    }
    for (entity, field), level in wanted.items():
        if (entity, field, level) not in known:
            words = {"field": field, "level": level}
            raise ValidationError({f"{entity}.{field}": _("“%(field)s” can't be “%(level)s”.") % words})
