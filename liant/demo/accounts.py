"""Demo accounts and their branches."""

from collections.abc import Iterator
from datetime import date
from random import Random

from liant.demo import identifiers
from liant.demo.categories import VIP
from liant.demo.companies import LARGE, Company, draw_company
from liant.demo.dates import day_between, recent_day
from liant.demo.names import LANGUAGES, Country
from liant.demo.owners import Owners
from liant.demo.places import Town, draw_address, draw_country, draw_town
from liant.demo.seeds import AccountSeed, BranchSeed, PhoneSeed, Standing


class Accounts:
    """Makes accounts created in the three years before `until`, no two with the same domain."""

    def __init__(self, rng: Random, owners: Owners, until: date) -> None:
        self._rng = rng
        self._owners = owners
        self._until = until
        self._domains: set[str] = set()

    def account(self, key: int) -> AccountSeed:
        """An account with its headquarters, and now and then a place of delivery."""
        rng = self._rng
        country = draw_country(rng)
        company = self._new_company(country)
        town = draw_town(rng, country)
        standing = draw_standing(rng)
        owner = self._owners.draw(rng, town.region, prospect=standing.prospect)
        created = recent_day(rng, self._until)
        addresses = [draw_address(rng, town, "headquarters")]
        if rng.random() < 0.2:
            addresses.append(draw_address(rng, town, "delivery"))
        return AccountSeed(
            key=key,
            country=country,
            language=LANGUAGES[country],
            owner=owner.key,
            unit=owner.unit,
            created=created,
            standing=standing,
            categories=(company.category, VIP) if rng.random() < 0.05 else (company.category,),
            addresses=tuple(addresses),
            phones=self._phones(town),
            emails=(f"{'office' if country == 'RO' else 'info'}@{company.domain}",),
            name=company.full_name,
            legal_form=company.legal_form,
            tax_number=identifiers.tax_number(country, key),
            vat_registered=country == "GR" or company.legal_form != "PFA",
            trade_register=self._register(company, town, key, created.year),
            iban=identifiers.iban(country, key),
            domain=company.domain,
            founder=company.founder,
        )

    def branches(self, account: AccountSeed, keys: Iterator[int]) -> Iterator[BranchSeed]:
        """The branches of an account, in other towns; only large accounts have any."""
        if account.legal_form not in LARGE:
            return
        seen = {account.addresses[0].town.name}
        for _ in range(self._rng.choice((0, 1, 2, 3))):
            town = draw_town(self._rng, account.country)
            if town.name not in seen:
                seen.add(town.name)
                yield self._branch(account, town, next(keys))

    def _branch(self, account: AccountSeed, town: Town, key: int) -> BranchSeed:
        rng = self._rng
        owner = self._owners.draw(rng, town.region, prospect=account.standing.prospect)
        return BranchSeed(
            key=key,
            country=account.country,
            language=account.language,
            owner=owner.key,
            unit=owner.unit,
            created=day_between(rng, account.created, self._until),
            standing=account.standing,
            categories=account.categories,
            addresses=(draw_address(rng, town, "headquarters"),),
            phones=self._phones(town),
            emails=(f"branch-{key}@{account.domain}",),
            name=f"{account.name} – {town.name}",
            account=account.key,
            domain=account.domain,
        )

    def _new_company(self, country: Country) -> Company:
        while (company := draw_company(self._rng, country)).domain in self._domains:
            pass
        self._domains.add(company.domain)
        return company

    def _phones(self, town: Town) -> tuple[PhoneSeed, ...]:
        country = town.region.country
        fixed = PhoneSeed("landline", identifiers.landline(self._rng, country, town.phone_area))
        if self._rng.random() < 0.5:
            return (fixed,)
        return (fixed, PhoneSeed("mobile", identifiers.mobile(self._rng, country)))

    def _register(self, company: Company, town: Town, serial: int, latest: int) -> str:
        if town.region.country == "GR":
            return identifiers.greek_register(serial)
        letter = "F" if company.legal_form == "PFA" else "J"
        founded = self._rng.randint(1991, latest)
        return identifiers.romanian_register(letter, town.region.register_number, serial, founded)


def draw_standing(rng: Random) -> Standing:
    """Half are customers, most others prospects; a few supply us or serve our customers as associates."""
    kind = rng.random()
    customer = kind < 0.5
    supplier = 0.46 < kind < 0.56
    return Standing(customer, supplier, rng.random() < 0.03, prospect=not (customer or supplier))
