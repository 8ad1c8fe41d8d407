"""The usual roles, written where nobody is yet to act: on the first day of a company."""

from collections.abc import Iterable

from liant.kernel.access.models import Grant, Role
from liant.modules.organisation.ready_made import ReadyMade


def make_roles(ready_made: Iterable[ReadyMade], language: str, *, using: str) -> dict[str, Role]:
    """Write these roles, named in that language or else in English; by their keys."""
    seeds = list(ready_made)
    named = [
        Role(name=seed.names.get(language, seed.key), requires_second_factor=seed.requires_second_factor)
        for seed in seeds
    ]
    roles = dict(zip((seed.key for seed in seeds), Role.objects.using(using).bulk_create(named), strict=True))
    Grant.objects.using(using).bulk_create(
        Grant(role=roles[seed.key], entity=grant.entity, action=grant.action, scope=grant.scope)
        for seed in seeds
        for grant in seed.grants
    )
    return roles
