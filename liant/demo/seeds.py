"""What a demo contact is made of: accounts, branches, persons and their positions (CON-01 to CON-04).

Seeds refer to each other by key: contacts and employees are numbered from 0, units and categories have names for keys.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from liant.demo.names import Country, Gender, Language, PersonName
from liant.demo.places import AddressSeed

LegalForm = Literal["SRL", "SA", "PFA", "Α.Ε.", "Ε.Π.Ε.", "Ι.Κ.Ε."]


@dataclass(frozen=True, slots=True)
class PhoneSeed:
    """A telephone number in E.164."""

    kind: Literal["mobile", "landline"]
    number: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a contact is to us; it may be several at once, or none."""

    customer: bool = False
    supplier: bool = False
    associate: bool = False
    prospect: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSeed:
    """What every contact has: `owner` is an employee's key, `unit` the owner's unit."""

    key: int
    country: Country
    language: Language
    owner: int
    unit: str
    created: date
    standing: Standing
    categories: tuple[str, ...]
    addresses: tuple[AddressSeed, ...]
    phones: tuple[PhoneSeed, ...]
    emails: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSeed(ContactSeed):
    """A company; `name` ends in its legal form; a PFA is one person, its `founder`."""

    name: str
    legal_form: LegalForm
    tax_number: str
    vat_registered: bool
    trade_register: str
    iban: str
    domain: str
    founder: PersonName | None

    @property
    def website(self) -> str:
        return f"https://www.{self.domain}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchSeed(ContactSeed):
    """A branch of the account whose key is `account`."""

    name: str
    account: int
    domain: str


@dataclass(frozen=True, slots=True)
class PositionSeed:
    """A post at an account or branch, whose key is `account`; `function` is a function's key."""

    account: int
    function: str
    title: str
    since: date
    phone: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeed(ContactSeed):
    """A person with posts, the main one first, or a private customer with none."""

    given_name: str
    family_name: str
    gender: Gender
    born: date | None
    positions: tuple[PositionSeed, ...]
