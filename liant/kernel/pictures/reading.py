"""Which records have a picture, and where it is: of a page of records in the query that finds them."""

from typing import Any

from django.db.models import Model, OuterRef, QuerySet, Subquery

from liant.kernel.access.limits import is_fixed, is_hidden
from liant.kernel.entity.addresses import record_url
from liant.kernel.pictures.models import Picture, pictures_of

# So many digits tell one picture of a record from another.
DIGITS = 16


def shown_pictures(model: type[Model]) -> Any:
    """The pictures of a model's records that the actor sees, without their content; None where there are none."""
    pictures = pictures_of(model)
    return None if pictures is None or is_hidden(pictures) else pictures._default_manager.defer("content", "thumbnail")


def can_set_picture(model: type[Model]) -> bool:
    """Whether whoever may change a record of this model may give it a picture, as far as the actor's roles go."""
    pictures = pictures_of(model)
    return pictures is not None and not is_fixed(pictures)


def picture_of(record: Any) -> Picture | None:
    """That of a record, if the actor sees one."""
    pictures = shown_pictures(type(record))
    return None if pictures is None else pictures.filter(whole=record.pk).first()


def pictured(records: QuerySet[Any]) -> QuerySet[Any]:
    """The same records, which then know in the same query whether they have a picture (`picture_url`)."""
    pictures = shown_pictures(records.model)
    if pictures is None:
        return records
    found: QuerySet[Any] = records.annotate(
        picture_digest=Subquery(pictures.filter(whole=OuterRef("pk")).values("digest"))
    )
    return found


def picture_url(record: Any) -> str:
    """Where the picture of a record is that was read as `pictured`; empty when it has none."""
    digest = getattr(record, "picture_digest", None)
    return address(type(record), record.pk, digest) if digest else ""


def address(model: type[Model], number: int, digest: str) -> str:
    """Where a picture is; `?small` gives the one for lists."""
    return f"{record_url(model, number)}picture/{digest[:DIGITS]}/"
