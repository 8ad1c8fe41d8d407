"""Pictures of records over REST."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status
from pydantic import BaseModel

from liant.kernel.api.uploads import let_take_files
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import entity_at, record_at
from liant.kernel.pictures.commands import remove_picture, set_picture
from liant.kernel.pictures.doors import changeable
from liant.kernel.pictures.models import Picture, pictures_of
from liant.kernel.pictures.reading import picture_of
from liant.kernel.pictures.sending import picture_answer
from liant.kernel.pictures.uploading import is_too_large

# The addresses at which a picture is put, got and deleted; their names begin so.
AT = "set_picture_of_"
let_take_files(AT, is_too_large)
FORM = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}, "required": ["file"]}
TAKES = {"requestBody": {"content": {"multipart/form-data": {"schema": FORM}}, "required": True}}
GIVES = {"responses": {200: {"content": {"image/webp": {"schema": {"type": "string", "format": "binary"}}}}}}


class PictureOut(BaseModel):
    """Which picture a record has now: its SHA-256."""

    sha256: str


def add_pictures(router: Router, entity: Entity) -> None:
    """The operations on the pictures of an entity's records, where these may have one."""
    if pictures_of(entity.model) is None:
        return
    setting, getting, removing = (f"{verb}_picture_of_{entity.name}" for verb in ("set", "get", "remove"))

    @router.put(
        "/{number}/picture/", response=PictureOut, summary="Set the picture", operation_id=setting, url_name=setting,
        openapi_extra=TAKES,
    )  # fmt: skip
    def set_picture_of(request: Any, number: int) -> dict[str, str]:
        """Have the `file` of a multipart form be the picture: a JPEG, PNG, WebP or GIF, which is made small."""
        record = changeable(entity_at(entity.slug), number)
        file = request.FILES.get("file")
        if file is None:
            raise ValidationError({"file": [_("Choose a picture.")]})
        try:
            return {"sha256": set_picture(record, file, by=request.actor).digest}
        except ValidationError as error:
            raise ValidationError({"file": error.messages}) from error

    @router.get(
        "/{number}/picture/", summary="Get the picture", operation_id=getting, url_name=getting, openapi_extra=GIVES
    )
    def get_picture_of(request: HttpRequest, number: int) -> Any:
        """The picture, a square WebP of at most 512 x 512 pixels; 404 where there is none."""
        return picture_answer(_there(record_at(entity_at(entity.slug), number)).content, is_kept=False)

    @router.delete(
        "/{number}/picture/", response={204: None}, summary="Remove the picture", operation_id=removing,
        url_name=removing,
    )  # fmt: skip
    def remove_picture_of(request: Any, number: int) -> Any:
        """Take the picture away; history can bring it back."""
        record = changeable(entity_at(entity.slug), number)
        _there(record)
        remove_picture(record, by=request.actor)
        return Status(204, None)


def _there(record: Any) -> Picture:
    found = picture_of(record)
    if found is None:
        raise Http404
    return found
