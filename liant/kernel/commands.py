"""`@command`: what every meaningful write has in common.

A command runs in one transaction, entered as its actor, with its record locked and fresh, after the right was
asked, and leaves one entry in history under its own name. Inside another command it joins that one's entry.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, allowed_actions, current_employee_id, enter, lender_of
from liant.kernel.access.editions import ask_edition
from liant.kernel.access.models import Action, Protected
from liant.kernel.events import Event, tell, tell_act

Function = TypeVar("Function", bound=Callable[..., Any])


def command(action: str) -> Callable[[Function], Function]:
    """Make a function a command: its first argument is a record, or the class of the record it makes.

    `action` is the right that the actor (`by=`) needs on it. Raises PermissionDenied without that right, and
    when the record is not there for the actor.
    """

    def decorate(function: Function) -> Function:
        @wraps(function)
        def run(subject: Any, *args: Any, by: Actor, **kwargs: Any) -> Any:
            with acting(function.__name__, by=by):
                permitted = _permitted(subject, action, by)
                result = function(permitted, *args, by=by, **kwargs)
                record = result if isinstance(result, Protected) else permitted
                if isinstance(record, Protected):
                    if record.is_remembered:
                        # Who changed it goes on with what it is now.
                        ask_edition()
                    tell(Event(function.__name__, record, by))
                return result

        run.action = action  # type: ignore[attr-defined]
        return run  # type: ignore[return-value]

    return decorate


@contextmanager
def acting(verb: str, *, by: Actor, undoes: int | None = None) -> Iterator[None]:
    """One transaction of one actor with one entry in history; an inner act belongs to the outer one."""
    if _is_acting() and current_employee_id() == by.pk:
        with transaction.atomic():
            yield
        return
    with enter(by.pk):
        _call("SELECT history.begin(%s, %s)", [verb, undoes])
        yield
        if entry := _call("SELECT history.finish()", []):
            tell_act(entry)


def current_entry_id() -> int | None:
    """The history entry of the act under way; None while it has changed nothing."""
    entry: int | None = _call("SELECT history.current()", [])
    return entry


def _permitted(subject: Protected | type[Protected], action: str, by: Actor) -> Protected | type[Protected]:
    """The subject, when the actor may do `action` with it: a record fresh and, where it may be changed, locked."""
    if isinstance(subject, type):
        _require(action in allowed_actions(subject))
        _act_for(lender_of(action, subject))
        return subject
    records = type(subject)._default_manager.filter(pk=subject.pk)
    found = records.first()
    _require(found is not None)
    actions = allowed_actions(type(subject), found.locks)  # type: ignore[union-attr]
    _require(action in actions)
    lender_id = lender_of(action, type(subject), found.locks)  # type: ignore[union-attr]
    # With a right that was lent no one approves what is one's own.
    _require(not (lender_id and action == Action.APPROVE and getattr(found, "owner_id", None) == by.pk))
    _act_for(lender_id)
    # The database lets only who may change a row lock it.
    return records.select_for_update(of=("self",)).get() if "change" in actions else found  # type: ignore[return-value]


def _act_for(lender_id: int | None) -> None:
    """Have history say for whom this is done, when the right to it was lent (SEC-03)."""
    if lender_id:
        _call("SELECT set_config('liant.on_behalf_of', %s, true)", [str(lender_id)])


def _require(permitted: bool) -> None:
    if not permitted:
        raise PermissionDenied(_("You do not have the right to do this."))


def _is_acting() -> bool:
    return bool(connection.in_atomic_block and _call("SELECT current_setting('liant.verb', true)", []))


def _call(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]
