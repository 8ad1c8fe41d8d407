"""What an employee does with many records: begin, stop, undo (GEN-02)."""

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, enter
from liant.kernel.bulk import jobs
from liant.kernel.bulk.forms import CHOSEN, BulkForm
from liant.kernel.bulk.models import BulkRun
from liant.kernel.entity.listing import Listing

Act, State = BulkRun.Act, BulkRun.State


def begin_change(listing: Listing, form: BulkForm, *, by: Actor) -> BulkRun:
    """Have a job give the records of a list what a valid form holds. Raises ValidationError when there are none."""
    sent = QueryDict(mutable=True)
    for name in (CHOSEN, *(name for name in form.data if name.removesuffix(".how") in form.chosen)):
        sent.setlist(name, form.data.getlist(name))  # type: ignore[attr-defined]
    return _begin(listing, Act.CHANGE, sent.urlencode(), by=by)


def begin_delete(listing: Listing, *, by: Actor) -> BulkRun:
    """Have a job delete the records of a list. Raises ValidationError when there are none."""
    return _begin(listing, Act.DELETE, "", by=by)


def cancel(run: BulkRun, *, by: Actor) -> bool:
    """Stop it after the step under way; what is done stays until it is undone. False when it came to its end first."""
    with enter(by.pk):
        running = BulkRun.objects.filter(pk=run.pk, state=State.RUNNING)
        return bool(running.update(state=State.CANCELLED))


def undo(run: BulkRun, *, by: Actor) -> None:
    """Have a job take back what was done, last step first. Raises ValidationError when there is nothing to undo."""
    with enter(by.pk):
        over = BulkRun.objects.filter(pk=run.pk, state__in=(State.DONE, State.CANCELLED))
        if not over.update(state=State.UNDOING, message=""):
            raise ValidationError(_("There is nothing to undo."))
        jobs.undo_bulk(run_id=run.pk, by=by)


def _begin(listing: Listing, act: str, values: str, *, by: Actor) -> BulkRun:
    with enter(by.pk):
        records = list(listing.records.order_by("pk").values_list("pk", flat=True))
        if not records:
            raise ValidationError(_("Nothing matches."))
        run = BulkRun.objects.create(
            employee=by, entity=listing.entity.name, act=act, values=values, records=records, total=len(records),
            language=translation.get_language() or "en",
        )  # fmt: skip
        jobs.perform_bulk(run_id=run.pk, by=by)
    return run
