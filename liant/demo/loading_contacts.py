"""Writes the demonstration contacts with all that belongs to them."""

from datetime import UTC, datetime, time
from typing import Any

from liant.demo.categories import categories
from liant.demo.chart import Chart
from liant.demo.contacts import contacts
from liant.demo.functions import functions
from liant.demo.loading_relations import load_relations
from liant.demo.origins import origin_of, origins
from liant.demo.seeds import AccountSeed, BranchSeed, ContactSeed, PersonSeed
from liant.kernel.access.models import Employee, Unit
from liant.kernel.fields.phones import national_digits
from liant.modules.contacts.models import (
    Address,
    Categorised,
    Category,
    Contact,
    Email,
    Function,
    Origin,
    Phone,
    Position,
    WebAddress,
)

GENDERS = {"m": "male", "f": "female"}


def load_contacts(
    seed: int, plan: Chart, units: dict[str, Unit], employees: list[Employee], language: str, *, using: str
) -> None:
    """All contacts; accounts before what refers to them."""
    seeds = list(contacts(seed, plan))
    made: dict[int, Contact] = {}
    ways = {key: Origin(name=names[language]) for key, names in origins().items()}
    _insert(Origin, ways.values(), using)
    for wanted in (AccountSeed, BranchSeed, PersonSeed):
        chosen = [contact for contact in seeds if isinstance(contact, wanted)]
        rows = [_contact(contact, made, units, employees, ways) for contact in chosen]
        made |= zip((contact.key for contact in chosen), _insert(Contact, rows, using), strict=True)
    _insert(Phone, (row for contact in seeds for row in _phones(contact, made)), using)
    _insert(Email, (row for contact in seeds for row in _emails(contact, made)), using)
    _insert(Address, (row for contact in seeds for row in _addresses(contact, made)), using)
    _insert(WebAddress, (_web(contact, made) for contact in seeds if isinstance(contact, AccountSeed)), using)
    _load_categories(seeds, made, language, using)
    _load_positions(seeds, made, language, using)
    load_relations(seeds, made, using=using)


def _insert(model: Any, rows: Any, using: str) -> list[Any]:
    return model._default_manager.using(using).bulk_create(rows, batch_size=2000)  # type: ignore[no-any-return]


def _contact(
    seed: ContactSeed,
    made: dict[int, Contact],
    units: dict[str, Unit],
    employees: list[Employee],
    ways: dict[str, Origin],
) -> Contact:
    contact = Contact(
        owner=employees[seed.owner], unit=units[seed.unit], language=seed.language,
        is_customer=seed.standing.customer, is_supplier=seed.standing.supplier,
        is_associate=seed.standing.associate, is_prospect=seed.standing.prospect,
        created_at=datetime.combine(seed.created, time(9), UTC),
    )  # fmt: skip
    for name, value in _by_kind(seed, made, ways).items():
        setattr(contact, name, value)
    return contact


def _by_kind(seed: ContactSeed, made: dict[int, Contact], ways: dict[str, Origin]) -> dict[str, Any]:
    if isinstance(seed, PersonSeed):
        names = {"given_name": seed.given_name, "family_name": seed.family_name}
        born = {"born_on": seed.born.isoformat()} if seed.born else {}
        return {"kind": "person", "gender": GENDERS[seed.gender], **names, **born}
    if isinstance(seed, BranchSeed):
        return {"kind": "branch", "name": seed.name, "account": made[seed.account]}
    assert isinstance(seed, AccountSeed)
    registered = {"tax_number": seed.tax_number, "trade_register": seed.trade_register, "iban": seed.iban}
    own = {"is_vat_registered": seed.vat_registered, "origin": ways.get(origin_of(seed.key))}
    return {"kind": "account", "name": seed.name, **registered, **own}


def _phones(seed: ContactSeed, made: dict[int, Contact]) -> list[Phone]:
    phones = [
        Phone(
            contact=made[seed.key], kind="mobile" if phone.kind == "mobile" else "work", number=phone.number,
            is_default=place == 0,
        )
        for place, phone in enumerate(seed.phones)
    ]  # fmt: skip
    for phone in phones:
        phone.national = national_digits(phone.number)
    return phones


def _emails(seed: ContactSeed, made: dict[int, Contact]) -> list[Email]:
    return [
        Email(contact=made[seed.key], address=address, is_default=place == 0)
        for place, address in enumerate(seed.emails)
    ]


def _addresses(seed: ContactSeed, made: dict[int, Contact]) -> list[Address]:
    return [
        Address(
            contact=made[seed.key], purpose=address.purpose, street=address.street, postal_code=address.postal_code,
            city=address.town.name, region=address.town.region.name, country=seed.country, is_default=place == 0,
        )
        for place, address in enumerate(seed.addresses)
    ]  # fmt: skip


def _web(seed: AccountSeed, made: dict[int, Contact]) -> WebAddress:
    return WebAddress(contact=made[seed.key], url=seed.website, is_default=True)


def _load_categories(seeds: list[Any], made: dict[int, Contact], language: str, using: str) -> None:
    kinds: dict[str, Category] = {}
    for seed in categories():
        category = Category(name=seed.names[language], parent=kinds.get(seed.parent))
        kinds[seed.key] = _insert(Category, [category], using)[0]
    rows = (Categorised(contact=made[s.key], category=kinds[key]) for s in seeds for key in s.categories)
    _insert(Categorised, rows, using)


def _load_positions(seeds: list[Any], made: dict[int, Contact], language: str, using: str) -> None:
    made_functions = _insert(Function, (Function(name=f.names[language]) for f in functions().values()), using)
    known = dict(zip(functions(), made_functions, strict=True))
    rows = (
        Position(
            person=made[seed.key], account=made[post.account], title=post.title, function=known[post.function],
            phone=post.phone, email=post.email, starts_on=post.since,
        )
        for seed in seeds if isinstance(seed, PersonSeed) for post in seed.positions
    )  # fmt: skip
    _insert(Position, rows, using)
