"""Invented companies: a name that tells the trade, and a legal form; any likeness is chance."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from random import Random

from liant.demo.latin import slug
from liant.demo.names import LANGUAGES, Country, Language, PersonName, family_name, person_name
from liant.demo.seeds import LegalForm
from liant.demo.words import rows

LEGAL_FORMS: dict[Country, tuple[LegalForm, ...]] = {"RO": ("SRL", "SA"), "GR": ("Ι.Κ.Ε.", "Ε.Π.Ε.", "Α.Ε.")}
LEGAL_WEIGHTS: dict[Country, tuple[int, ...]] = {"RO": (88, 12), "GR": (54, 28, 18)}
LARGE: frozenset[LegalForm] = frozenset({"SA", "Α.Ε."})

# Trades in which people work on their own account, and how many do.
FREELANCE = frozenset({"accounting", "consulting", "it"})
FREELANCERS = 0.4


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade: its category and name patterns, where `*` stands for a made-up word, `@` for a family name."""

    category: str
    weight: int
    patterns: dict[Country, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Company:
    """A company before it becomes a contact; `name` lacks the legal form, a PFA is its `founder`."""

    name: str
    legal_form: LegalForm
    category: str
    founder: PersonName | None = None

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.legal_form}"

    @property
    def domain(self) -> str:
        return f"{slug(self.name)}.example"


@cache
def trades() -> tuple[Trade, ...]:
    """All trades."""
    return tuple(
        Trade(category, int(weight), {"RO": tuple(romanian.split(", ")), "GR": tuple(greek.split(", "))})
        for category, weight, romanian, greek in rows("trades")
    )


@cache
def stems(language: Language) -> tuple[str, ...]:
    """The made-up words of a language, about two thousand: Albavia, Αιγίδα."""
    parts = {label: words.split() for label, words in rows(f"stems_{language}")}
    return tuple(beginning + ending for beginning, ending in product(parts["beginnings"], parts["endings"]))


def draw_company(rng: Random, country: Country) -> Company:
    """A company of a trade; two may have the same name."""
    trade = rng.choices(trades(), cum_weights=_trade_weights())[0]
    if country == "RO" and trade.category in FREELANCE and rng.random() < FREELANCERS:
        name = person_name(rng, "ro")
        return Company(f"{name.family} {name.given}", "PFA", trade.category, name)
    legal_form = rng.choices(LEGAL_FORMS[country], LEGAL_WEIGHTS[country])[0]
    return Company(_name(rng, country, trade), legal_form, trade.category)


def _name(rng: Random, country: Country, trade: Trade) -> str:
    language = LANGUAGES[country]
    pattern = rng.choice(trade.patterns[country])
    if "@" in pattern:
        return pattern.replace("@", family_name(rng, language, "m"))
    return pattern.replace("*", rng.choice(stems(language)))


@cache
def _trade_weights() -> tuple[int, ...]:
    return tuple(accumulate(trade.weight for trade in trades()))
