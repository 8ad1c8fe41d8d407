"""The chart by date: who holds which post, and where each unit hangs, in the past, now and as planned (RES-01).

What holds today stands in the employee and in the unit, too; the database keeps both true (see sql/chart.sql).
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.days import today
from liant.kernel.access.models.chart import Employee, Unit
from liant.kernel.access.models.protected import Reference


class Terms(models.QuerySet[Any]):
    """Terms, of which one asks for those of a day."""

    def in_force(self, day: date | None = None) -> Self:
        """Those that hold on a day, by default today."""
        return self.filter(period__contains=day or today())


class Term(Reference):
    """What holds for a time; without a first or last day, since ever or until further notice."""

    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day."))
    period = models.GeneratedField(
        expression=models.Func("starts_on", "ends_on", models.Value("[]"), function="daterange"),
        output_field=DateRangeField(), db_persist=True,
    )  # fmt: skip

    objects = Terms.as_manager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a time that ends before it begins."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day can't be before the first.")})


def once_at_a_time(name: str, of: str, **only: Any) -> ExclusionConstraint:
    """No two terms of the same employee or unit at the same time."""
    same = models.Func(f"{of}_id", f"{of}_id", models.Value("[]"), function="int8range")
    return ExclusionConstraint(
        name=name,
        expressions=[(same, RangeOperators.OVERLAPS), ("period", RangeOperators.OVERLAPS)],
        condition=models.Q(**only) if only else None,
        violation_error_message=_("There is another one at that time."),
    )


class Post(Term):
    """An employee has a post in a unit. One at a time is the main one; others come beside it."""

    wholes: ClassVar[tuple[str, ...]] = ("employee",)

    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="posts", verbose_name=_("employee"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts", verbose_name=_("unit"))
    title = models.CharField(_("job title"), max_length=120, blank=True)
    is_main = models.BooleanField(_("main post"), default=False)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-is_main", "starts_on", "id"]
        constraints = [once_at_a_time("post_one_main", "employee", is_main=True)]

    def __str__(self) -> str:
        return f"{self.title} · {self.unit}" if self.title else str(self.unit)

    @classmethod
    def entity_name(cls) -> str:
        """Who may change employees gives them posts."""
        return "employee"


class Placement(Term):
    """Where a unit hangs in the chart, and who manages it."""

    wholes: ClassVar[tuple[str, ...]] = ("unit",)

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="placements", verbose_name=_("unit"))
    parent = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("part of")
    )
    manager = models.ForeignKey(
        Employee, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("manager")
    )

    class Meta:
        verbose_name = _("place in the chart")
        verbose_name_plural = _("places in the chart")
        ordering = ["starts_on", "id"]
        constraints = [once_at_a_time("placement_once", "unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.parent or '–'}"

    @classmethod
    def entity_name(cls) -> str:
        """Who may change units moves them."""
        return "unit"

    def clean(self) -> None:
        """Refuse what can't be a part of what, at any time that it holds."""
        super().clean()
        if self.parent and (refusal := self.unit.refusal(self.parent, self.inside())):
            raise ValidationError({"parent": refusal})

    def inside(self) -> frozenset[int]:
        """The numbers of its unit and of whatever is a part of it, at any time that it holds."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT inner_id FROM access.inside(ARRAY[%s]::bigint[])"
                " WHERE during && access.moments(daterange(%s, %s, '[]'))",
                [self.unit_id, self.starts_on, self.ends_on],
            )
            return frozenset(number for (number,) in cursor.fetchall())
