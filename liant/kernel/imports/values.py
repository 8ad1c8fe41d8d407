"""From the text of a cell to the value of a field: choices and yes/no by their words, dates as people write them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _

from liant.kernel.text import fold

# Takes a text that isn't blank; raises ValidationError.
Reader = Callable[[str], Any]

# Files come in the languages of the countries where our users trade, whatever the reader's own.
LANGUAGES = ("en", "ro", "el")
YES = frozenset(map(fold, ("yes", "y", "true", "1", "x", "da", "d", "adevărat", "ναι", "ν", "αληθές")))
NO = frozenset(map(fold, ("no", "n", "false", "0", "nu", "fals", "όχι", "ο", "ψευδές")))
DATES = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")
CHOICES_NAMED = 12
REMEMBERED = 20_000


def reader_of(field: Any, words: Mapping[str, str] | None = None) -> Reader:
    """Reads texts as values of a model field, by the field's own rules; `words` are further names of its choices.

    A field that has a `mend` puts right what is often mistyped in lists, and can mean but one thing.
    """
    mend: Callable[[str], str] = getattr(field, "mend", str)
    typed = _typed(field, words or {})

    def read(text: str) -> Any:
        # PostgreSQL takes every character but this one.
        if "\0" in text:
            raise ValidationError(_("There is a character in it that is no text."))
        return field.clean(typed(mend(text)), None)

    return remembering(read)


def remembering(read: Reader) -> Reader:
    """The same reader, which reads a text only once: names, cities and kinds repeat."""
    known: dict[str, Any] = {}

    def read_or_recall(text: str) -> Any:
        if text not in known:
            if len(known) == REMEMBERED:
                known.clear()
            known[text] = _outcome(read, text)
        outcome = known[text]
        if isinstance(outcome, _Refusal):
            raise ValidationError(outcome.message)
        return outcome

    return read_or_recall


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What is wrong with a text. Not the error itself: that one would grow with each raising."""

    message: str


def _outcome(read: Reader, text: str) -> Any:
    try:
        return read(text)
    except ValidationError as error:
        return _Refusal(" ".join(error.messages))


def _typed(field: Any, words: Mapping[str, str]) -> Reader:
    if field.choices:
        return _choice(field, words)
    if isinstance(field, models.BooleanField):
        return _yes_or_no
    return _date if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField) else str


def _choice(field: Any, words: Mapping[str, str]) -> Reader:
    named = _by_name(field) | {fold(word): value for word, value in words.items()}
    labels = [str(label) for _value, label in field.flatchoices]

    def read(text: str) -> Any:
        if (name := fold(text)) in named:
            return named[name]
        if len(labels) > CHOICES_NAMED:
            raise ValidationError(_("“%(text)s” is not known here."), params={"text": text})
        message = _("“%(text)s” is none of: %(choices)s.")
        raise ValidationError(message, params={"text": text, "choices": ", ".join(labels)})

    return read


def _by_name(field: Any) -> dict[str, Any]:
    named = {}
    for language in LANGUAGES:
        with translation.override(language):
            named.update({fold(str(label)): value for value, label in field.flatchoices})
    return named | {fold(str(value)): value for value, _label in field.flatchoices}


def _yes_or_no(text: str) -> bool:
    word = fold(text)
    if word not in YES | NO:
        raise ValidationError(_("“%(text)s” is neither yes nor no."), params={"text": text})
    return word in YES


def _date(text: str) -> date:
    for form in DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    raise ValidationError(_("“%(text)s” is not a date such as 2026-03-31 or 31.03.2026."), params={"text": text})
