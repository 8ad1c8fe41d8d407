"""The pages that look a company up: a tax number in, the form of an account out; or an account beside the answer."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.limits import fixed_fields
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, locked, record_at, require
from liant.kernel.entity.views.edit import Editing
from liant.kernel.history.versions import version_of
from liant.modules.contacts.models import Contact
from liant.modules.contacts.registries.answers import Answer, LookUpError
from liant.modules.contacts.registries.asking import begun, look_up
from liant.modules.contacts.registries.comparing import differences, read, take_over, written


@door
def look_up_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Ask for a number; its answer is the form that it comes to, of which nothing is saved yet."""
    require("create", allowed_actions(entity.model))
    text = request.POST.get("number", "").strip()
    if request.method != "POST":
        return _show(request, entity, text, "")
    try:
        answer = look_up(text)
    except ValidationError as error:
        return _show(request, entity, text, " ".join(error.messages))
    except LookUpError as error:
        return _show(request, entity, text, str(error))
    if answer.is_inactive:
        messages.warning(request, _("%(registry)s says: this company is inactive.") % {"registry": answer.source})
    record = entity.model(**entity.model.completed({"kind": Contact.Kind.ACCOUNT}, by=request.actor))
    address = f"{entity.create_url}?kind={Contact.Kind.ACCOUNT}"
    title = _("New %(kind)s") % {"kind": dict(entity.variants())[Contact.Kind.ACCOUNT].lower()}
    fixed = fixed_fields(entity.model)
    return Editing(request, entity, record, title, entity.list_url, fixed, begun(answer), address).answer()


@require_POST
@door
def compare_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Ask about an account that is there; sent back with what one ticked, that is taken over."""
    account = record_at(entity, number)
    require("change", actions_on(account))
    if account.kind != Contact.Kind.ACCOUNT:
        raise Http404
    try:
        answer = read(request.POST["answer"]) if "answer" in request.POST else look_up(account.tax_number)
    except BadSignature:
        messages.info(request, _("The answer of the registry is old: ask again."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except LookUpError as error:
        messages.error(request, str(error))
    else:
        return _compared(request, entity, account, answer)
    return redirect(entity.url(number))


def _compared(request: EntityRequest, entity: Entity, account: Contact, answer: Answer) -> HttpResponseBase:
    """What is different; or, when that was sent back, the account with what was chosen of it."""
    if "answer" not in request.POST:
        return _show_differences(request, entity, account, answer, [])
    account = locked(account)
    if request.POST.get("read") != version_of(account):
        problem = _("Somebody changed this account meanwhile: look again.")
        return _show_differences(request, entity, account, answer, [problem])
    try:
        taken = take_over(account, answer, request.POST.getlist("take"), by=request.actor)
    except ValidationError as error:
        return _show_differences(request, entity, record_at(entity, account.pk), answer, error.messages)
    messages.success(request, _("%(record)s is saved.") % {"record": taken})
    return redirect(entity.url(taken.pk))


def _show_differences(
    request: EntityRequest, entity: Entity, account: Contact, answer: Answer, problems: list[str]
) -> HttpResponseBase:
    lines, taken = differences(account, answer), request.POST.getlist("take")
    context = {
        "account": account,
        "answer": answer,
        "written": written(answer),
        "read": version_of(account),
        "lines": [(line, line.name in taken if problems else line.is_missing) for line in lines],
        "problems": problems,
        "cancel_url": entity.url(account.pk),
    }
    return render(request, "contacts/compare.html", context, status=422 if problems else 200)


def _show(request: EntityRequest, entity: Entity, text: str, problem: str) -> HttpResponseBase:
    context = {"entity": entity, "number": text, "problem": problem}
    return render(request, "contacts/look_up.html", context, status=422 if problem else 200)
