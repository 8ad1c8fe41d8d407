"""The database's folding functions, for what is compared without accents and case."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, TextField


class Fold(Func):
    """`search.fold(text)`: the same as `liant.kernel.text.fold`."""

    function = "search.fold"
    output_field = TextField(db_collation="C")


class WordList(Func):
    """`search.word_list(text)`: the words of a text, as `kernel.text.words` finds them. An index serves overlaps."""

    function = "search.word_list"
    output_field: ArrayField = ArrayField(TextField())
