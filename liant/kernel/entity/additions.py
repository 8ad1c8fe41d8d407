"""What rooms add to the lists and pages of another's records, who need not know of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from liant.kernel.access.models import Listed
from liant.kernel.entity.columns import Column
from liant.kernel.entity.filters import Filter

if TYPE_CHECKING:
    from liant.kernel.entity.offers import PickedAct
    from liant.kernel.imports.targets import Target


@dataclass
class Additions:
    """What was added to one kind of records. Columns are offered to choose from, not shown by themselves."""

    columns: list[Column] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    picked_acts: list["PickedAct"] = field(default_factory=list)
    # What whoever sees a record must know first; nothing, mostly.
    notices: list[Callable[[Any], str]] = field(default_factory=list)
    # What nobody does any more with some of the records, whatever the rights.
    withheld: list[Callable[[Any], frozenset[str]]] = field(default_factory=list)
    # What columns of their files may become.
    import_targets: list["Target"] = field(default_factory=list)


_added: dict[type[Listed], Additions] = defaultdict(Additions)


def add_to_pages(
    model: type[Listed],
    *,
    columns: Iterable[Column] = (),
    filters: Iterable[Filter] = (),
    picked_acts: Iterable["PickedAct"] = (),
    notices: Iterable[Callable[[Any], str]] = (),
    withheld: Iterable[Callable[[Any], frozenset[str]]] = (),
    import_targets: Iterable["Target"] = (),
) -> None:
    """From here on lists, pages and files of these records have these, too."""
    of_model = _added[model]
    of_model.columns += columns
    of_model.filters += filters
    of_model.picked_acts += picked_acts
    of_model.notices += notices
    of_model.withheld += withheld
    of_model.import_targets += import_targets


def offered(record: Listed, actions: frozenset[str]) -> frozenset[str]:
    """Of what the actor may do, what is to be done with this record at all."""
    return actions.difference(*(withheld(record) for withheld in added_to(type(record)).withheld))


def added_to(model: type[Listed]) -> Additions:
    """What was added to these records."""
    return _added[model]
