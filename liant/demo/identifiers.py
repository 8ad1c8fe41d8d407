"""Identifiers and phone numbers that pass every check of form and are meant to be nobody's (CON-22).

Tax numbers and IBANs are made from a serial number: different serials give different ones. Banks, ranges and prefixes
are chosen among those not known to be in use, so that no real company is named and nobody is called.
"""

from random import Random

from liant.demo.names import Country

# Prime, so that multiplying scatters the serials over the whole range without a collision.
CUI_SPAN = 2_999_999
AFM_SPAN = 9_999_991
SCATTER = 1_299_709
ACCOUNT_SCATTER = 7_368_787_203_456_789  # ends in 9, so without a collision among 16 digits either

CUI_WEIGHTS = (3, 2, 1, 7, 5, 3, 2)  # of a body of 7 digits

# No bank we know is DEMO or 999. In the check of ISO 13616 letters count from A = 10.
DEMO_AS_DIGITS, RO_AS_DIGITS, GR_AS_DIGITS = "13142224", "2724", "1627"

# Mobile prefixes of valid form for which the carrier table of phonenumbers names no operator.
MOBILE_PREFIXES: dict[Country, tuple[str, ...]] = {
    "RO": ("703", "704", "706", "708", "709"),
    "GR": ("6961", "6964", "6966"),
}
CALLING_CODES: dict[Country, str] = {"RO": "40", "GR": "30"}
NATIONAL_LENGTHS: dict[Country, int] = {"RO": 9, "GR": 10}


def tax_number(country: Country, serial: int) -> str:
    """The CUI of a Romanian, the AFM of a Greek company; `serial` below 2,999,999."""
    return cui(serial) if country == "RO" else afm(serial)


def cui(serial: int) -> str:
    """A Romanian company's tax number: 8 digits, the last a check; from 70 million up none is given out yet."""
    body = str(7_000_000 + serial * SCATTER % CUI_SPAN)
    total = sum(weight * int(digit) for weight, digit in zip(CUI_WEIGHTS, body, strict=True))
    return f"{body}{10 * total % 11 % 10}"


def afm(serial: int) -> str:
    """A Greek tax number: 9 digits, the last a check."""
    body = 70_000_000 + serial * SCATTER % AFM_SPAN
    total = 0
    for digit in str(body):
        total = 2 * total + int(digit)
    return f"{body}{2 * total % 11 % 10}"


def iban(country: Country, serial: int) -> str:
    """An account number at a bank nobody knows, in the country's form (ISO 13616)."""
    account = f"{(serial + 1) * ACCOUNT_SCATTER % 10**16:016}"
    if country == "RO":
        check = 98 - int(f"{DEMO_AS_DIGITS}{account}{RO_AS_DIGITS}00") % 97
        return f"RO{check:02}DEMO{account}"
    check = 98 - int(f"9990000{account}{GR_AS_DIGITS}00") % 97
    return f"GR{check:02}9990000{account}"


def romanian_register(letter: str, county: int, serial: int, year: int) -> str:
    """A number in the Romanian trade register: `J12/345/2015`, since 2025 `J2025000345006` with a check digit."""
    if year < 2025:
        return f"{letter}{county:02}/{1 + serial * SCATTER % 9_973}/{year}"
    body = f"{year}{1 + serial * SCATTER % 999_983:06}00"
    return f"{letter}{body}{(ord(letter) + sum(map(int, body))) % 10}"


def greek_register(serial: int) -> str:
    """A number in the Greek trade register (ΓΕΜΗ): 12 digits, the last three zero."""
    return f"{100_000_000 + serial * SCATTER % 899_999_963}000"


def mobile(rng: Random, country: Country) -> str:
    """A mobile number in E.164."""
    return f"+{rng.choice(rng.choice(mobiles(country)))}"


def landline(rng: Random, country: Country, area: str) -> str:
    """A fixed number in E.164."""
    return f"+{rng.choice(landlines(country, area))}"


def mobiles(country: Country) -> tuple[range, ...]:
    """Mobile numbers, a range for each prefix, the calling code before them."""
    return tuple(_numbers(country, prefix) for prefix in MOBILE_PREFIXES[country])


def landlines(country: Country, area: str) -> range:
    """Fixed numbers of an area, the calling code before them; a real subscriber's doesn't begin with 0."""
    return _numbers(country, f"{area}0")


def _numbers(country: Country, prefix: str) -> range:
    count: int = 10 ** (NATIONAL_LENGTHS[country] - len(prefix))
    first = int(CALLING_CODES[country] + prefix) * count
    return range(first, first + count)
