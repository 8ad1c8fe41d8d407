"""Showing the text of an encrypted field to who says why they need it (SEC-05)."""

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.revealing import reveal, value_at
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require


class ReasonForm(forms.Form):
    """Why one needs to see it."""

    reason = forms.CharField(
        label=_("Why do you need to see it?"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True})
    )


@door
def reveal_view(request: EntityRequest, entity: Entity, number: int, field: str) -> HttpResponseBase:
    """Ask why, then show the text; it is not kept by the browser."""
    record = record_at(entity, number)
    require("see_sensitive", actions_on(record))
    sealed = value_at(record, field)
    form = ReasonForm(request.POST or None)
    context = {
        "entity": entity,
        "record": record,
        "label": entity.model._meta.get_field(field).verbose_name,  # type: ignore[union-attr]
        "mask": str(sealed),
        "form": form,
    }
    if request.method == "POST" and form.is_valid():
        text = reveal(record, field, form.cleaned_data["reason"], by=request.actor)
        return render(request, "entity/revealed.html", context | {"text": text})
    return render(request, "entity/reveal.html", context, status=422 if form.errors else 200)
