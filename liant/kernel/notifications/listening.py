"""What employees are told of because of what commands did: records given to them, many changed, rights lent."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liant.kernel.access.actor import current_employee_id
from liant.kernel.access.captions import captions
from liant.kernel.access.models import Delegation, Employee, Record
from liant.kernel.bulk.models import BulkRun
from liant.kernel.entity.registry import entity_named, list_url_of
from liant.kernel.events import Event, on, on_act
from liant.kernel.exports.models import ExportRun
from liant.kernel.imports.models import ImportRun
from liant.kernel.notifications.kinds import Mail, kind
from liant.kernel.notifications.models import Notification
from liant.kernel.notifications.seeing import see_of, topic_of
from liant.kernel.notifications.telling import Subject, tell

# Acts that are steps of something larger: what they give is told together.
OF_MANY = ["change_many", "run_import"]


def _assigned(row: Notification, who: str) -> str:
    if row.record_id is not None:
        return _("%(who)s made you the owner") % {"who": who}
    told = ngettext(
        "%(who)s made you the owner of %(number)s record", "%(who)s made you the owner of %(number)s records", row.count
    )
    return told % {"who": who, "number": number_format(row.count, force_grouping=True)}


def _own_list(row: Notification) -> str | None:
    entity = entity_named(row.entity)
    is_narrowed = entity is not None and "owner" in entity.filters
    return list_url_of(entity.model, {"owner": row.employee_id} if is_narrowed else {}) if entity else None


ASSIGNED = kind(
    "access.assigned", gettext_lazy("A record becomes mine"), icon="user-plus", sentence=_assigned, url=_own_list
)


@on_act
def tell_of_owners(entry: int) -> None:
    """Tell who was made the owner of records; of many, once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entity, owner_id, number, how_many FROM access.assigned(%s, %s)", [entry, OF_MANY])
        given = cursor.fetchall()
    if not given:
        return
    by = Employee(pk=current_employee_id())
    for entity, owner_id, number, how_many in given:
        about = Subject(entity, number) if number else Subject(entity, topic="many")
        tell(ASSIGNED, about, [owner_id], count=how_many, by=by)


def _done(row: Notification, _who: str) -> str:
    told = row.parameters
    number = number_format(told["number"], force_grouping=True)
    if "export" in told:
        return _("The file %(file)s is ready") % {"file": told["export"]}
    if "file" in told:
        return _("Imported from %(file)s: %(number)s") % {"file": told["file"], "number": number}
    words = _("Deleted: %(number)s") if told["act"] == BulkRun.Act.DELETE else _("Changed: %(number)s")
    return words % {"number": number}


def _faulty(rows: Iterable[Notification]) -> dict[int, str]:
    faulty = {row.pk: row.parameters.get("faulty", 0) for row in rows}
    words = gettext_lazy("Not done, for there is something wrong with them: %(number)s")
    return {
        pk: words % {"number": number_format(number, force_grouping=True)} for pk, number in faulty.items() if number
    }


def _run_url(row: Notification) -> str | None:
    by_word: dict[str, Any] = {"export": ExportRun, "file": ImportRun, "act": BulkRun}
    model = next(model for word, model in by_word.items() if word in row.parameters)
    run = model.objects.filter(pk=row.parameters["run"]).first()
    return run.url if run else None


DONE = kind(
    "jobs.done", gettext_lazy("An import, an export or a change of many records is done"), icon="checklist",
    sentence=_done, mail=Mail.NEVER, quotes=_faulty, url=_run_url,
)  # fmt: skip


@on("done_in_bulk", "run_import", "write_export")
def tell_of_the_end(event: Event) -> None:
    """Tell who began it that many records are changed, deleted, imported or written into a file."""
    run: Any = event.record
    if isinstance(run, ExportRun):
        told: dict[str, Any] = {"export": run.file_name, "number": run.done}
    elif isinstance(run, ImportRun):
        told = {"file": run.file_name, "number": run.valid}
    else:
        told = {"act": run.act, "number": run.changed}
    about = Subject(run.entity, topic=topic_of(run))
    tell(DONE, about, [event.by.pk], by=event.by, run=run.pk, faulty=getattr(run, "faulty", 0), **told)


def _lent(_row: Notification, who: str) -> str:
    return _("%(who)s lends you rights") % {"who": who}


def _terms(rows: Iterable[Notification]) -> dict[int, str]:
    """Whose rights these are, and when."""
    those = list(rows)
    lent = Delegation.objects.in_bulk({row.record_id for row in those})
    names = captions(Employee, (each.owner_id for each in lent.values()))
    return {row.pk: _term(lent[row.record_id], names) for row in those if row.record_id in lent}


def _term(lent: Delegation, names: dict[int, str]) -> str:
    begin, end = (date_format(localtime(at), "SHORT_DATETIME_FORMAT") for at in (lent.starts_at, lent.ends_at))
    return f"{names.get(lent.owner_id, '')}: {begin} – {end}"


LENT = kind(
    "access.lent", gettext_lazy("Somebody lends me rights"), icon="share", sentence=_lent, quotes=_terms
)  # fmt: skip


@on("create")
def tell_of_lending(event: Event) -> None:
    """Tell who rights are lent to."""
    if isinstance(event.record, Delegation) and event.record.borrower_id != event.by.pk:
        tell(LENT, event.record, [event.record.borrower_id], by=event.by)


@on("visit")
def see_what_is_shown(event: Event) -> None:
    """What somebody was given is seen when its page is shown."""
    if isinstance(event.record, Record):
        see_of(event.record, (ASSIGNED, LENT))
