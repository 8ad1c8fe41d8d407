"""A record gets a picture, or loses it (CON-07)."""

from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Listed
from liant.kernel.commands import acting, command
from liant.kernel.pictures.models import Picture, pictures_of
from liant.kernel.pictures.reading import can_set_picture
from liant.kernel.pictures.shrinking import Box, shrunk


def set_picture(record: Listed, file: IO[bytes], box: Box | None = None, *, by: Actor) -> Picture:
    """Give a record this picture in place of the one that it has; of the part in the box alone, where there is one.

    Raises ValidationError for what is no picture, or one of too many pixels.
    """
    with acting("change", by=by):
        made: Picture = _set(record, file, box, by=by)
        return made


def remove_picture(record: Listed, *, by: Actor) -> None:
    """Take the picture of a record away."""
    with acting("change", by=by):
        _remove(record, by=by)


@command("change")
def _set(record: Listed, file: IO[bytes], box: Box | None, *, by: Actor) -> Picture:
    pictures = _writable(record)
    content = shrunk(file, box, is_cut=pictures.is_cut(record))
    picture: Picture = pictures._default_manager.filter(whole=record).first() or pictures(whole=record)
    if picture.pk is None or bytes(picture.content) != content:
        picture.content = content
        picture.clean()
        picture.save()
    return picture


@command("change")
def _remove(record: Listed, *, by: Actor) -> None:
    _writable(record)._default_manager.filter(whole=record).delete()


def _writable(record: Listed) -> Any:
    if not can_set_picture(type(record)):
        raise PermissionDenied(_("You do not have the right to do this."))
    return pictures_of(type(record))
