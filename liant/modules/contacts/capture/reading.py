"""What a block of text, as a signature below a letter, tells of a person and where they work. Asks no database."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import phonenumbers
from django.core.exceptions import ValidationError

from liant.kernel.text import fold, with_comma_below
from liant.modules.contacts.capture.places import Place, is_place, place_in
from liant.modules.contacts.capture.words import (
    ADDRESSED,
    CLOSING,
    ESTABLISHMENT,
    FAX,
    JOB,
    LABEL,
    LEGAL_FORM,
    TITLES,
)
from liant.modules.contacts.identifiers import normalise_tax_number, normalise_trade_register

# More is no signature.
LONGEST, MOST_LINES = 10_000, 60
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_WEB = re.compile(r"(?:https?://|www\.)[^\s,;|<>]+", re.IGNORECASE)
_TAX_NUMBER = re.compile(
    r"(?:\b(?:C\.?U\.?I\.?|C\.?I\.?F\.?|cod fiscal|VAT(?: (?:no|number|id))?|Α\.?Φ\.?Μ\.?|AFM)(?![^\W\d_])[ .:#]*)"
    r"((?:RO|EL|GR)? ?\d[\d ]{1,11}\d)|\b((?:RO|EL)\d{2,10})\b",
    re.IGNORECASE,
)
_TRADE_REGISTER = re.compile(r"\bJ ?\d{1,2} ?/ ?\d+ ?/ ?(?:\d{2}\.\d{2}\.)?\d{4}\b|\bJ\d{13}\b")
_BORDERS = re.compile(r"\s+[|•·●]\s*|\s*[|•·●]\s+|\t+|\s{3,}|\s+[–—-]\s+")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
KINDS = {phonenumbers.PhoneNumberType.MOBILE: "mobile"}


@dataclass
class Found:
    """What was found; empty where nothing was. Phones are kind and number in E.164, the country is ISO 3166."""

    given_name: str = ""
    family_name: str = ""
    title: str = ""
    company: str = ""
    job_title: str = ""
    tax_number: str = ""
    trade_register: str = ""
    phones: list[tuple[str, str]] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    web: str = ""
    place: Place = field(default_factory=dict)
    # What else fields of the contact hold, by their names.
    more: dict[str, str] = field(default_factory=dict)

    @property
    def is_person(self) -> bool:
        """Whether it names somebody."""
        return bool(self.given_name or self.family_name)


def read(text: str, region: str) -> Found:
    """What the text tells; numbers without a prefix are dialled in `region` (ISO 3166)."""
    found = Found()
    lines = [" ".join(line.split(" ")).strip() for line in with_comma_below(text[:LONGEST]).splitlines()][:MOST_LINES]
    lines = [left for line in lines if line and not CLOSING.match(fold(line)) for left in _left(line, found, region)]
    country = _country(found, region)
    places = [line for line in lines if is_place(line, country) and not LEGAL_FORM.search(line)]
    found.place = place_in([LABEL.sub("", line) for line in places], country)
    others = [LABEL.sub("", line).strip(" ,;") for line in lines if line not in places]
    _name_company_and_job([line for line in others if line], found)
    return found


def _left(line: str, found: Found, region: str) -> Iterator[str]:
    """The pieces of a line without what is known by its form, which is noted."""
    line = _without(_EMAIL, line, lambda text: found.emails.append(text.lower().rstrip(".")))
    line = _without(_WEB, line, lambda text: setattr(found, "web", found.web or text.rstrip("./")))
    line = _without(_TRADE_REGISTER, line, lambda text: _checked(found, "trade_register", text))
    line = _without(_TAX_NUMBER, line, lambda text: _checked(found, "tax_number", text))
    line = _without_phones(line, found, region)
    for piece in _BORDERS.split(line):
        if re.search(r"\w", LABEL.sub("", piece + " ")) and not _is_label(piece):
            yield piece.strip()


def _is_label(piece: str) -> bool:
    return not LABEL.sub("", piece.strip(" ,;|/-") + ": ").strip(" :.,;|/-")


def _without(pattern: re.Pattern[str], line: str, note: Callable[[str], None]) -> str:
    for match in pattern.finditer(line):
        note(next(filter(None, match.groups()), match[0]))
    return pattern.sub(" | ", line)


def _checked(found: Found, name: str, text: str) -> None:
    normalise = normalise_tax_number if name == "tax_number" else normalise_trade_register
    try:
        setattr(found, name, getattr(found, name) or normalise(text.replace(" ", "")))
    except ValidationError:
        return


def _without_phones(line: str, found: Found, region: str) -> str:
    end, left = 0, ""
    for match in phonenumbers.PhoneNumberMatcher(line, region):
        before = line[end : match.start]
        kind = KINDS.get(phonenumbers.number_type(match.number), "work")
        kind = "fax" if FAX.search(before + "+") else kind
        number = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        if number not in [known for _kind, known in found.phones]:
            found.phones.append((kind, number))
        left, end = f"{left}{before} | ", match.end
    return left + line[end:]


def _country(found: Found, region: str) -> str:
    """Where it is likely to be: where its numbers are."""
    if not found.phones:
        return region
    return phonenumbers.region_code_for_number(phonenumbers.parse(found.phones[0][1])) or region


def _name_company_and_job(lines: list[str], found: Found) -> None:
    pieces = [piece for line in lines for piece in _pieces(line)]
    for piece in pieces:
        if not found.company and LEGAL_FORM.search(f" {piece}"):
            found.company = piece
        elif not found.job_title and JOB.search(fold(piece)):
            found.job_title = piece
        elif not found.is_person and _is_name(piece):
            _name(piece, found)
        elif not found.company and ESTABLISHMENT.search(fold(piece)):
            found.company = piece


def _pieces(line: str) -> list[str]:
    """The line, or what stands between its commas where that is a job and a company, or a name and a job."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    is_mixed = len(parts) > 1 and any(JOB.search(fold(part)) or LEGAL_FORM.search(f" {part}") for part in parts)
    return parts if is_mixed else [line]


def _is_name(piece: str) -> bool:
    """Two to four words with capitals, of which none tells a company."""
    names = [word for word in piece.replace(",", " ").split() if fold(word.strip(".")) not in TITLES]
    are_names = all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in names)
    return 2 <= len(names) <= 4 and are_names and not ESTABLISHMENT.search(fold(piece))


def _name(piece: str, found: Found) -> None:
    words = piece.replace(",", " ").split()
    titles = [word for word in words if fold(word.strip(".")) in TITLES - ADDRESSED]
    names = [word for word in words if fold(word.strip(".")) not in TITLES]
    capitals = [word for word in names if word.isupper() and len(word.strip(".")) > 1]
    if 0 < len(capitals) < len(names):
        family = capitals
    else:
        family = names[:1] if _is_family_first(names, found.emails) else names[-1:]
    found.title = " ".join(titles)
    found.family_name = " ".join(map(_as_name, family))
    found.given_name = " ".join(_as_name(word) for word in names if word not in family)


def _is_family_first(names: list[str], emails: list[str]) -> bool:
    """Whether an address such as i.popescu@ tells that the name begins with the family's."""
    first, last = fold(names[0]), fold(names[-1])
    short = (f"{last[0]}.{first}", f"{last[0]}{first}", f"{first}.{last[0]}")
    return any(email.partition("@")[0] in short for email in emails)


def _as_name(word: str) -> str:
    if not word.isupper():
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
