"""Greeting one, or all that were chosen: looked at, changed, then sent."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from liant.kernel.entity.views.doors import (
    EntityRequest,
    actions_on,
    entity_at,
    record_at,
    require,
    way_back,
)
from liant.modules.celebrations.asking import asked_for, celebrated, contacts_of, picked
from liant.modules.celebrations.greeting.commands import Words, greet, greet_again
from liant.modules.celebrations.greeting.drafts import Draft, drafts
from liant.modules.celebrations.models import Greeting, GreetingChannel, GreetingTemplate
from liant.modules.celebrations.occasions import Occasion
from liant.modules.celebrations.rows import ICONS
from liant.modules.celebrations.views.doors import for_employees

# As many as one looks at before sending.
MOST = 200


@dataclass
class Line:
    """A draft with what was typed, whether it is to be sent, and what is wrong with it."""

    number: int
    draft: Draft
    subject: str
    text: str
    reason: str
    is_chosen: bool
    errors: dict[str, list[str]] = field(default_factory=dict)

    @property
    def icon(self) -> str:
        """That of the occasion."""
        return ICONS[self.draft.occasion.kind]  # type: ignore[index]


@for_employees
def greet_view(request: EntityRequest) -> HttpResponseBase:
    """The greetings that would be sent; and, sent back, the sending."""
    said = request.POST if request.method == "POST" else request.GET
    channel = said.get("channel", "")
    channel = channel if channel in GreetingChannel.values else GreetingChannel.EMAIL
    occasions = _occasions(request, said)
    if not occasions:
        messages.info(request, _("Choose first whom you want to greet."))
        return redirect(asked_for(request.GET.dict()).url())
    template = _template(said.get("template", ""), channel)
    made = drafts(occasions, channel, template=template, by=request.actor)
    lines = [_line(number, draft, said, is_alone=len(made) == 1) for number, draft in enumerate(made)]
    if request.method == "POST" and _sent(request, lines):
        return redirect(asked_for({"day": lines[0].draft.occasion.day.isoformat()}).url())
    context = {
        "lines": lines,
        "is_alone": len(lines) == 1,
        "channel": channel,
        "channels": GreetingChannel.choices,
        "template": template,
        "templates": _templates(channel, occasions) if len(lines) == 1 else [],
        "can_send": any(not line.draft.problem for line in lines),
    }
    return render(request, "celebrations/greet.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@for_employees
def again_view(request: EntityRequest, number: int, greeting: int) -> HttpResponseBase:
    """Send again what could not be sent to a contact."""
    entity = entity_at("contacts")
    contact = record_at(entity, number)
    require("change", actions_on(contact))
    failed = Greeting._default_manager.filter(pk=greeting, contact=contact).first()
    if failed is None:
        raise Http404
    try:
        greet_again(contact, failed, by=request.actor)
        messages.success(request, _("It is on its way again."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return way_back(request, request.POST.get("next", ""), entity.url(number))


def _occasions(request: EntityRequest, said: Any) -> list[Occasion]:
    """Those that were picked, else all of the page that one comes from."""
    if keys := said.getlist("pick"):
        return picked(keys[:MOST], request.actor)
    if "span" not in said:
        return []
    asked = asked_for(said.dict())
    contacts = contacts_of(asked.whose, request.actor)
    return celebrated(contacts, asked.period.first, asked.last, request.actor, asked.kinds)[:MOST]


def _template(number: str, channel: str) -> GreetingTemplate | None:
    if not number.isdecimal():
        return None
    return GreetingTemplate._default_manager.filter(pk=int(number), channel=channel).first()


def _templates(channel: str, occasions: list[Occasion]) -> list[GreetingTemplate]:
    of_kind = GreetingTemplate._default_manager.filter(channel=channel, kind=occasions[0].kind)
    return list(of_kind.defer("search").order_by("language", "sort_key"))


def _line(number: int, draft: Draft, said: Any, *, is_alone: bool) -> Line:
    """What was typed, in a form sent back; else what the draft proposes."""
    is_sent = f"text-{number}" in said
    may_go = not draft.problem and (is_alone or (not draft.refusal and draft.occasion.is_certain))
    return Line(
        number,
        draft,
        said.get(f"subject-{number}", draft.subject),
        said.get(f"text-{number}", draft.text).replace("\r\n", "\n"),
        said.get(f"reason-{number}", ""),
        is_alone or ((draft.occasion.key in said.getlist("send")) if is_sent else may_go),
    )


def _sent(request: EntityRequest, lines: list[Line]) -> int:
    """Greet who is chosen; how many greetings are on their way, 0 when something is wrong with one."""
    chosen = [line for line in lines if line.is_chosen]
    if not chosen:
        messages.error(request, _("Choose first whom you want to greet."))
        return 0
    went = sum(_went(request, line, is_alone=len(lines) == 1) for line in chosen)
    if went:
        words = ngettext("%(number)d greeting is on its way.", "%(number)d greetings are on their way.", went)
        messages.success(request, words % {"number": went})
    return went if not any(line.errors for line in lines) else 0


def _went(request: EntityRequest, line: Line, *, is_alone: bool) -> bool:
    occasion = line.draft.occasion
    # A personal message is decided one by one.
    words = Words(line.subject, line.text, line.reason if is_alone else "")
    try:
        greet(occasion.contact, occasion, line.draft.channel, words, by=request.actor)
    except ValidationError as error:
        line.errors = error.message_dict if hasattr(error, "error_dict") else {"all": error.messages}
        return False
    except PermissionDenied as error:
        line.errors = {"all": [str(error)]}
        return False
    line.is_chosen = False
    line.draft = replace(line.draft, problem=_("On its way."))
    return True
