"""A list in groups: how many records have the same value, and what their numbers come to (GEN-02)."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.utils.formats import number_format

from liant.kernel.entity.groupings import Grouping, in_words
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.sums import Total, totals

# The most that are shown.
MOST = 200


@dataclass
class RecordGroup:
    """The records with one value: how many, where they are a list, and the sum in each numeric column by its label."""

    label: str
    count: int
    url: str | None
    sums: list[tuple[str, str]] = field(default_factory=list)

    @property
    def count_text(self) -> str:
        """The number by locale."""
        return str(number_format(self.count, force_grouping=True))


def groups(listing: Listing, grouping: Grouping) -> list[RecordGroup]:
    """The groups in their order, with what each comes to; one query."""
    added = totals(listing)
    found = _found(listing, grouping, added)
    labels = in_words(grouping.labels([value for value, *_figures in found]), (value for value, *_figures in found))
    return [
        RecordGroup(
            labels[value], number, grouping.url(listing, value),
            [(each.label, each.told(total)) for each, total in zip(added, sums, strict=True)],
        )
        for value, number, *sums in found
    ]  # fmt: skip


def _found(listing: Listing, grouping: Grouping, added: list[Total]) -> list[Any]:
    """Each value, the number of records with it, and the sums."""
    records = grouping.joined(listing.records.order_by())
    for each in added:
        records = each.joined(records)
    counted = records.annotate(group_key=grouping.key).values("group_key").annotate(number=Count("pk"))
    summed = counted.annotate(**{each.name: each.sum for each in added})
    ordered = summed.order_by("-group_key" if grouping.is_dated else "-number", "group_key")
    return list(ordered.values_list("group_key", "number", *(each.name for each in added))[:MOST])
