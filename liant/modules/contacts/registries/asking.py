"""Which registries are asked for a tax number, and what their answer comes to as the form of an account."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.entity.views.edit import Begun
from liant.modules.contacts.identifiers import normalise_tax_number, normalise_trade_register
from liant.modules.contacts.models import Address
from liant.modules.contacts.registries import anaf, vies
from liant.modules.contacts.registries.answers import Answer, LookUpError

REGISTRIES: dict[str, Any] = {"anaf": anaf, "vies": vies}


def are_asked() -> bool:
    """Whether the operator lets any be asked."""
    return bool(settings.REGISTRIES)


def look_up(text: str) -> Answer:
    """The company of a tax number, by the first registry that keeps such numbers and answers.

    Raises ValidationError for what is no tax number, LookUpError when no registry tells anything.
    """
    number = normalise_tax_number(text)
    if not number[-2:].isdecimal() or not number.isalnum() or not number.isascii():
        raise ValidationError(_("No registry keeps such a number."))
    refusal = LookUpError(_("No registry is asked here: the operator names them in LIANT_REGISTRIES."))
    for name in settings.REGISTRIES:
        if REGISTRIES[name].is_asked_for(number):
            try:
                answer: Answer = REGISTRIES[name].look_up(number)
            except LookUpError as error:
                refusal = error
            else:
                return answer
    raise refusal


def begun(answer: Answer) -> Begun:
    """The form of an account as a registry has it. A trade register number that is none is left out."""
    values: dict[str, Any] = {"name": answer.name, "tax_number": answer.tax_number}
    values["is_vat_registered"] = answer.is_vat_registered
    try:
        values["trade_register"] = normalise_trade_register(answer.trade_register) if answer.trade_register else ""
    except ValidationError:
        values["trade_register"] = ""
    place = {name: getattr(answer, name) for name in ("street", "postal_code", "city", "region", "country")}
    is_somewhere = answer.street or answer.city
    return Begun(values, {"addresses": [place | {"purpose": Address.Purpose.HEADQUARTERS}] if is_somewhere else []})
