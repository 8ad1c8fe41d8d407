"""vCards among the formats of contacts' files."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.spreadsheet.encodings import encodings
from liant.kernel.spreadsheet.formats import FileFormat
from liant.kernel.spreadsheet.headers import Header, empty
from liant.kernel.spreadsheet.limits import Limits
from liant.kernel.spreadsheet.table import Table
from liant.kernel.text import with_comma_below
from liant.modules.contacts import imports
from liant.modules.contacts.cards.lines import properties
from liant.modules.contacts.cards.reading import COLUMNS, cards_in, row_of
from liant.modules.contacts.cards.writing import USUAL, VERSIONS, cards

LONGEST_LINE = 4_000_000


class CardFormat(FileFormat):
    """vCards, one after the other."""

    name = "vcf"
    label = gettext_lazy("vCard file")
    icon = "address-book"
    content_type = "text/vcard; charset=utf-8"

    def pieces(self, records: list[Any], parameters: QueryDict) -> Iterator[bytes]:
        """A card for each; `?version=4.0` asks for the newest kind, which fewer address books read."""
        return cards(records, version_in(parameters))

    def is_begun(self, start: bytes) -> bool:
        """By its first words, in whatever encoding."""
        return start.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip().upper().startswith(b"BEGIN:VCARD")

    def open(self, path: Path, *, name: str, encoding: str | None, limits: Limits) -> Table:
        """A row for each card, under the names of what its cells become."""
        encoding = encoding or encodings(path)[0].encoding
        read = partial(_rows, path, encoding)
        if next(read(), None) is None:
            raise empty(name)
        labels = {target.name: target.label for target in imports.CONTACT}
        return Table(Header([labels[column] for column in COLUMNS], 0), limits, read, encoding=encoding)


def version_in(parameters: QueryDict) -> str:
    """The version of vCard that an address asks for."""
    asked = parameters.get("version", "")
    return asked if asked in VERSIONS else USUAL


def _rows(path: Path, encoding: str) -> Iterator[list[str]]:
    try:
        with path.open(encoding=encoding) as file:
            lines = map(with_comma_below, iter(partial(file.readline, LONGEST_LINE), ""))
            yield from map(row_of, cards_in(properties(lines)))
    except UnicodeError as error:
        message = _("The file cannot be read as %(encoding)s. Choose another encoding.")
        raise ValidationError(message, code="encoding", params={"encoding": encoding}) from error
    except LookupError as error:
        message = _("“%(encoding)s” is not an encoding.")
        raise ValidationError(message, code="encoding", params={"encoding": encoding}) from error
