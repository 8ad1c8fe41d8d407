"""ANAF, the Romanian tax authority: its public web service PlatitorTvaRest, version 9."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from liant.modules.contacts.registries.answers import Answer
from liant.modules.contacts.registries.transport import ask, unknown

NAME = "ANAF"


def is_asked_for(number: str) -> bool:
    """Whether it keeps such numbers: a CUI, digits alone."""
    return number.isdecimal()


def look_up(number: str) -> Answer:
    """The company of a CUI. Raises LookUpError."""
    asked = [{"cui": int(number), "data": timezone.localdate().isoformat()}]
    told = ask(NAME, "POST", f"{settings.ANAF_URL}/api/PlatitorTvaRest/v9/tva", json=asked)
    found = told.get("found") if isinstance(told, dict) else None
    if not found:
        raise unknown(NAME, number)
    return _answer(number, found[0])


def _answer(number: str, told: dict[str, Any]) -> Answer:
    own, place = told.get("date_generale") or {}, told.get("adresa_sediu_social") or {}
    road = (place.get("sdenumire_Strada"), place.get("snumar_Strada"), place.get("sdetalii_Adresa"))
    return Answer(
        source=NAME,
        tax_number=number,
        name=_text(own.get("denumire")),
        is_vat_registered=bool((told.get("inregistrare_scop_Tva") or {}).get("scpTVA")),
        is_inactive=bool((told.get("stare_inactiv") or {}).get("statusInactivi")),
        trade_register=_text(own.get("nrRegCom")),
        street=" ".join(filter(None, map(_text, road))),
        postal_code=_text(place.get("scod_Postal") or own.get("codPostal")),
        city=_text(place.get("sdenumire_Localitate")).removeprefix("Mun. ").removeprefix("Orş. ").removeprefix("Orș. "),
        region=_text(place.get("sdenumire_Judet")).title(),
    )


def _text(value: Any) -> str:
    return " ".join(str(value or "").split())
