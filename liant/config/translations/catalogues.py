"""The catalogues, one per language and `locale` folder: sorted, without dates and line numbers."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from liant.config.translations.extraction import Text, texts_by_locale

# English is the language of the source.
LANGUAGES = ("ro",)

Key = tuple[str, str | None]

# What Babel writes into each header anew.
_CHANGING_HEADERS = re.compile(
    rb'^"(?:Project-Id|Report-Msgid|POT-|PO-|Last-Tr|Language-Team|Generated-By)[^\n]*\n', re.M
)


def po_file(locale: Path, language: str) -> Path:
    """Where the catalogue of `language` stands in a `locale` folder."""
    return locale / language / "LC_MESSAGES" / "django.po"


def po_files(root: Path) -> list[Path]:
    """All catalogues under `root`."""
    return sorted(root.rglob("locale/*/LC_MESSAGES/django.po"))


def read(file: Path) -> Catalog:
    """The catalogue in `file`, empty when there is none; its language is that of its folder."""
    language = file.parent.parent.name
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def key(message: Text | Message) -> Key:
    """What tells messages apart: their English (singular) form and their context."""
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def extract_all(root: Path) -> Iterator[Path]:
    """Bring the catalogues in line with the source; the files that changed. Unused messages go.

    A message new to its catalogue, because its file moved, takes its translation from the catalogue that has one.
    """
    texts = texts_by_locale(root)
    for language in LANGUAGES:
        known = _known(file for file in po_files(root) if file.parent.parent.name == language)
        for locale in sorted({file.parents[2] for file in po_files(root)} | set(texts)):
            if _write(po_file(locale, language), texts.get(locale, []), known, root):
                yield po_file(locale, language)


def _known(files: Iterable[Path]) -> dict[Key, Message]:
    """The messages of `files` that have a translation."""
    messages = (message for file in files for message in read(file))
    return {key(message): message for message in messages if message.id and any(message.string or ())}


def _write(file: Path, texts: list[Text], known: dict[Key, Message], root: Path) -> bool:
    language = file.parent.parent.name
    content = _content(_catalogue(language, texts, known | _known([file]), root))
    if file.exists() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def _catalogue(language: str, texts: list[Text], known: dict[Key, Message], root: Path) -> Catalog:
    new = Catalog(locale=language, domain="django", fuzzy=False, header_comment="# Translations of Liant.")
    for text in texts:
        had = known.get(key(text))
        # One that was not counted before has a form for each number now, which its old translation has not.
        if had is None or isinstance(had.id, str) != isinstance(text.id, str):
            had = Message(text.id)
        new.add(
            text.id,
            had.string,
            locations=[(text.file.relative_to(root.parent).as_posix(), 1)],
            flags=had.flags & {"fuzzy"},
            auto_comments=text.comments,
            user_comments=had.user_comments,
            context=text.context,
        )
    return new


def _content(catalogue: Catalog) -> bytes:
    stream = BytesIO()
    write_po(stream, catalogue, width=120, sort_output=True, include_lineno=False)
    return _CHANGING_HEADERS.sub(b"", stream.getvalue())


def compile_all(root: Path) -> Iterator[Path]:
    """Write the .mo file of each catalogue that is newer than it; the files written. Fuzzy messages are left out."""
    for source in po_files(root):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime <= source.stat().st_mtime:
            stream = BytesIO()
            write_mo(stream, read(source))
            compiled.write_bytes(stream.getvalue())
            yield compiled
