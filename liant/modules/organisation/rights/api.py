"""Rights over REST: what a role grants and keeps back, and why somebody may or may not (SEC-02, SEC-05, SEC-07)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Router, Schema

from liant.kernel.access.actor import is_allowed_on_all
from liant.kernel.access.explaining import explain, who_may
from liant.kernel.access.models import Action, Employee, Record, Role
from liant.kernel.api.schemas import Input, Named
from liant.kernel.entity.views.doors import entity_at, record_at
from liant.modules.organisation.rights import grants, limits

router = Router(tags=["Rights"])


class GrantOutput(Schema):
    """The right to an action on an entity, within a scope."""

    entity: str
    action: str
    scope: str


class GrantsInput(Input):
    """All that the role grants from now on."""

    grants: list[GrantOutput]


class LimitOutput(Schema):
    """A field that the role hides, or lets read only; what isn't named is free."""

    entity: str
    field: str
    level: str


class LimitsInput(Input):
    """All that the role keeps back from now on."""

    limits: list[LimitOutput]


class ExplanationOutput(Schema):
    """The answer in words: whether, by which rights, and what would open it."""

    is_allowed: bool
    text: str
    reasons: list[str]
    remedy: str


@router.get(
    "/roles/{number}/", response=list[GrantOutput], summary="What a role grants", operation_id="get_grants",
    url_name="get_grants",
)  # fmt: skip
def get_grants(request: Any, number: int) -> list[dict[str, str]]:
    """Every right of the role."""
    return _listed(record_at(entity_at("roles"), number))


@router.put(
    "/roles/{number}/", response=list[GrantOutput], summary="Change what a role grants", operation_id="change_grants",
    url_name="change_grants",
)  # fmt: skip
def change_grants(request: Any, number: int, data: GrantsInput) -> list[dict[str, str]]:
    """Have the role grant these, and nothing else."""
    wanted = {(grant.entity, grant.action): grant.scope for grant in data.grants}
    return _listed(grants.change(record_at(entity_at("roles"), number), wanted, by=request.actor))


@router.get(
    "/roles/{number}/fields/", response=list[LimitOutput], summary="Which fields a role keeps back",
    operation_id="get_limits", url_name="get_limits",
)  # fmt: skip
def get_limits(request: Any, number: int) -> list[dict[str, str]]:
    """Every field that the role hides or lets read only."""
    return _limited(record_at(entity_at("roles"), number))


@router.put(
    "/roles/{number}/fields/", response=list[LimitOutput], summary="Change which fields a role keeps back",
    operation_id="change_limits", url_name="change_limits",
)  # fmt: skip
def change_limits(request: Any, number: int, data: LimitsInput) -> list[dict[str, str]]:
    """Have the role keep back these, and no others."""
    wanted = {(each.entity, each.field): each.level for each in data.limits}
    return _limited(limits.limit(record_at(entity_at("roles"), number), wanted, by=request.actor))


@router.get(
    "/explained/{slug}/{number}/", response=ExplanationOutput, summary="Why an employee may or may not",
    operation_id="explain_right", url_name="explain_right",
)  # fmt: skip
def explain_right(request: Any, slug: str, number: int, employee: int, action: str = Action.SEE) -> dict[str, Any]:
    """For who may change roles."""
    record = _explained(slug, number, action)
    about = Employee.objects.filter(pk=employee).first()
    if about is None:
        raise ValidationError({"employee": _("There is no such employee.")})
    answer = explain(record, about, action)
    return {
        "is_allowed": answer.is_allowed,
        "text": answer.text,
        "reasons": [reason.text for reason in answer.reasons],
        "remedy": answer.remedy,
    }


@router.get(
    "/holders/{slug}/{number}/", response=list[Named], summary="Everyone who may", operation_id="list_holders",
    url_name="list_holders",
)  # fmt: skip
def list_holders(request: Any, slug: str, number: int, action: str = Action.SEE) -> list[dict[str, Any]]:
    """For who may change roles."""
    permitted = who_may(_explained(slug, number, action), action)
    return [{"id": employee.pk, "caption": str(employee)} for employee in permitted]


def _explained(slug: str, number: int, action: str) -> Record:
    """The record asked about. Raises Http404 where it can't be explained to the actor."""
    record = record_at(entity_at(slug), number)
    if not isinstance(record, Record) or not is_allowed_on_all("change", Role):
        raise Http404
    if action not in Action.values:
        raise ValidationError({"action": _("There is no such action.")})
    return record


def _limited(role: Role) -> list[dict[str, str]]:
    return [
        {"entity": entity, "field": field, "level": level}
        for (entity, field), level in sorted(limits.limited_by(role).items())
    ]


def _listed(role: Role) -> list[dict[str, str]]:
    return [
        {"entity": entity, "action": action, "scope": scope}
        for (entity, action), scope in sorted(grants.granted_by(role).items())
    ]
