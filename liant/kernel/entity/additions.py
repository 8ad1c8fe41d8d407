"""What rooms add to the lists of another's records, who need not know of it: columns, filters, acts on picked ones."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from liant.kernel.access.models import Listed
from liant.kernel.entity.columns import Column
from liant.kernel.entity.filters import Filter

if TYPE_CHECKING:
    from liant.kernel.entity.entity import PickedAct


@dataclass
class Additions:
    """What was added to one kind of records. Columns are offered to choose from, not shown by themselves."""

    columns: list[Column] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    picked_acts: list["PickedAct"] = field(default_factory=list)


_added: dict[type[Listed], Additions] = defaultdict(Additions)


def add_to_lists(
    model: type[Listed],
    *,
    columns: Iterable[Column] = (),
    filters: Iterable[Filter] = (),
    picked_acts: Iterable["PickedAct"] = (),
) -> None:
    """From here on lists of these records offer these, too."""
    of_model = _added[model]
    of_model.columns += columns
    of_model.filters += filters
    of_model.picked_acts += picked_acts


def added_to(model: type[Listed]) -> Additions:
    """What was added to the lists of these records."""
    return _added[model]
