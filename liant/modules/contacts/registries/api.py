"""Looking a company up over REST (CON-22)."""

from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from ninja import Router
from pydantic import BaseModel

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.views.doors import entity_at, require
from liant.modules.contacts.registries.answers import LookUpError
from liant.modules.contacts.registries.asking import look_up

router = Router(tags=["Contacts"])


class RegistryAnswer(BaseModel):
    """A company as the registry `source` has it; empty what it does not tell."""

    source: str
    tax_number: str
    name: str
    is_vat_registered: bool
    is_inactive: bool
    trade_register: str
    street: str
    postal_code: str
    city: str
    region: str
    country: str


@router.get("/look-up/", response=RegistryAnswer, operation_id="look_up_company", url_name="look_up_company")
def look_up_company(request: Any, tax_number: str = "") -> dict[str, Any]:
    """What public registries say of a tax number: 422 with the reason when they say nothing. Nothing is saved."""
    require("create", allowed_actions(entity_at("contacts").model))
    try:
        return asdict(look_up(tax_number))
    except LookUpError as error:
        raise ValidationError({"tax_number": str(error)}) from error
