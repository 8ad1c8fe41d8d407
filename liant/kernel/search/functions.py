"""The database's folding function, for columns that are compared without accents and case."""

from django.db.models import Func, TextField


class Fold(Func):
    """`search.fold(text)`: the same as `liant.kernel.text.fold`."""

    function = "search.fold"
    output_field = TextField(db_collation="C")
