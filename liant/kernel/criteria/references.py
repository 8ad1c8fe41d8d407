"""References to other rows, as criteria see them: by number, or as seen from who asks (me, my unit)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import current_employee_id
from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Tree, Unit
from liant.kernel.criteria import operators
from liant.kernel.criteria.kinds import Kind
from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.shapes import whole_number

ME, MINE = "me", "mine"
# What stands for a row, as seen from who asks.
SEEN_FROM = {Employee: (ME, gettext_lazy("me")), Unit: (MINE, gettext_lazy("my unit"))}


class Reference(Kind):
    """Another row; of a tree, with all that is a part of it if one asks so."""

    is_chosen = True
    operators: ClassVar[tuple[Operator, ...]] = (
        operators.IS, operators.IS_NOT, operators.FILLED, operators.EMPTY,
    )  # fmt: skip

    def __init__(self, field: Any) -> None:
        super().__init__(field)
        self.model = field.related_model

    @property
    def _is_tree(self) -> bool:
        return issubclass(self.model, Tree)

    @property
    def all_operators(self) -> tuple[Operator, ...]:
        """Those of references, and of trees."""
        return (operators.WITHIN, operators.NOT_WITHIN, *self.operators) if self._is_tree else self.operators

    def typed(self, text: str) -> Any:
        """A number, or a word for who asks."""
        return whole_number(text)

    def clean(self, value: Any) -> Any:
        """The number of a row that one sees, or a word for who asks."""
        word, _label = SEEN_FROM.get(self.model, (None, ""))
        if value == word and word is not None:
            return value
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**63:
            raise ValidationError(_("Choose a record by its number."))
        if not self.model._default_manager.filter(pk=value).exists():
            raise ValidationError(_("There is no record %(value)s, or you do not see it."), params={"value": value})
        return value

    def texts(self, values: Sequence[Any]) -> list[str]:
        """Their names."""
        _word, seen_from = SEEN_FROM.get(self.model, ("", ""))
        names = captions(self.model, (value for value in values if isinstance(value, int)))
        return [names.get(value, str(value)) if isinstance(value, int) else str(seen_from) for value in values]

    def find_is(self, values: Sequence[Any]) -> Q:
        """Any of them."""
        return Q(**{f"{self.field.name}__in": self._numbers(values)})

    def find_within(self, values: Sequence[Any]) -> Q:
        """Any of them, or what is a part of one."""
        found: Q = self.model.inside(self.field.name, self._numbers(values))
        return found

    def _numbers(self, values: Sequence[Any]) -> list[int]:
        return [number for value in values for number in _meant(value)]


def is_seen_from(value: Any) -> bool:
    """Whether a value means another row for another who asks."""
    return value in (ME, MINE)


def _meant(value: Any) -> list[int]:
    if not is_seen_from(value):
        return [value]
    me = Employee.objects.filter(pk=current_employee_id() or 0)
    return list(me.values_list("pk" if value == ME else "unit", flat=True))
