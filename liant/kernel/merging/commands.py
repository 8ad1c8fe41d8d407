"""Merging: one of several records takes over what the others are and have."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, actions_on_each, is_refused_by_row_security
from liant.kernel.access.limits import hidden_fields
from liant.kernel.access.models import Record
from liant.kernel.characteristics.reading import forget
from liant.kernel.commands import command
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.refusals import of_repeating
from liant.kernel.entity.registry import entity_of
from liant.kernel.integrity import references_checked
from liant.kernel.merging.choosing import Choice, chosen_values

MOST = 10


@command("change")
def merge(winner: Record, losers: Iterable[int], chosen: Choice | None = None, *, by: Actor) -> Record:
    """Merge records into one (CON-20): what points to the losers points to the winner, which alone is left.

    `losers` are numbers; `chosen` says by field from which record a value is taken: without, the winner keeps what it
    has and gets what it lacks. Raises ValidationError, PermissionDenied without the right to delete the losers.
    """
    entity = entity_of(type(winner))
    assert isinstance(entity, Entity)
    records = [winner, *_losers(entity, winner, losers)]
    values = chosen_values(entity, records, chosen or {})
    _move(winner, [record.pk for record in records[1:]])
    if values:
        commands.change(winner, values, by=by)
    winner.refresh_from_db()
    forget(winner)
    return winner


def require_alike(entity: Entity, records: list[Any]) -> None:
    """Raises ValidationError for records that can't be merged with each other."""
    if len(records) < 2:
        raise ValidationError(_("Choose at least two to merge."))
    if len(records) > MOST:
        raise ValidationError(_("At most %(most)s can be merged at once.") % {"most": MOST})
    if len({entity.variant_of(record) for record in records}) > 1:
        raise ValidationError(_("Only records of the same kind can be merged."))
    if hidden_fields(entity.model):
        raise ValidationError(_("Some of their fields are hidden from you: someone who sees all of them can do this."))


def _losers(entity: Entity, winner: Record, numbers: Iterable[int]) -> list[Any]:
    """The other records, in the order given. Raises PermissionDenied where one may not be deleted, or is not seen."""
    wanted = [number for number in dict.fromkeys(numbers) if number != winner.pk]
    found = type(winner)._default_manager.in_bulk(wanted)
    if found.keys() != set(wanted):
        raise ValidationError(_("One of them is not there any more, or you do not see it."))
    losers = [found[number] for number in wanted]
    require_alike(entity, [winner, *losers])
    allowed = actions_on_each(type(winner), losers)
    if any("delete" not in actions for actions in allowed.values()):
        raise PermissionDenied(_("You do not have the right to delete all of those that would go."))
    return losers


def _move(winner: Record, losers: list[int]) -> None:
    try:
        with of_repeating(), references_checked(), connection.cursor() as cursor:
            cursor.execute(f"SELECT access.merge_{winner.entity_name()}(%s, %s)", [winner.pk, losers])
    except ProgrammingError as error:
        if not is_refused_by_row_security(error):
            raise
        raise PermissionDenied(_("You do not have the right to merge these.")) from error
