"""Files that come to a record, and that go (GEN-02)."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.access.limits import is_fixed
from liant.kernel.access.models import Listed
from liant.kernel.attachments.kinds import HEAD_BYTES, TYPES, clean_name, recognised
from liant.kernel.attachments.models import Attachment, attachments_of
from liant.kernel.commands import acting, command
from liant.kernel.entity.refusals import of_repeating


def attach(record: Listed, file: UploadedFile, *, by: Actor) -> Attachment:
    """Add a file to a record; the one that is there already, when it is the same under the same name.

    Raises ValidationError for one that is too large, empty, or of a kind that is not taken.
    """
    with acting("change", by=by):
        found: Attachment = _attach(record, file, by=by)
        return found


def detach(attachment: Attachment, *, by: Actor) -> None:
    """Take a file off its record. The file itself stays for a while (`sweeping`), so that this can be undone."""
    with acting("change", by=by):
        # By its number: whoever does not see the record is refused by the command.
        whole: Any = attachment.whole_model()
        _detach(whole(pk=attachment.whole_id), attachment, by=by)  # type: ignore[attr-defined]


@command("change")
def _attach(record: Listed, file: UploadedFile, *, by: Actor) -> Attachment:
    model: type[Attachment] = _writable(record)
    name = _checked_name(file)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    values: dict[str, Any] = {"whole": record, "sha256": digest.hexdigest(), "name": name}
    if there := model._default_manager.filter(**values).first():
        return there
    values["size"] = file.size
    made = model(**values, content_type=TYPES[name.rpartition(".")[2].lower()], added_by=by)
    made.file.save(name, file, save=False)
    with of_repeating():
        made.save()
    made.refresh_from_db()
    return made


@command("change")
def _detach(record: Listed, attachment: Attachment, *, by: Actor) -> None:
    _writable(record)
    with of_repeating():
        attachment.delete()


def _writable(record: Listed) -> Any:
    model = attachments_of(type(record))
    if model is None or is_fixed(model):
        raise PermissionDenied(_("You do not have the right to do this."))
    return model


def _checked_name(file: UploadedFile) -> str:
    """What it is called from here on. Raises ValidationError when it is not taken."""
    name, size = str(file.name), file.size or 0
    told = {"file": name, "most": filesizeformat(settings.ATTACHMENT_BYTES)}
    if size > settings.ATTACHMENT_BYTES:
        raise ValidationError(_("“%(file)s” is larger than %(most)s.") % told)
    if not size:
        raise ValidationError(_("“%(file)s” is empty.") % told)
    file.seek(0)
    ending = recognised(file.read(HEAD_BYTES), name)
    file.seek(0)
    if ending not in settings.ATTACHMENT_TYPES:
        raise ValidationError(_("“%(file)s” is of a kind that is not taken, or not what its name says.") % told)
    return clean_name(name, ending)
