"""A copy of all that is kept of one contact, for whom it is about: JSON for programs, PDF for people, and its files
(GDPR, art. 15 and 20).
"""

import json
import zipfile
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import Actor, allowed_actions, enter
from liant.kernel.api.serialising import serialise
from liant.kernel.commands import command
from liant.kernel.documents.content import record_content
from liant.kernel.documents.typesetting import typeset
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_of
from liant.kernel.exports.models import ExportRun
from liant.kernel.fields import Sealed, sealed_fields
from liant.kernel.history.telling import Kind, record_reveal, tell_audit
from liant.kernel.jobs.at_work import at_work
from liant.modules.contacts.models import Contact
from liant.modules.privacy.shares import shares

State = ExportRun.State
CHUNK = 1 << 20


@command("privacy")
def begin_copy(contact: Contact, *, by: Actor) -> ExportRun:
    """Have a job write the copy of a contact; the audit is told now. Who takes it along may export contacts, too."""
    from liant.modules.privacy import jobs

    if "export" not in allowed_actions(Contact, contact.locks):
        raise PermissionDenied(_("You do not have the right to do this."))
    tell_audit(Kind.EXPORT, {"format": "zip", "rows": 1}, of=(contact.entity_name(), contact.pk), by=by)
    run = ExportRun.objects.create(
        employee=by,
        entity=contact.entity_name(),
        parameters=urlencode({"record": contact.pk}),
        format=ExportRun.Format.ZIP,
        language=translation.get_language() or "en",
        rows=1,
        file_name=f"contact-{contact.pk}-{timezone.localdate():%Y-%m-%d}.zip",
    )
    jobs.perform_copy(run_id=run.pk, by=by)
    return run


def write_copy(run_id: int, *, by: Actor) -> None:
    """Write the file of a run that waits for it; run again, it begins anew, or finds it done."""
    sorry = gettext_lazy("Something went wrong on our side. Please try again.")
    with at_work(ExportRun, run_id, partial(_fail, by=by), sorry=sorry, by=by) as run:
        if run.state == State.RUNNING:
            _write(run, by)


def _write(run: ExportRun, by: Actor) -> None:
    with TemporaryFile() as file:
        with enter(by.pk):
            _put_all(file, _contact(run), by)
        file.seek(0)
        run.file.save(run.file_name, File(file), save=False)
    with enter(by.pk):
        if not _end(run, State.DONE, file=run.file.name, done=1):
            run.file.delete(save=False)


def _contact(run: ExportRun) -> Contact:
    """The contact, if its copy may still leave. Raises PermissionDenied."""
    found: Contact | None = Contact.objects.filter(pk=QueryDict(run.parameters).get("record")).first()
    if found is None or not {"privacy", "export"} <= allowed_actions(Contact, found.locks):
        raise PermissionDenied(_("You do not have the right to do this."))
    return found


def _put_all(file: IO[bytes], contact: Contact, by: Actor) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        told = json.dumps(_told(contact, by), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("data.json", told)
        archive.writestr("data.pdf", typeset("record", _on_paper(contact, by)))
        for number, (name, kept) in enumerate(_named_files(contact), 1):
            # Two files may have one name.
            with kept.open() as source, archive.open(f"files/{number:03d} {name}", "w") as target:
                while chunk := source.read(CHUNK):
                    target.write(chunk)


def _named_files(contact: Contact) -> Any:
    return ((name.replace("/", "_"), file) for share in shares() for name, file in share.files(contact))


def _told(contact: Contact, by: Actor) -> dict[str, Any]:
    entity = _entity()
    told = serialise(entity, [contact])[0] | _revealed(contact, by)
    return {"contact": told} | {share.name: list(share.tell(contact)) for share in shares() if share.name != "contact"}


def _revealed(contact: Contact, by: Actor) -> dict[str, str]:
    """Its national numbers, where the actor may see them; that they left is told."""
    if "see_sensitive" not in allowed_actions(Contact, contact.locks):
        return {}
    found = {field.name: getattr(contact, field.name) for field in sealed_fields(Contact)}
    held = {name: value for name, value in found.items() if isinstance(value, Sealed)}
    for name in held:
        record_reveal(contact, name, _("A copy for whom it is about"), by=by)
    return {name: value.reveal() for name, value in held.items()}


def _on_paper(contact: Contact, by: Actor) -> dict[str, Any]:
    content = record_content(_entity(), contact, by=by)
    for share in shares():
        if facts := [{"label": label, "text": text} for label, text in share.lines(contact)]:
            content["sections"].append({"title": str(share.label), "facts": facts})
    return content


def _entity() -> Entity:
    found = entity_of(Contact)
    assert isinstance(found, Entity)
    return found


def _fail(run: ExportRun, message: str, *, by: Actor) -> None:
    with enter(by.pk):
        _end(run, State.FAILED, message=message)


def _end(run: ExportRun, state: str, **values: Any) -> bool:
    """Whether it was still under way."""
    return bool(ExportRun.objects.filter(pk=run.pk, state=State.RUNNING).update(state=state, **values))
