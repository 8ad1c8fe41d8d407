"""Files of records over REST."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile
from pydantic import BaseModel

from liant.kernel.access.limits import is_hidden
from liant.kernel.api.uploads import let_take_files
from liant.kernel.attachments.models import Attachment, attachments_of
from liant.kernel.attachments.sending import answer_with
from liant.kernel.attachments.taking import attach, detach
from liant.kernel.attachments.uploading import is_too_large
from liant.kernel.attachments.views import file_at
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.paging import newest
from liant.kernel.entity.views.doors import actions_on, entity_at, record_at, require

# The addresses that list files and take them; their names begin so.
AT = "list_attachments_of_"
let_take_files(AT, is_too_large)
CONTENT = {
    "responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
}


class AttachmentOut(BaseModel):
    """A file: what it is called, how large (bytes) and of which kind it is, its SHA-256, who added it when."""

    id: int
    name: str
    size: int
    content_type: str
    sha256: str
    added_at: datetime
    added_by: int


class AttachmentList(BaseModel):
    """A page of them."""

    items: list[AttachmentOut]
    next: int | None


def add_attachments(router: Router, entity: Entity) -> None:
    """The operations on the files of an entity's records, where these may have some."""
    model = attachments_of(entity.model)
    if model is None:
        return
    _add_reading(router, entity, model)
    _add_writing(router, entity)


def _add_reading(router: Router, entity: Entity, model: Any) -> None:
    listing, getting = f"{AT}{entity.name}", f"get_attachment_of_{entity.name}"

    @router.get(
        "/{number}/attachments/", response=AttachmentList, summary="List files", operation_id=listing, url_name=listing
    )
    def list_attachments(
        request: HttpRequest, number: int, after: int | None = None, limit: int = Query(50, ge=1, le=200)
    ) -> dict[str, Any]:
        """The files of a record, newest first; `next` is the `after` of the next page."""
        record = record_at(entity_at(entity.slug), number)
        rows = model._default_manager.none() if is_hidden(model) else model._default_manager.filter(whole=record)
        items, following = newest(rows, size=limit, before=after)
        return {"items": [_told(each) for each in items], "next": following}

    @router.get(
        "/{number}/attachments/{attachment}/", summary="Download a file", operation_id=getting, url_name=getting,
        openapi_extra=CONTENT,
    )  # fmt: skip
    def get_attachment(request: HttpRequest, number: int, attachment: int) -> Any:
        """What is in the file."""
        return answer_with(file_at(entity_at(entity.slug), number, attachment), is_shown=False)


def _add_writing(router: Router, entity: Entity) -> None:
    adding, removing = f"add_attachment_of_{entity.name}", f"remove_attachment_of_{entity.name}"

    @router.post(
        "/{number}/attachments/", response={201: AttachmentOut}, summary="Add a file", operation_id=adding,
        url_name=adding,
    )  # fmt: skip
    def add_attachment(request: Any, number: int, file: UploadedFile = File(None)) -> Any:  # noqa: B008
        """Add the `file` of a multipart form; one that is there already under the same name is not added again."""
        record = record_at(entity_at(entity.slug), number)
        require("change", actions_on(record))
        if file is None:
            raise ValidationError({"file": [_("Choose a file.")]})
        try:
            return Status(201, _told(attach(record, file, by=request.actor)))
        except ValidationError as error:
            raise ValidationError({"file": error.messages}) from error

    @router.delete(
        "/{number}/attachments/{attachment}/", response={204: None}, summary="Delete a file", operation_id=removing,
        url_name=removing,
    )  # fmt: skip
    def remove_attachment(request: Any, number: int, attachment: int) -> Any:
        """Take a file off its record; history can bring it back for 30 days."""
        found = file_at(entity_at(entity.slug), number, attachment)
        require("change", actions_on(record_at(entity_at(entity.slug), number)))
        detach(found, by=request.actor)
        return Status(204, None)


def _told(attachment: Attachment) -> dict[str, Any]:
    names = ("name", "size", "content_type", "sha256", "added_at")
    told = {name: getattr(attachment, name) for name in names}
    return told | {"id": attachment.pk, "added_by": attachment.added_by_id}
