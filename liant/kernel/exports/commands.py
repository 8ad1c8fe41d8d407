"""What an employee does with an export: begin it, stop it (GEN-02)."""

from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, enter
from liant.kernel.entity.exporting import file_name, tell_export
from liant.kernel.entity.listing import Listing
from liant.kernel.exports import jobs
from liant.kernel.exports.models import ExportRun

State = ExportRun.State


def begin(listing: Listing, file_format: str, *, by: Actor) -> ExportRun:
    """Have a list written into a file by a job; the audit is told now, with the rows that there are now."""
    with enter(by.pk):
        tell_export(listing, file_format, listing.exact_number, by=by)
        run = ExportRun.objects.create(
            employee=by,
            entity=listing.entity.name,
            parameters=_kept(listing.parameters),
            format=file_format,
            language=translation.get_language() or "en",
            rows=listing.exact_number,
            file_name=file_name(listing, file_format),
        )
        jobs.perform_export(run_id=run.pk, by=by)
    return run


def cancel(run: ExportRun, *, by: Actor) -> bool:
    """Stop an export under way. False when it came to its end first."""
    with enter(by.pk):
        under_way = ExportRun.objects.filter(pk=run.pk, state=State.RUNNING)
        return bool(under_way.update(state=State.CANCELLED, message=_("You stopped it.")))


def _kept(parameters: QueryDict) -> str:
    kept = parameters.copy()
    for name in ("format", "direct"):
        kept.pop(name, None)
    return kept.urlencode()
