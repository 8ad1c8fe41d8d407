"""Which calendars one looks at, the company's, and the address for one's calendar program."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.views.doors import EntityRequest, require
from liant.kernel.entity.widgets import Select
from liant.modules.celebrations.choosing import choose_for_company, choose_own, forget_own
from liant.modules.celebrations.feed import make_feed, revoke_feed
from liant.modules.celebrations.models import CelebrationFeed, CompanyCelebrations, LeapDay, NameDayCalendar
from liant.modules.celebrations.models.settings import company_celebrations, own_settings
from liant.modules.celebrations.views.doors import for_employees


class OwnForm(forms.Form):
    """The company's calendars, or some of one's own choice."""

    is_own = forms.ChoiceField(
        label=gettext_lazy("Name days"), widget=forms.RadioSelect,
        choices=[("", gettext_lazy("As the company has it")), ("own", gettext_lazy("By calendars of my own choice"))],
        required=False,
    )  # fmt: skip
    calendars = forms.MultipleChoiceField(
        label=gettext_lazy("Calendars"), choices=NameDayCalendar, required=False, widget=forms.CheckboxSelectMultiple
    )


class CompanyForm(forms.Form):
    """What everybody looks at who has not chosen."""

    calendars = forms.MultipleChoiceField(
        label=gettext_lazy("Calendars"), choices=NameDayCalendar, required=False, widget=forms.CheckboxSelectMultiple
    )
    leap_day = forms.ChoiceField(
        label=gettext_lazy("29 February is celebrated, in other years, on"), choices=LeapDay, widget=Select
    )


@for_employees
def settings_view(request: EntityRequest) -> HttpResponseBase:
    """One's own choice."""
    form = OwnForm(request.POST or None, initial=_own(request), auto_id="own-%s")
    if form.is_bound and form.is_valid():
        if form.cleaned_data["is_own"]:
            choose_own(form.cleaned_data["calendars"], by=request.actor)
        else:
            forget_own(by=request.actor)
        messages.success(request, _("From now on you look at these."))
        return redirect("celebrations:settings")
    return _page(request, own=form)


@require_POST
@for_employees
def company_view(request: EntityRequest) -> HttpResponseBase:
    """The company's choice, by who may."""
    require("change", allowed_actions(CompanyCelebrations))
    form = CompanyForm(request.POST, auto_id="company-%s")
    if form.is_valid():
        choose_for_company(**form.cleaned_data, by=request.actor)
        messages.success(request, _("It holds for everybody who has not chosen."))
        return redirect("celebrations:settings")
    return _page(request, company=form)


@require_POST
@for_employees
def feed_view(request: EntityRequest) -> HttpResponseBase:
    """Make an address for one's calendar program, and show it this once; an older one ends."""
    secret = make_feed(by=request.actor)
    url = request.build_absolute_uri(reverse("celebrations:feed", args=[secret]))
    return _page(request, feed_url=url)


@require_POST
@for_employees
def revoke_view(request: EntityRequest) -> HttpResponseBase:
    """Have one's address open nothing any more."""
    revoke_feed(by=request.actor)
    messages.success(request, _("The address opens nothing any more."))
    return redirect("celebrations:settings")


def _own(request: EntityRequest) -> dict[str, Any]:
    own = own_settings(request.actor.pk)
    return {"is_own": "own" if own else "", "calendars": (own or company_celebrations()).calendars}


def _page(
    request: EntityRequest, *, own: OwnForm | None = None, company: CompanyForm | None = None, feed_url: str = ""
) -> HttpResponseBase:
    there = company_celebrations()
    initial = {"calendars": there.calendars, "leap_day": there.leap_day}
    context = {
        "own": own or OwnForm(initial=_own(request), auto_id="own-%s"),
        "company": company or CompanyForm(initial=initial, auto_id="company-%s"),
        "may_choose_for_company": "change" in allowed_actions(CompanyCelebrations),
        "has_feed": CelebrationFeed._default_manager.exists(),
        "feed_url": feed_url,
    }
    is_wrong = any(form is not None and form.is_bound for form in (own, company))
    return render(request, "celebrations/settings.html", context, status=422 if is_wrong else 200)
