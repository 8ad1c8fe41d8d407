"""What is wrong with the catalogues: what the source has and they have not, and what they have wrongly."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from liant.config.translations.catalogues import LANGUAGES, Key, key, po_file, read
from liant.config.translations.extraction import texts_by_locale

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdif]|\{\w*\}")
# The Romanian alphabet has s and t with a comma below.
_CEDILLA = re.compile("[şţŞŢ]")


def problems(root: Path) -> Iterator[str]:
    """A line for each message that is missing, fuzzy, not or wrongly translated, or translated in two ways."""
    texts = texts_by_locale(root)
    for language in LANGUAGES:
        translations: dict[Key, object] = {}
        for locale in sorted(texts):
            file = po_file(locale, language)
            catalogue = read(file)
            for text in dict.fromkeys(key(text) for text in texts[locale]):
                for problem in _problems(catalogue, text, translations):
                    yield f"{file.relative_to(root.parent)}: {problem}: {text[0]}"


def _problems(catalogue: Catalog, text: Key, translations: dict[Key, object]) -> Iterator[str]:
    message = catalogue.get(*text)
    if message is None:
        yield "missing, run extract"
        return
    forms = _forms(message)
    if message.fuzzy:
        yield "fuzzy"
    if not forms or not all(forms):
        yield "not translated"
        return
    # Django makes one catalogue of all, in which only one translation is left.
    if translations.setdefault(text, forms) != forms:
        yield "translated otherwise in another catalogue"
    if not _keeps_placeholders(message, forms):
        yield "placeholders differ"
    if _CEDILLA.search("".join(forms)):
        yield "s or t with a cedilla"


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _keeps_placeholders(message: Message, forms: tuple[str, ...]) -> bool:
    """Whether the forms have the placeholders of the English; that for one may say "one" in place of the number."""
    plural = message.id if isinstance(message.id, str) else message.id[-1]
    one = isinstance(message.id, str) or _placeholders(forms[0]) <= _placeholders(plural)
    others = forms if isinstance(message.id, str) else forms[1:]
    return one and all(_placeholders(form) == _placeholders(plural) for form in others)


def _placeholders(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))
