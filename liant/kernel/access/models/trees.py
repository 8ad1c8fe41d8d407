"""Rows that may be a part of another row of their kind."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models.listed import Listed


class Tree(Listed):
    """A listed row with others of its kind above and below it (units, categories); there are some hundreds of them."""

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )

    class Meta(Listed.Meta):
        abstract = True

    def clean(self) -> None:
        """Refuse a circle: nothing is a part of itself, or of what is below it."""
        seen, above = {self.pk}, self.parent
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("It can't be a part of itself, or of what is a part of it.")})
            seen.add(above.pk)
            above = above.parent

    @classmethod
    def numbers_inside(cls, number: int) -> list[int]:
        """The numbers of a row and of what is a part of it, however deep.

        Of these the database knows beforehand how many rows refer to them; of what `inside` will find it does not.
        """
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {inside(cls)}(ARRAY[%s]::bigint[])", [number])
            found: list[int] = cursor.fetchone()[0]
        return found

    @classmethod
    def inside(cls, field: str, numbers: Iterable[int]) -> models.Q:
        """The rows whose `field` refers to one of these, or to what is a part of one, however deep."""
        within = RawSQL(f"(SELECT {inside(cls)}(%s::bigint[]))::bigint[]", [list(numbers)])  # noqa: S611  all our own
        return models.Q(_IsAny(models.F(field), within))


class _IsAny(models.Func):
    """`field = ANY (array)`: an array that the database knows once per query, not a query for each row."""

    template = "(%(expressions)s)"
    arg_joiner = " = ANY "
    arity = 2
    output_field = models.BooleanField()


def inside(model: type[Tree]) -> str:
    """The name of the database's function for what is a part of rows of a tree."""
    return f"access.inside_{model._meta.db_table}"
