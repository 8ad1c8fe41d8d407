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

    def typed(self, kind: "Kind", texts: list[str], unit: str) -> Any:
        """What a form sends, as a value in JSON, be it right or not."""
        raise NotImplementedError

    def written(self, kind: "Kind", value: Any) -> list[str]:
        """A value in JSON as a form shows it: the contrary of `typed`."""
        return [] if value is None else [kind.written(value)]


class Nothing(Shape):
    """No value: the operator tells all."""

    def clean(self, kind: "Kind", value: Any) -> None:
        """Nothing."""
        if value not in (None, ""):
            raise ValidationError(_("This operator takes no value."))

    def text(self, kind: "Kind", value: Any) -> str:
        """Nothing."""
        return ""

    def typed(self, kind: "Kind", texts: list[str], unit: str) -> Any:
        """Nothing."""
        return None


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

    def typed(self, kind: "Kind", texts: list[str], unit: str) -> Any:
        """The first."""
        return kind.typed(texts[0]) if texts else None


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

    def typed(self, kind: "Kind", texts: list[str], unit: str) -> Any:
        """Those chosen; of a text, what stands between semicolons."""
        parts = texts if kind.is_chosen else [part.strip() for text in texts for part in text.split(";")]
        return [kind.typed(part) for part in parts if part]

    def written(self, kind: "Kind", value: Any) -> list[str]:
        """Each; texts in one line."""
        texts = [kind.written(each) for each in (value if isinstance(value, list) else [value]) if each is not None]
        return texts if kind.is_chosen else ["; ".join(texts)]


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

    def typed(self, kind: "Kind", texts: list[str], unit: str) -> Any:
        """Both."""
        return [kind.typed(text) for text in texts[:2]]

    def written(self, kind: "Kind", value: Any) -> list[str]:
        """Both."""
        return [kind.written(each) for each in value] if isinstance(value, list) else []


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

    def typed(self, kind: "Kind", texts: list[str], unit: str) -> Any:
        """So many of a unit."""
        return {unit: whole_number("".join(texts[:1]))}

    def written(self, kind: "Kind", value: Any) -> list[str]:
        """The number; the unit apart."""
        return [str(number) for number in value.values()] if isinstance(value, dict) else []


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

    def typed(self, kind: "Kind", texts: list[str], unit: str) -> Any:
        """Its name."""
        return texts[0] if texts else None

    def written(self, kind: "Kind", value: Any) -> list[str]:
        """Its name."""
        return [str(value)] if value else []


def whole_number(text: str) -> int | str:
    """The number that a text writes; any other text as it is."""
    try:
        return int(text)
    except ValueError:
        return text


NOTHING, ONE, MANY, TWO, LENGTH, PERIOD = Nothing(), One(), Many(), Two(), Length(), Period()
