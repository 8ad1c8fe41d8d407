"""The lines of a vCard: folded and escaped when written, unfolded and taken apart when read."""

import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

LINE_OCTETS = 75
# A longer property is passed over; pictures alone are long.
LONGEST, LONGEST_PICTURE = 100_000, 3_000_000
_PICTURE = re.compile(r"(?:[\w-]+\.)?PHOTO[;:]", re.IGNORECASE)
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED_PRINTABLE = re.compile(r"^[^:]*[;=]QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_HEAD = re.compile(r'((?:[^:"]|"[^"]*")*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';((?:[^;"]|"[^"]*")*)')


@dataclass(frozen=True, slots=True)
class Property:
    """One statement of a card. `types` are in small letters; `group` joins a value with its label."""

    name: str
    text: str
    types: frozenset[str] = frozenset()
    group: str = ""
    # Which year stands for none (Apple's way of a birthday without year).
    omitted_year: str = ""

    @property
    def value(self) -> str:
        """The text without escapes."""
        return unescaped(self.text).strip()

    @property
    def parts(self) -> list[str]:
        """The components between semicolons."""
        return [unescaped(part).strip() for part in re.split(r"(?<!\\);", self.text)]


def escaped(text: str) -> str:
    """A text as it stands in a line (RFC 6350, 3.4)."""
    return text.translate(_ESCAPES)


def unescaped(text: str) -> str:
    """What an escaped text says."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def folded(line: str) -> str:
    """The line with its end, in pieces of at most 75 octets that cut no character (RFC 6350, 3.2)."""
    pieces, room = [""], LINE_OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append("")
            # The space that begins a further line counts, too.
            room = LINE_OCTETS - 1
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces) + "\r\n"


def properties(lines: Iterable[str]) -> Iterator[Property]:
    """What the lines of a file say; what is no property is passed over."""
    return filter(None, map(_read, _unfolded(lines)))


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """Whole lines: put together where they were folded, or broken in quoted-printable (vCard 2.1)."""
    pieces: list[str] = []
    length, most, is_quoted = 0, LONGEST, False
    for line in chain((line.rstrip("\r\n") for line in lines), [""]):
        is_more = bool(pieces) and (line[:1] in (" ", "\t") or (is_quoted and pieces[-1].endswith("=")))
        if not is_more:
            if pieces and length <= most:
                yield "".join(pieces)
            most = LONGEST_PICTURE if _PICTURE.match(line) else LONGEST
            pieces, length, is_quoted = (
                ([line], len(line), bool(_QUOTED_PRINTABLE.match(line))) if line else ([], 0, False)
            )
        elif (length := length + len(line)) <= most:
            if is_quoted and pieces[-1].endswith("="):
                pieces[-1] = pieces[-1][:-1]
                pieces.append(line)
            else:
                pieces.append(line[1:])


def _read(line: str) -> Property | None:
    found = _HEAD.fullmatch(line)
    if not found:
        return None
    head, text = found.groups()
    group, _dot, name = head.partition(";")[0].strip().upper().rpartition(".")
    parameters = [_parameter(given) for given in _PARAMETER.findall(head)]
    types = {value for key, values in parameters if key in ("TYPE", "") for value in values}
    given = {key: values[0] for key, values in parameters if key and values}
    if given.get("ENCODING") == "quoted-printable" or "quoted-printable" in types:
        text = _from_quoted(text, given.get("CHARSET", "utf-8"))
    if "PREF" in given:
        types.add("pref")
    return Property(name, text, frozenset(types), group, given.get("X-APPLE-OMIT-YEAR", ""))


def _parameter(given: str) -> tuple[str, list[str]]:
    """Name and values; of vCard 2.1 a value may stand without its name."""
    name, equals, values = given.partition("=")
    if not equals:
        return "", [given.strip().lower()]
    return name.strip().upper(), [value.strip().lower() for value in values.replace('"', "").split(",")]


def _from_quoted(text: str, charset: str) -> str:
    data = quopri.decodestring(text.encode())
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode(errors="replace")
