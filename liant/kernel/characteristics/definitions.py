"""The characteristics there are, kept by each process for as long as the database tells the same edition of them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.editions import Remembered
from liant.kernel.access.limits import hidden_rows, is_hidden
from liant.kernel.access.models import Protected
from liant.kernel.characteristics.models import Characteristic, CharacteristicChoice
from liant.kernel.characteristics.values import values_of

# The heading of those that are in no group.
TITLE = _("Further details")
# By entity, each in its order.
Definitions = dict[str, list[Characteristic]]


def defined(model: type[Model]) -> list[Characteristic]:
    """The characteristics of a model's records that the actor sees, the retired ones last; each knows its choices."""
    table = values_of(model)
    if table is None or is_hidden(table) or not issubclass(model, Protected):
        return []
    hidden = hidden_rows(table)
    return [each for each in _definitions().get(model.entity_name(), []) if each.pk not in hidden]


def all_of(entity: str) -> list[Characteristic]:
    """All of an entity's, be they hidden from the actor or not: for who gives rights."""
    return _definitions().get(entity, [])


def in_use(model: type[Model], variant: str | None = None) -> list[Characteristic]:
    """Those that are not retired; with a `variant`, those that records of this kind have."""
    found = (each for each in defined(model) if not each.is_retired)
    return [each for each in found if variant is None or each.is_of(variant)]


def by_address(model: type[Model]) -> dict[str, Characteristic]:
    """All of them by the name that fields go by: `characteristics.turnover`."""
    return {each.address: each for each in defined(model)}


def _definitions() -> Definitions:
    return _remembered() or {}


def _load() -> Definitions:
    choices: dict[int, list[CharacteristicChoice]] = defaultdict(list)
    for choice in CharacteristicChoice._default_manager.all():
        choices[choice.characteristic_id].append(choice)
    found: Definitions = defaultdict(list)
    for each in _in_order(Characteristic._default_manager.defer("search")):
        each.__dict__["known_choices"] = choices[each.pk]
        found[each.entity].append(each)
    return dict(found)


def _in_order(characteristics: Iterable[Characteristic]) -> list[Characteristic]:
    return sorted(characteristics, key=lambda each: (each.is_retired, each.position, each.pk))


_remembered = Remembered(_load)
