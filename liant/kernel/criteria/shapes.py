"""The shapes in which an operator takes its value: one, several, two, a length of time. Each checks and tells it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liant.kernel.criteria.periods import PERIODS, Span

if TYPE_CHECKING:
    from liant.kernel.criteria.kinds import Kind

MOST = 200


class Shape:
    """A shape: how a value in JSON becomes one in Python, and words."""

    def clean(self, kind: "Kind", value: Any) -> Any:
        """The value as the kind compares it. Raises ValidationError in words the user understands."""
        raise NotImplementedError

    def text(self, kind: "Kind", value: Any) -> str:
        """A cleaned value in words."""
        raise NotImplementedError


class Nothing(Shape):
    """No value: the operator tells all."""

    def clean(self, kind: "Kind", value: Any) -> None:
        """Nothing."""
        if value not in (None, ""):
            raise ValidationError(_("This operator takes no value."))

    def text(self, kind: "Kind", value: Any) -> str:
        """Nothing."""
        return ""


class One(Shape):
    """One value."""

    def clean(self, kind: "Kind", value: Any) -> Any:
        """As the kind has it."""
        if value in (None, "", []):
            raise ValidationError(_("Enter a value."))
        return kind.clean(value)

    def text(self, kind: "Kind", value: Any) -> str:
        """As the kind tells it."""
        return kind.texts([value])[0]


class Many(Shape):
    """One or several values, any of which fits."""

    def clean(self, kind: "Kind", value: Any) -> tuple[Any, ...]:
        """Each as the kind has it."""
        values = value if isinstance(value, list) else [value]
        if values in ([], [None], [""]):
            raise ValidationError(_("Choose at least one value."))
        if len(values) > MOST:
            raise ValidationError(_("At most %(most)d values."), params={"most": MOST})
        return tuple(kind.clean(each) for each in values)

    def text(self, kind: "Kind", value: Any) -> str:
        """One or another."""
        return pgettext("of several values", " or ").join(kind.texts(value))


class Two(Shape):
    """The first and the last."""

    def clean(self, kind: "Kind", value: Any) -> tuple[Any, Any]:
        """Both, in their order."""
        if not isinstance(value, list) or len(value) != 2:
            raise ValidationError(_("Enter both values."))
        first, last = (ONE.clean(kind, each) for each in value)
        if last < first:
            raise ValidationError(_("The second value can't be before the first."))
        return first, last

    def text(self, kind: "Kind", value: Any) -> str:
        """From one to the other."""
        first, last = kind.texts(value)
        return _("%(first)s and %(last)s") % {"first": first, "last": last}


class Length(Shape):
    """A length of time: {"days": 90}."""

    def clean(self, kind: "Kind", value: Any) -> Span:
        """A whole number of days, weeks, months or years that stays within the calendar."""
        if not isinstance(value, dict) or len(value) != 1:
            raise ValidationError(_("Enter a number of days, weeks, months or years."))
        ((unit, number),) = value.items()
        if unit not in Span.UNITS or not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise ValidationError(_("Enter a number of days, weeks, months or years."))
        span = Span(unit, number)
        try:
            span.before(date.today()), span.after(date.today())  # noqa: DTZ011  whether there are such days
        except (ValueError, OverflowError) as error:
            raise ValidationError(_("That is too long.")) from error
        return span

    def text(self, kind: "Kind", value: Any) -> str:
        """With its unit."""
        return str(value)


class Period(Shape):
    """A period by its name: this week."""

    def clean(self, kind: "Kind", value: Any) -> str:
        """One that there is."""
        if not isinstance(value, str) or value not in PERIODS:
            raise ValidationError(_("Choose a period."))
        return value

    def text(self, kind: "Kind", value: Any) -> str:
        """What it is called."""
        return str(PERIODS[value][0])


NOTHING, ONE, MANY, TWO, LENGTH, PERIOD = Nothing(), One(), Many(), Two(), Length(), Period()
