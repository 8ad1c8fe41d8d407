"""What a text comes to as a form: a person with a post at the account that is there, or that is to be made."""

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings

from liant.kernel.access.limits import hidden_fields
from liant.kernel.entity.views.edit import Begun
from liant.kernel.search.functions import Fold
from liant.kernel.text import fold
from liant.modules.contacts.capture.codes import read_card
from liant.modules.contacts.capture.reading import Found, read
from liant.modules.contacts.models import Address, Contact

Kind = Contact.Kind


@dataclass(frozen=True)
class Proposal:
    """The kind of contact, what its form begins with, its account where one sees it, else what is known of that."""

    kind: str
    begun: Begun
    account: Contact | None = None
    new_account: dict[str, str] | None = None


def propose(text: str) -> Proposal:
    """What the text comes to, by what the acting employee sees. Saves nothing."""
    found = read_card(text, settings.PHONE_REGION) or read(text, settings.PHONE_REGION)
    if not found.is_person:
        names = {"name": found.company, "tax_number": found.tax_number, "trade_register": found.trade_register}
        return Proposal(Kind.ACCOUNT, Begun(_filled(names) | found.more, _reach(found, Address.Purpose.HEADQUARTERS)))
    account = _account(found)
    names = {name: getattr(found, name) for name in ("given_name", "family_name", "title")} | found.more
    rows = _reach(found, Address.Purpose.CORRESPONDENCE)
    post = _filled({"account": account.pk if account else "", "title": found.job_title})
    rows["positions"] = [post] if post else []
    if account or not found.company:
        return Proposal(Kind.PERSON, Begun(_filled(names), rows), account)
    # Where a company is, and its page, are told of it and not of who works there.
    del rows["addresses"], rows["web_addresses"]
    return Proposal(Kind.PERSON, Begun(_filled(names), rows), new_account=_new_account(found))


def _account(found: Found) -> Contact | None:
    """The account of that tax number, else the only one of that name."""
    accounts = Contact.objects.filter(kind=Kind.ACCOUNT).defer("search")
    is_numbered = bool(found.tax_number) and "tax_number" not in hidden_fields(Contact)
    by_number: Contact | None = accounts.filter(tax_number=found.tax_number).first() if is_numbered else None
    if by_number:
        return by_number
    if not found.company:
        return None
    by_name = accounts.annotate(folded=Fold("name")).filter(sort_key__startswith=fold(found.company))
    called_so = list(by_name.filter(folded=fold(found.company))[:2])
    return called_so[0] if len(called_so) == 1 else None


def _reach(found: Found, purpose: str) -> dict[str, list[dict[str, Any]]]:
    return {
        "phones": [{"kind": kind, "number": number} for kind, number in found.phones],
        "emails": [{"address": address} for address in found.emails],
        "addresses": [{**found.place, "purpose": purpose}] if found.place else [],
        "web_addresses": [{"url": found.web}] if found.web else [],
    }


def _new_account(found: Found) -> dict[str, str]:
    told = asdict(found)
    names = ("tax_number", "trade_register")
    return _filled({"name": found.company, **{name: told[name] for name in names}, "url": found.web, **found.place})


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
