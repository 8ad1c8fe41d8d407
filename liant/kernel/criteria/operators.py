"""What a field may be asked for. A negative operator finds whatever its positive one does not."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from liant.kernel.criteria.shapes import LENGTH, MANY, NOTHING, ONE, PERIOD, TWO, Shape


@dataclass(frozen=True)
class Operator:
    """An operator: its name in JSON, what it is called, what it takes."""

    name: str
    label: Promise
    takes: Shape
    # The name of the operator of which it is the contrary.
    denies: str = ""
    # Whether what it finds changes with the day on which one looks.
    is_relative: bool = False


IS = Operator("is", pgettext_lazy("operator", "is"), MANY)
IS_NOT = Operator("is_not", pgettext_lazy("operator", "is not"), MANY, denies="is")
FILLED = Operator("filled", pgettext_lazy("operator", "is filled in"), NOTHING)
EMPTY = Operator("empty", pgettext_lazy("operator", "is empty"), NOTHING, denies="filled")
CONTAINS = Operator("contains", pgettext_lazy("operator", "contains"), ONE)
LACKS = Operator("lacks", pgettext_lazy("operator", "does not contain"), ONE, denies="contains")
BEGINS_WITH = Operator("begins_with", pgettext_lazy("operator", "begins with"), ONE)
EQUALS = Operator("is", pgettext_lazy("operator", "is"), ONE)
AT_LEAST = Operator("at_least", pgettext_lazy("operator", "is at least"), ONE)
AT_MOST = Operator("at_most", pgettext_lazy("operator", "is at most"), ONE)
BETWEEN = Operator("between", pgettext_lazy("operator", "is between"), TWO)
WITHIN = Operator("within", pgettext_lazy("operator", "is, or is part of,"), MANY)
NOT_WITHIN = Operator("not_within", pgettext_lazy("operator", "is neither, nor part of,"), MANY, denies="within")
ON = Operator("on", pgettext_lazy("operator", "is on"), ONE)
BEFORE = Operator("before", pgettext_lazy("operator", "is before"), ONE)
AFTER = Operator("after", pgettext_lazy("operator", "is after"), ONE)
IN_PERIOD = Operator("in_period", pgettext_lazy("operator", "is in the period:"), PERIOD, is_relative=True)
IN_THE_LAST = Operator("in_the_last", pgettext_lazy("operator", "is in the last"), LENGTH, is_relative=True)
IN_THE_NEXT = Operator("in_the_next", pgettext_lazy("operator", "is in the next"), LENGTH, is_relative=True)
LONGER_AGO = Operator("longer_ago", pgettext_lazy("operator", "is longer ago than"), LENGTH, is_relative=True)
