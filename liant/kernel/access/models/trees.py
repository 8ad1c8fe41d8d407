"""Rows that may be a part of another row of their kind."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
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

    def with_all_below(self) -> list[int]:
        """The numbers of this row and of everything that is a part of it, however deep."""
        rows: Any = type(self)._default_manager
        below: dict[int | None, list[int]] = defaultdict(list)
        for number, parent in rows.values_list("pk", "parent"):
            below[parent].append(number)
        found = [self.pk]
        for number in found:
            found += [each for each in below[number] if each not in found]
        return found
