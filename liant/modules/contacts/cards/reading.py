"""What a card says as a row of a table: one cell for each column that an import of contacts knows (CON-19)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from liant.kernel.imports.splitting import given_name_first
from liant.modules.contacts.cards.lines import Property
from liant.modules.contacts.cards.pictures import picture_in

# The columns, by the targets of the import that they become.
COLUMNS = (
    "kind", "name", "given_name", "family_name", "title", "gender", "language", "born_on", "wed_on",
    "phone", "mobile", "home_phone", "fax", "email", "personal_email", "web",
    "address_purpose", "street", "postal_code", "city", "region", "country",
    "account", "job_title", "function", "tags", "notes", "photo",
)  # fmt: skip
# Groups that address books file everybody under.
GENERAL = {"mycontacts", "starred", "all", "unfiled"}
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_FULL_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
_PARTIAL_DAY = re.compile(r"--(\d{2})-?(\d{2})(?:T.*)?")
Row = dict[str, str]


def cards_in(found: Iterable[Property]) -> Iterator[list[Property]]:
    """The statements of one card after the other."""
    card: list[Property] | None = None
    for each in found:
        name = (each.name, each.text.strip().upper())
        if name == ("BEGIN", "VCARD"):
            card = []
        elif name == ("END", "VCARD"):
            if card is not None:
                yield card
            card = None
        elif card is not None:
            card.append(each)


def row_of(card: list[Property]) -> list[str]:
    """The cells of a card, in the order of COLUMNS. What has no column stands in the notes."""
    said: dict[str, list[Property]] = defaultdict(list)
    for each in _labelled(card):
        said[each.name].append(each)
    row = _names(said) | _days(said) | _first(said, {"TITLE": "job_title", "ROLE": "function"})
    left = [*_phones(said, row), *_emails(said, row), *_webs(said, row), *_addresses(said, row)]
    if language := next(iter([*said["LANG"], *said["X-LANG"]]), None):
        row["language"] = language.value[:2].lower() if language.value[:2].lower() in ("ro", "el", "en") else ""
    row["tags"] = "; ".join(_tags(said["CATEGORIES"]))
    row["photo"] = picture_in([each.value for each in said["PHOTO"]], is_person=row["kind"] == "person")
    departments = (", ".join(filter(None, each.parts[1:])) for each in said["ORG"] if row["kind"] == "person")
    row["notes"] = "\n".join(filter(None, [*(note.value for note in said["NOTE"]), *left, *departments]))
    return [row.get(name, "") for name in COLUMNS]


def _labelled(card: list[Property]) -> Iterator[Property]:
    """Each with what its group's label calls it among its types."""
    labels = {each.group: each.value for each in card if each.name == "X-ABLABEL" and each.group}
    for each in card:
        if label := labels.get(each.group, ""):
            known = _LABEL.fullmatch(label)
            types = each.types | {(known[1] if known else label).lower()}
            yield Property(each.name, each.text, types, each.group, each.omitted_year)
        else:
            yield each


def _names(said: dict[str, list[Property]]) -> Row:
    full = next((each.value for each in said["FN"]), "")
    own = next((each.parts for each in said["N"]), [])
    family, given, more, prefix, suffix = (own + [""] * 5)[:5]
    organisation = next((each.parts for each in said["ORG"]), [""])
    is_company = any(each.value.lower() in ("org", "company") for each in chain(said["KIND"], said["X-ABSHOWAS"]))
    if is_company or not (family or given or (full and full != organisation[0])):
        return {"kind": "account", "name": full or organisation[0]}
    row = {"kind": "person", "account": organisation[0], "title": prefix or suffix}
    if not (family or given):
        return row | given_name_first(full)
    sex = next((each.value[:1].lower() for each in (*said["GENDER"], *said["X-GENDER"])), "")
    row["gender"] = sex if sex in ("m", "f") else ""
    return row | {"family_name": family, "given_name": " ".join(filter(None, (given, more)))}


def _days(said: dict[str, list[Property]]) -> Row:
    anniversaries = [*said["ANNIVERSARY"], *said["X-ANNIVERSARY"]]
    anniversaries += [each for each in said["X-ABDATE"] if "anniversary" in each.types]
    days = {"born_on": said["BDAY"], "wed_on": anniversaries}
    return {name: _day(found[0]) for name, found in days.items() if found}


def _day(found: Property) -> str:
    """1985-05-12 or --05-12; a day that is written otherwise as it stands."""
    if full := _FULL_DAY.fullmatch(found.value):
        year, month, day = full.groups()
        return f"--{month}-{day}" if year == found.omitted_year else f"{year}-{month}-{day}"
    partial = _PARTIAL_DAY.fullmatch(found.value)
    return f"--{partial[1]}-{partial[2]}" if partial else found.value


def _first(said: dict[str, list[Property]], columns: dict[str, str]) -> Row:
    return {column: said[name][0].value for name, column in columns.items() if said[name]}


def _phones(said: dict[str, list[Property]], row: Row) -> Iterator[str]:
    for each in _preferred_first(said["TEL"]):
        column = _phone_column(each.types)
        number = each.value.removeprefix("tel:").partition(";ext=")
        text = f"{number[0]} ext. {number[2]}" if number[2] else number[0]
        yield from _placed(row, column, text)


def _phone_column(types: frozenset[str]) -> str:
    if types & {"fax", "work fax", "home fax"}:
        return "fax"
    if types & {"cell", "mobile", "iphone"}:
        return "mobile"
    return "home_phone" if "home" in types else "phone"


def _emails(said: dict[str, list[Property]], row: Row) -> Iterator[str]:
    for each in _preferred_first(said["EMAIL"]):
        is_personal = "home" in each.types and row["kind"] == "person"
        yield from _placed(row, "personal_email" if is_personal else "email", each.value.removeprefix("mailto:"))


def _webs(said: dict[str, list[Property]], row: Row) -> Iterator[str]:
    for each in _preferred_first(said["URL"]):
        yield from _placed(row, "web", each.value)


def _addresses(said: dict[str, list[Property]], row: Row) -> Iterator[str]:
    is_person = row["kind"] == "person"
    found = sorted(_preferred_first(said["ADR"]), key=lambda each: is_person and "home" not in each.types)
    for each in found:
        box, more, street, city, region, code, country = (each.parts + [""] * 7)[:7]
        road = ", ".join(filter(None, (street, more, box))).replace("\n", ", ")
        if "city" in row or not (city or region):
            if line := ", ".join(filter(None, (road, f"{code} {city}".strip(), region, country))):
                yield line
            continue
        row |= {"street": road, "city": city or region, "region": region, "postal_code": code, "country": country}
        if is_person and "home" not in each.types and "work" in each.types:
            row["address_purpose"] = "correspondence"


def _placed(row: Row, column: str, text: str) -> Iterator[str]:
    """Put a text into its cell; it comes back when there is one in it already."""
    if row.setdefault(column, text) != text:
        yield text


def _preferred_first(found: list[Property]) -> list[Property]:
    return sorted(found, key=lambda each: "pref" not in each.types)


def _tags(found: list[Property]) -> Iterator[str]:
    for each in found:
        for text in re.split(r"(?<!\\),", each.text):
            name = text.replace("\\", "").strip().lstrip("* ")
            if name and name.lower() not in GENERAL:
                yield name
