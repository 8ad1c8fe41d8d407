"""The kinds of fields, as criteria see them: which operators each has, and how it compares and tells values."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.db.models.lookups import Contains, Exact, GreaterThanOrEqual, LessThan, StartsWith
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from liant.kernel.criteria import operators
from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.shapes import whole_number
from liant.kernel.search.functions import Fold
from liant.kernel.text import LAST, fold

LONGEST = 200


class Kind:
    """A kind of field. Operators that deny another need no rule of their own."""

    operators: ClassVar[tuple[Operator, ...]]
    # Whether values are chosen from a list, not typed.
    is_chosen: ClassVar[bool] = False

    def __init__(self, field: Any) -> None:
        self.field = field

    @property
    def all_operators(self) -> tuple[Operator, ...]:
        """The operators that its field has."""
        return self.operators

    def operator(self, name: Any) -> Operator | None:
        """The operator of that name, where this kind has one."""
        return next((each for each in self.all_operators if each.name == name), None)

    def clean(self, value: Any) -> Any:
        """One value as it is compared. Raises ValidationError."""
        raise NotImplementedError

    def texts(self, values: Sequence[Any]) -> list[str]:
        """Cleaned values in words."""
        return [str(value) for value in values]

    def typed(self, text: str) -> Any:
        """A value as a form sends it, in JSON; what fits no value stays as it is."""
        return text

    def written(self, value: Any) -> str:
        """A value of JSON as a form shows it: the contrary of `typed`."""
        return str(value)

    def find(self, operator: str, value: Any) -> Q:
        """Those whose field fits; `operator` denies none."""
        found: Q = getattr(self, f"find_{operator}")(value)
        return found

    def find_is(self, values: Any) -> Q:
        """Any of them."""
        return Q(**{f"{self.field.name}__in": values})

    def find_filled(self, _value: None) -> Q:
        """There is something in it: of text, more than nothing."""
        if self.field.empty_strings_allowed:
            return ~Q(**{self.field.name: ""})
        return Q(**{f"{self.field.name}__isnull": False})


class Text(Kind):
    """Text, compared without case and accents; by a column that keeps it folded, where there is one."""

    operators = (
        operators.CONTAINS, operators.LACKS, operators.BEGINS_WITH, operators.IS, operators.IS_NOT, operators.FILLED,
        operators.EMPTY,
    )  # fmt: skip

    def clean(self, value: Any) -> str:
        """Not too long."""
        if not isinstance(value, str) or not value.strip():
            raise ValidationError(_("Enter a text."))
        if len(value) > LONGEST or "\0" in value:
            raise ValidationError(_("At most %(most)d characters."), params={"most": LONGEST})
        return value.strip()

    def find_is(self, values: Iterable[str]) -> Q:
        """Any of them."""
        found = Q()
        for value in values:
            found |= Q(Exact(self._folded, fold(value)))
        return found

    def find_contains(self, value: str) -> Q:
        """Anywhere in it."""
        return Q(Contains(self._folded, fold(value)))

    def find_begins_with(self, value: str) -> Q:
        """At its beginning."""
        if self._key is None:
            return Q(StartsWith(self._folded, fold(value)))
        # A range, not LIKE: behind row security only leakproof operators may use an index.
        return Q(GreaterThanOrEqual(F(self._key), fold(value))) & Q(LessThan(F(self._key), fold(value) + LAST))

    @property
    def _folded(self) -> Any:
        return F(self._key) if self._key else Fold(self.field.name)

    @property
    def _key(self) -> str | None:
        names = {field.name for field in self.field.model._meta.fields}
        key = "sort_key" if self.field.name == "caption" else f"{self.field.name}_key"
        return key if key in names else None


class Code(Kind):
    """Text that has one right form: a number, an address."""

    operators = (operators.IS, operators.IS_NOT, operators.BEGINS_WITH, operators.FILLED, operators.EMPTY)

    def clean(self, value: Any) -> str:
        """In its right form where it can be brought into it; else as it is, for it may be a beginning."""
        text = Text(self.field).clean(value)
        try:
            return str(self.field.normalise(text))
        except ValidationError:
            return text

    def find_begins_with(self, value: str) -> Q:
        """At its beginning."""
        return Q(**{f"{self.field.name}__startswith": value})


class Choice(Kind):
    """One of a few words."""

    is_chosen = True
    operators = (operators.IS, operators.IS_NOT, operators.FILLED, operators.EMPTY)

    @property
    def choices(self) -> list[tuple[Any, str]]:
        """The words to choose from, with their labels."""
        return [(value, capfirst(str(label))) for value, label in self.field.flatchoices]

    def clean(self, value: Any) -> Any:
        """One that there is."""
        if value not in [choice for choice, _label in self.choices]:
            raise ValidationError(_("There is no such choice: %(value)s."), params={"value": str(value)[:LONGEST]})
        return value

    def texts(self, values: Sequence[Any]) -> list[str]:
        """Their labels."""
        labels = {value: str(label) for value, label in self.field.flatchoices}
        return [labels.get(value, str(value)) for value in values]


class YesNo(Kind):
    """Yes or no."""

    operators: ClassVar[tuple[Operator, ...]] = (operators.EQUALS,)

    def typed(self, text: str) -> Any:
        """By the numbers of truth."""
        return {"1": True, "0": False}.get(text, text)

    def written(self, value: Any) -> str:
        """By the numbers of truth."""
        return {True: "1", False: "0"}.get(value, "") if isinstance(value, bool) else ""

    def clean(self, value: Any) -> bool:
        """A truth value of JSON."""
        if not isinstance(value, bool):
            raise ValidationError(_("Choose yes or no."))
        return value

    def texts(self, values: Sequence[bool]) -> list[str]:
        """Yes or no."""
        return [_("yes") if value else _("no") for value in values]

    def find_is(self, values: bool) -> Q:
        """As asked."""
        return Q(**{self.field.name: values})


class Number(Kind):
    """A whole number."""

    operators = (
        operators.EQUALS, operators.AT_LEAST, operators.AT_MOST, operators.BETWEEN, operators.FILLED, operators.EMPTY,
    )  # fmt: skip

    def typed(self, text: str) -> Any:
        """A number, if it is one."""
        return whole_number(text)

    def clean(self, value: Any) -> int:
        """A number that the database can hold."""
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**63:
            raise ValidationError(_("Enter a whole number."))
        return value

    def find_is(self, values: int) -> Q:
        """The same."""
        return Q(**{self.field.name: values})

    def find_at_least(self, value: int) -> Q:
        """That or more."""
        return Q(**{f"{self.field.name}__gte": value})

    def find_at_most(self, value: int) -> Q:
        """That or less."""
        return Q(**{f"{self.field.name}__lte": value})

    def find_between(self, value: tuple[int, int]) -> Q:
        """Both included."""
        return Q(**{f"{self.field.name}__range": value})
