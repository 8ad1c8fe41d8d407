"""What QR codes hold of a contact: a vCard, or the MECARD of older telephones. Asks no database."""

import re
from collections.abc import Iterator

import phonenumbers

from liant.kernel.text import fold
from liant.modules.contacts.capture.places import Place, place_in
from liant.modules.contacts.capture.reading import KINDS, Found
from liant.modules.contacts.capture.words import COUNTRIES
from liant.modules.contacts.cards.lines import Property, properties, unescaped
from liant.modules.contacts.cards.reading import COLUMNS, cards_in, row_of

MECARD = "MECARD:"
PHONES = {"phone": "work", "mobile": "mobile", "home_phone": "home", "fax": "fax"}
PLACE = ("street", "postal_code", "city", "region")
# What else of a card has a field in the form of a contact.
MORE = ("gender", "language", "born_on", "wed_on", "notes")
_SEMICOLON, _COMMA = re.compile(r"(?<!\\);"), re.compile(r"(?<!\\),")


def read_card(text: str, region: str) -> Found | None:
    """What a card tells; None for a text that is none. Numbers without a prefix are dialled in `region` (ISO 3166)."""
    begun = text.lstrip().upper()
    if begun.startswith(MECARD):
        return _found([*_of_mecard(text.strip())], region)
    if begun.startswith("BEGIN:VCARD"):
        card = next(cards_in(properties(text.strip().splitlines())), None)
        return _found(card, region) if card else None
    return None


def _of_mecard(text: str) -> Iterator[Property]:
    """The statements of a MECARD as those of a vCard (NTT DoCoMo's barcode function)."""
    for stated in _SEMICOLON.split(text[len(MECARD) :]):
        name, _colon, value = stated.strip().partition(":")
        if name.upper() == "N":
            family, _comma, given = _COMMA.sub("\0", value, count=1).partition("\0")
            yield Property("N", f"{family.strip()};{given.strip()}")
        elif name and value:
            yield Property(name.upper(), value)


def _found(card: list[Property], region: str) -> Found:
    # Where it is, MECARD says in one piece.
    whole = [unescaped(each.text) for each in card if each.name == "ADR" and ";" not in each.text]
    row = dict(zip(COLUMNS, row_of([each for each in card if not (whole and each.name == "ADR")]), strict=True))
    found = Found(
        given_name=row["given_name"], family_name=row["family_name"], title=row["title"],
        company=row["name"] or row["account"], job_title=row["job_title"] or row["function"], web=row["web"],
        emails=[address for address in (row["email"], row["personal_email"]) if address],
        place=place_in(whole, region) if whole else _place(row, region),
        more={name: row[name] for name in MORE if row[name]},
    )  # fmt: skip
    found.phones = [_phone(PHONES[column], row[column], region) for column in PHONES if row[column]]
    return found


def _place(row: dict[str, str], region: str) -> Place:
    if not row["city"]:
        return {}
    country = row["country"].upper() if len(row["country"]) == 2 else COUNTRIES.get(fold(row["country"]), region)
    return {name: row[name] for name in PLACE if row[name]} | {"country": country}


def _phone(kind: str, text: str, region: str) -> tuple[str, str]:
    """Its kind, mobile where the number says so, and the number in E.164; as it stands where it is none."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return kind, text
    if kind == "work":
        kind = KINDS.get(phonenumbers.number_type(number), kind)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return kind, f"{written} ext. {number.extension}" if number.extension else written
