"""The page on which a condition is made for a list."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from liant.kernel.criteria.reading import ROOT, tree_of
from liant.kernel.entity.conditions.field import ConditionField, is_redrawing
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door


class Asking(forms.Form):
    """The condition alone."""

    criteria = ConditionField(label=_("Condition"), required=False)


@door
def asking_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Make or change the condition of the list that the URL describes; what fits is shown on the way."""
    listing = Listing(entity, request.GET)
    is_sent = request.method == "POST"
    form = Asking(request.POST) if is_sent else Asking(initial={ROOT: _tree(listing.parameters.get(ROOT, ""))})
    field = form.fields[ROOT]
    assert isinstance(field, ConditionField)
    field.ask_of(entity.model)
    is_typing = "X-Up-Validate" in request.headers or is_redrawing(request.POST)
    if is_sent and not is_typing and form.is_valid():
        return redirect(listing.url(criteria=json.dumps(form.cleaned_data[ROOT], ensure_ascii=False)))
    context = {"entity": entity, "form": form, "cancel_url": listing.url()}
    return render(request, "entity/asking.html", context, status=422 if is_sent and not is_typing else 200)


def _tree(text: str) -> object:
    try:
        return tree_of(text)
    except ValidationError:
        return {}
