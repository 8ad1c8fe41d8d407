"""How conditions see characteristics: each has a kind by its type (docs/CRITERIA.md)."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext as _

from liant.kernel.access.models import Protected
from liant.kernel.characteristics import types
from liant.kernel.characteristics.definitions import defined
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.criteria import operators
from liant.kernel.criteria.dated import Day
from liant.kernel.criteria.kinds import Choice, Kind, Number, Text, YesNo
from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.references import Reference


def asked_of(model: type[Protected]) -> Iterator[tuple[Characteristic, Kind]]:
    """The characteristics that conditions may ask for, retired ones too, each with its kind."""
    for each in defined(model):
        field: Any = each.values_model._meta.get_field(each.kind.column)
        if isinstance(each.kind, types.Choice):
            yield each, OneOf(field, each)
        else:
            yield each, next(kind for kept, kind in KINDS if isinstance(each.kind, kept))(field)


class LongText(Text):
    """Text of which only the beginning has a key."""

    @property
    def _key(self) -> None:
        return None


class Decimal(Number):
    """A number with decimals."""

    def typed(self, text: str) -> Any:
        """A number, if it is one; with a comma or a point before its decimals."""
        try:
            return types.plain(float(text.replace(",", ".")))
        except (ValueError, OverflowError):
            return text

    def clean(self, value: Any) -> Any:
        """One that can be kept."""
        if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < 10**types.DIGITS:
            raise ValidationError(_("Enter a number."))
        return value

    def texts(self, values: Sequence[Any]) -> list[str]:
        """By locale."""
        return [str(formats.number_format(types.plain(value), force_grouping=True)) for value in values]


class Truth(YesNo):
    """Yes, no, or nothing."""

    operators: ClassVar[tuple[Operator, ...]] = (*YesNo.operators, operators.FILLED, operators.EMPTY)


class OneOf(Choice):
    """One of the choices of a characteristic, by its number, which tells the characteristic, too."""

    def __init__(self, field: Any, of: Characteristic) -> None:
        super().__init__(field)
        self._of = of

    @property
    def choices(self) -> list[tuple[Any, str]]:
        """Those there are, retired ones too: records may have them."""
        return [(choice.pk, choice.name) for choice in self._of.known_choices]

    def typed(self, text: str) -> Any:
        """Its number."""
        return int(text) if text.isdecimal() else text

    def texts(self, values: Sequence[Any]) -> list[str]:
        """Their names."""
        names = dict(self.choices)
        return [names.get(value, str(value)) for value in values]

    def find_filled(self, _value: None) -> Q:
        """Any."""
        return Q(characteristic=self._of.pk)


# By type, the first that fits.
KINDS: tuple[tuple[type[types.Type], Any], ...] = (
    (types.LongText, LongText),
    (types.Number, Decimal),
    (types.Day, Day),
    (types.YesNo, Truth),
    (types.Link, Reference),
    (types.Type, Text),
)
