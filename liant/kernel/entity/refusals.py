"""What the database refuses, in words for the user: no rule slips through, and no one meets an error page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import (
    is_refused_by_row_security,
    is_refused_to,
    is_refused_to_fill_in,
)
from liant.kernel.access.explaining import bounding_groups
from liant.kernel.access.models import Listed, Once, Protected, Record
from liant.kernel.integrity import diagnosis, is_taken, references_checked

# Rules that only the database can keep, by the name it gives them: no check could see what is hidden from the actor, or
# what others do in this very moment. Rooms add theirs: what is said, or a function that says it, given the record and
# those of its parts that were to be written.
RULES: dict[str, Any] = {
    "an_administrator_stays": gettext_lazy(
        "Nobody could change roles any more. Give this right to somebody else first."
    ),
    "placement_no_circle": gettext_lazy("It can't be a part of itself, or of what is a part of it."),
}

_SAME = gettext_lazy("Another one has the same name or number already.")


@contextmanager
def of_writing(record: Listed) -> Iterator[None]:
    """Raises ValidationError where the actor may not write such a row, or another has what may be there only once."""
    try:
        with _in_words(lambda error: _no_right_to_write(record, error), record):
            yield
    except IntegrityError as error:
        if not is_taken(error):
            raise
        raise _taken(record, diagnosis(error).constraint_name) from error


@contextmanager
def of_repeating(record: Protected | None = None, parts: Sequence[Protected] = ()) -> Iterator[None]:
    """Raises ValidationError where rows exchange what may be there only once; the command ends with it.

    Where it is to be told what else there is, what the body wrote is undone, so that one can look.
    """
    excludes = any(isinstance(rule, ExclusionConstraint) for part in parts[:1] for rule in part._meta.constraints)
    try:
        with transaction.atomic() if excludes else nullcontext():
            yield
    except IntegrityError as error:
        if broken := broken_rule(error, record, parts):
            raise ValidationError(broken) from error
        if not is_taken(error):
            raise
        raise ValidationError(_SAME) from error


@contextmanager
def of_linking(name: str) -> Iterator[None]:
    """Raises ValidationError where the actor may not make such links."""
    with _in_words(lambda _error: no_right_to_change(name)):
        yield


@contextmanager
def of_deleting(record: Protected) -> Iterator[None]:
    """Raises ValidationError where other rows need the record, with what they are."""
    try:
        with references_checked():
            yield
    except ProtectedError as error:
        raise _needed(record, {type(needing) for needing in error.protected_objects}) from error
    except IntegrityError as error:
        if broken := broken_rule(error):
            raise ValidationError(broken) from error
        # Rows that the actor does not see are no reason for Django, but they are one for the database.
        table = diagnosis(error).table_name
        raise _needed(record, {model for model in apps.get_models() if model._meta.db_table == table}) from error


def no_right_to_change(name: str) -> ValidationError:
    """What is said at a field or relation that the actor may not change."""
    return ValidationError({name: _("You do not have the right to change this.")})


@contextmanager
def _in_words(no_right: Callable[[ProgrammingError], ValidationError], record: Listed | None = None) -> Iterator[None]:
    """Undo what the body wrote and say why, where row security or one of the rules refuses it."""
    try:
        with transaction.atomic():
            yield
    except ProgrammingError as error:
        if not is_refused_by_row_security(error):
            raise
        raise no_right(error) from error
    except IntegrityError as error:
        if not (broken := broken_rule(error, record)):
            raise
        raise ValidationError(broken) from error


def broken_rule(error: IntegrityError, record: Protected | None = None, parts: Sequence[Protected] = ()) -> Any:
    """What is said of the rule that was broken; None where it is none of these."""
    rule = RULES.get(diagnosis(error).constraint_name or "")
    return rule(record, parts) if callable(rule) else rule


def _no_right_to_write(record: Listed, error: ProgrammingError) -> ValidationError:
    if is_refused_to("assign", error):
        return ValidationError({"owner": _("You may not give it to another owner or unit.")})
    for action, names in record.guarded.items():
        if is_refused_to(action, error):
            return no_right_to_change(names[0])
    if is_refused_to_fill_in(error):
        return ValidationError(_("A field of it is kept from you: you may not fill it in."))
    if isinstance(record, Record) and record.bounded_by:
        action = "create" if record._state.adding else "change"
        if groups := bounding_groups(action, type(record)):
            said = _("You may do this only for what is in: %(groups)s.") % {"groups": ", ".join(groups)}
            return ValidationError(dict.fromkeys(record.bounded_by, said))
    return ValidationError(
        {"owner": _("You may not give it to this owner and unit: you would no longer see it yourself.")}
    )


def _taken(record: Listed, constraint: str | None) -> ValidationError:
    rules = (rule for rule in record._meta.constraints if isinstance(rule, Once) and rule.name == constraint)
    if rule := next(rules, None):
        return rule.refusal(record)
    return ValidationError(_SAME)


def _needed(record: Protected, by: Iterable[type[models.Model]]) -> ValidationError:
    kinds = ", ".join(sorted({str(model._meta.verbose_name_plural) for model in by}))
    refusal = _("%(record)s can't be deleted: %(kinds)s belong to it.") % {"record": record, "kinds": kinds}
    return ValidationError(f"{refusal} {getattr(record, 'instead_of_deleting', '')}".strip())
