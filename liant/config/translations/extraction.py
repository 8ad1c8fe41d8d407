"""The translatable texts in Python files and Django templates."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

_LAZY = ("gettext", "ngettext", "pgettext", "npgettext")
_KEYWORDS = DEFAULT_KEYWORDS | {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in _LAZY} | {"gettext_noop": None}
_COMMENT_TAGS = ["Translators:"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate: its English form (singular and plural where it counts), its context and where it stands."""

    id: str | tuple[str, ...]
    context: str | None
    file: Path
    comments: tuple[str, ...] = ()


def texts_by_locale(root: Path) -> dict[Path, list[Text]]:
    """The texts of each `locale` folder under `root`: those of the files to which it is the nearest."""
    found = defaultdict(list)
    for file in sorted([*root.rglob("*.py"), *root.rglob("templates/**/*.html"), *root.rglob("templates/**/*.txt")]):
        if "tests" not in file.relative_to(root).parts:
            for text in _texts(file):
                found[_locale(file, root)].append(text)
    return dict(found)


def _locale(file: Path, root: Path) -> Path:
    """The nearest `locale` folder above the file; the root's own, which need not be there yet, in the end."""
    folders = (folder for folder in file.parents if folder.is_relative_to(root))
    return next((folder / "locale" for folder in folders if (folder / "locale").is_dir()), root / "locale")


def _texts(file: Path) -> Iterator[Text]:
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        source = _as_python(source, file)
    elif "gettext" not in source:
        return
    for _line, message, comments, context in extract("python", BytesIO(source.encode()), _KEYWORDS, _COMMENT_TAGS):
        yield Text(message, context, file, tuple(comments))


def _as_python(template: str, file: Path) -> str:
    """The texts of a template as calls of gettext. The rest is placeholder words, whose indentation means nothing."""
    return "\n".join(line.strip() for line in templatize(template, origin=str(file)).splitlines())
