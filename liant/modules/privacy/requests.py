"""What people ask of who keeps data about them, answered from the page of a contact: copy, restriction, erasure."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.documents.typesetting import typeset
from liant.kernel.entity.cells import text_of
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.forms import show_errors
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require
from liant.kernel.entity.widgets import Select
from liant.modules.contacts.models import Contact
from liant.modules.privacy.copying import begin_copy
from liant.modules.privacy.erasing import erase, preview
from liant.modules.privacy.models import Erasure
from liant.modules.privacy.restricting import lift_restriction, restrict


class EraseForm(forms.Form):
    """Why, and that one knows what one does."""

    reason = forms.ChoiceField(label=gettext_lazy("Why"), choices=Erasure.Reason.choices, widget=Select)
    is_sole_trader = forms.BooleanField(label=gettext_lazy("It is a sole trader: a person's data"), required=False)
    is_sure = forms.BooleanField(label=gettext_lazy("I know that nobody can bring this back"))

    def __init__(self, contact: Contact, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if contact.is_person:
            del self.fields["is_sole_trader"]


class RestrictForm(forms.Form):
    """Why the data may not be used."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


@require_POST
@door
def copy_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Have the copy written, and show how far it is."""
    return redirect(begin_copy(record_at(entity, number), by=request.actor).url)


@door
def restrict_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Ask why, then restrict."""
    contact = record_at(entity, number)
    require("change", actions_on(contact))
    form = RestrictForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            restrict(contact, form.cleaned_data["reason"], by=request.actor)
            return _back(request, number, _("It is restricted."))
        except ValidationError as error:
            form.add_error(None, error.messages)
    return _asked(request, "privacy/restrict.html", contact, form)


@require_POST
@door
def lift_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Let it be used again."""
    try:
        lift_restriction(record_at(entity, number), by=request.actor)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(_page(number))
    return _back(request, number, _("It may be used again."))


@door
def erase_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Tell what goes and what stays, ask, then erase."""
    contact = record_at(entity, number)
    require("privacy", actions_on(contact))
    form = EraseForm(contact, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        is_sole_trader = form.cleaned_data.get("is_sole_trader", False)
        try:
            erase(contact, form.cleaned_data["reason"], is_sole_trader=is_sole_trader, by=request.actor)
            return _back(request, number, _("It is erased."))
        except ValidationError as error:
            show_errors(error, form)
    return _asked(request, "privacy/erase.html", contact, form, preview(contact))


@door
def certificate_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """That it was erased, on paper: no word of whom it was about."""
    contact = record_at(entity, number)
    require("privacy", actions_on(contact))
    found = Erasure.objects.filter(contact=contact).first()
    if found is None:
        messages.info(request, _("It has not been erased."))
        return redirect(_page(number))
    response = HttpResponse(typeset("record", _certificate(found)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="erasure-{number}.pdf"'
    return response


def _certificate(found: Erasure) -> dict[str, Any]:
    who = captions(Employee, [found.employee_id]).get(found.employee_id, "")
    facts = {
        _("Contact"): f"#{found.contact_id}",
        _("Erased"): text_of(found.at),
        _("By"): who,
        _("Why"): str(found.get_reason_display()),
        _("What went"): _(
            "Names, addresses, numbers, notes, comments, files, consents, and what history kept of them."
        ),
        _("What stayed"): _("That there was a contact, and hashes of its addresses so that nobody writes to them."),
    }
    section = {"title": _("Erasure"), "facts": [{"label": label, "text": text} for label, text in facts.items()]}
    printed = _("Printed %(when)s") % {"when": text_of(timezone.now())}
    return {
        "title": _("Certificate of erasure"), "lines": [_("GDPR, article 17")], "sections": [section],
        "printed": printed, "page": _("Page"),
    }  # fmt: skip


def _page(number: int) -> str:
    return reverse("entity:tab", args=["contacts", number, "consent"])


def _back(request: EntityRequest, number: int, text: str) -> HttpResponseBase:
    messages.success(request, text)
    return redirect(_page(number))


def _asked(
    request: EntityRequest, template: str, contact: Contact, form: forms.Form, more: dict[str, Any] | None = None
) -> HttpResponseBase:
    context = {"contact": contact, "form": form, "cancel_url": _page(contact.pk)} | (more or {})
    return render(request, template, context, status=422 if form.is_bound else 200)
