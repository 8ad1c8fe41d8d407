"""The database's folding functions, for what is compared without accents and case."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db.models import Func, TextField


class Fold(Func):
    """`search.fold(text)`: the same as `liant.kernel.text.fold`."""

    function = "search.fold"
    output_field = TextField(db_collation="C")


class WordList(Func):
    """`search.word_list(text)`: the words of a text, as `kernel.text.words` finds them. An index serves overlaps."""

    function = "search.word_list"
    output_field: ArrayField = ArrayField(TextField())


class WordQuery(SearchQuery):
    """A text as `kernel.search.words` writes it, as a tsquery of these very words.

    `to_tsquery` would take them apart again: of the serial number 9e5a83d4 it makes the number 9e5 and a word after it.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, search_type="raw", config="simple")
        self.text = text

    def as_sql(self, *_args: Any, **_kwargs: Any) -> tuple[str, list[str]]:  # type: ignore[override]
        """A cast keeps words as they are."""
        return "%s::tsquery", [self.text]
