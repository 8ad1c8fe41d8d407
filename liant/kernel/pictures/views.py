"""The drawer in which a record gets a picture, and the picture itself."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, door, record_at
from liant.kernel.entity.views.undoing import undo_tags
from liant.kernel.pictures.commands import remove_picture, set_picture
from liant.kernel.pictures.doors import changeable
from liant.kernel.pictures.models import Picture, pictures_of
from liant.kernel.pictures.reading import address, picture_of, shown_pictures
from liant.kernel.pictures.sending import picture_answer
from liant.kernel.pictures.uploading import MOST_BYTES, is_too_large
from liant.kernel.ui.uploads import take_files

TYPES = "image/jpeg,image/png,image/webp,image/gif"


class BoxForm(forms.Form):
    """What was cut out, in pixels; nothing where no script said so."""

    left = forms.IntegerField(required=False)
    top = forms.IntegerField(required=False)
    width = forms.IntegerField(required=False, min_value=1)
    height = forms.IntegerField(required=False, min_value=1)

    @property
    def box(self) -> tuple[int, int, int, int] | None:
        """Left, top, width, height, where all are said."""
        found = [self.cleaned_data.get(name) for name in self.fields] if self.is_valid() else [None]
        return None if None in found else tuple(found)  # type: ignore[return-value]


# The token stands in the body: it is checked below, once the body is known not to be too large to read.
@csrf_exempt
@door
def picture_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Look at the picture of a record, give it one or another."""
    record = changeable(entity, number)
    if request.method != "POST":
        return _show(request, entity, record, "", 200)
    if is_too_large(request):
        most = {"most": filesizeformat(MOST_BYTES)}
        return _show(request, entity, record, _("A picture has at most %(most)s.") % most, 413)
    take_files(request)
    return _set(request, entity, record)


@csrf_protect
def _set(request: EntityRequest, entity: Entity, record: Any) -> HttpResponseBase:
    # Chosen, or just taken by the camera.
    file = next(filter(None, request.FILES.getlist("picture")), None)
    if file is None:
        return _show(request, entity, record, _("Choose a picture."), 422)
    try:
        set_picture(record, file, BoxForm(request.POST).box, by=request.actor)
    except ValidationError as error:
        return _show(request, entity, record, " ".join(error.messages), 422)
    return _done(request, entity, record, _("%(record)s is saved."))


@require_POST
@door
def remove_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Take the picture away; the message that follows offers to undo it."""
    record = changeable(entity, number)
    if picture_of(record) is None:
        raise Http404
    remove_picture(record, by=request.actor)
    return _done(request, entity, record, _("%(record)s is deleted."))


@require_safe
@door
def image_view(request: EntityRequest, entity: Entity, number: int, version: str) -> HttpResponseBase:
    """The picture of that version; with `?small` the one for lists. Raises Http404 when there is another one by now."""
    record, pictures = record_at(entity, number), shown_pictures(entity.model)
    size = "thumbnail" if "small" in request.GET else "content"
    found = pictures and pictures.filter(whole=record, digest__startswith=version).values_list(size, flat=True).first()
    if not found:
        raise Http404
    return picture_answer(found, is_kept=True)


def _done(request: EntityRequest, entity: Entity, record: Any, told: str) -> HttpResponseBase:
    words = told % {"record": _called(record)}
    messages.success(request, words, extra_tags=undo_tags(entity.name, record.pk))
    return redirect(entity.url(record.pk))


def _show(request: EntityRequest, entity: Entity, record: Any, problem: str, status: int) -> HttpResponseBase:
    picture: Picture | None = picture_of(record)
    url = entity.url(record.pk)
    context = {
        "title": _called(record),
        "caption": str(record),
        "picture": picture and address(entity.model, record.pk, picture.digest),
        "picture_url": f"{url}picture/",
        "cancel_url": url,
        "is_cut": pictures_of(entity.model).is_cut(record),
        "accept": TYPES,
        "max_bytes": str(MOST_BYTES),
        "problem": problem,
    }
    return render(request, "pictures/picture.html", context, status=status)


def _called(record: Any) -> str:
    return str(capfirst(pictures_of(type(record)).called(record)))
