"""What a registry may answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """A company as a registry has it; empty what it does not tell. `region` is a county, `country` is ISO 3166."""

    source: str
    tax_number: str
    name: str = ""
    is_vat_registered: bool = False
    is_inactive: bool = False
    trade_register: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = "RO"


class LookUpError(Exception):
    """No answer; in words, why."""
