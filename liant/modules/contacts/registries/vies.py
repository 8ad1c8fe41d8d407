"""VIES, the EU's registry of VAT numbers: its REST service."""

from django.conf import settings
from django.utils.translation import gettext as _

from liant.modules.contacts.registries.answers import Answer, LookUpError
from liant.modules.contacts.registries.transport import ask, unknown

NAME = "VIES"
# What it says of a member state whose own registry does not answer.
BUSY = {"MS_UNAVAILABLE", "SERVICE_UNAVAILABLE", "TIMEOUT", "GLOBAL_MAX_CONCURRENT_REQ", "MS_MAX_CONCURRENT_REQ"}
UNTOLD = "---"


def is_asked_for(number: str) -> bool:
    """Any number may be one for VAT."""
    return True


def look_up(number: str) -> Answer:
    """The company of a VAT number with its country's letters, or a Greek or Romanian one. Raises LookUpError."""
    country, digits = _divided(number)
    told = ask(NAME, "GET", f"{settings.VIES_URL}/taxation_customs/vies/rest-api/ms/{country}/vat/{digits}")
    if not isinstance(told, dict) or told.get("userError") in BUSY:
        raise LookUpError(_("%(registry)s is out of order. Try again later.") % {"registry": NAME})
    if not told.get("isValid"):
        raise unknown(NAME, f"{country}{digits}")
    name, address = (str(told.get(key) or "").strip() for key in ("name", "address"))
    return Answer(
        source=NAME,
        tax_number=number,
        name="" if name == UNTOLD else " ".join(name.split()),
        is_vat_registered=True,
        street="" if address == UNTOLD else ", ".join(filter(None, map(str.strip, address.splitlines()))),
        country="GR" if country == "EL" else country,
    )


def _divided(number: str) -> tuple[str, str]:
    """Country and number as VIES takes them; of plain digits, nine are a Greek AFM where Liant is used in Greece."""
    if number[:2].isalpha():
        return number[:2], number[2:]
    return ("EL" if settings.PHONE_REGION == "GR" and len(number) == 9 else "RO"), number
