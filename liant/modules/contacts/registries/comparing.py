"""What a registry says of an account beside what we have, and taking some of it over (CON-22)."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.core import signing
from django.utils.text import capfirst

from liant.kernel.access.actor import Actor
from liant.kernel.access.limits import fixed_fields, hidden_fields, is_fixed
from liant.kernel.characteristics.columns import column_of
from liant.kernel.entity import commands
from liant.kernel.entity.cells import text_of
from liant.kernel.text import fold
from liant.modules.contacts.models import Address, Contact
from liant.modules.contacts.registries.answers import Answer
from liant.modules.contacts.registries.asking import begun

ADDRESS = "addresses"
PLACE = ("street", "postal_code", "city", "region", "country")
# Within which an answer is taken over, in seconds: a registry is asked anew for what is older.
VALID = 3600
SALT = "liant.registries"


@dataclass(frozen=True)
class Line:
    """A field of which the registry says something else than we do."""

    name: str
    label: str
    ours: str
    theirs: str
    value: Any
    # We have nothing there yet.
    is_missing: bool


def written(answer: Answer) -> str:
    """An answer as a form carries it: what comes back is what the registry said."""
    return signing.dumps(asdict(answer), salt=SALT)


def read(text: str) -> Answer:
    """The answer that a form brings back. Raises BadSignature for another, or an old one."""
    return Answer(**signing.loads(text, salt=SALT, max_age=VALID))


def is_known_by_number(account: Contact) -> bool:
    """Whether the actor sees a tax number by which to ask."""
    return "tax_number" not in hidden_fields(Contact) and bool(account.tax_number)


def differences(account: Contact, answer: Answer) -> list[Line]:
    """What is different, of the fields that the actor may change."""
    told = begun(answer)
    kept = fixed_fields(Contact) | hidden_fields(Contact)
    found = [line for name, value in told.values.items() if name not in kept for line in _field(account, name, value)]
    rows = [] if is_fixed(Address) or not answer.city else told.rows[ADDRESS]
    return found + [line for row in rows for line in _address(account, row)]


def take_over(account: Contact, answer: Answer, names: Collection[str], *, by: Actor) -> Contact:
    """Have an account say in these fields what the registry says. Raises ValidationError as a change does."""
    chosen = {line.name: line.value for line in differences(account, answer) if line.name in names}
    row = chosen.pop(ADDRESS, None)
    changed = commands.change(account, chosen, {ADDRESS: _rows(account, row)} if row else {}, by=by)
    assert isinstance(changed, Contact)
    return changed


def _field(account: Contact, name: str, value: Any) -> Iterator[Line]:
    """Nothing where the registry says nothing, or the same."""
    if value == "" or value == getattr(account, name):
        return
    cell = column_of(Contact, name).cells([account])[account.pk]
    yield Line(name, cell.label, cell.text, text_of(value), value, not getattr(account, name))


def _address(account: Contact, row: dict[str, Any]) -> Iterator[Line]:
    there = _headquarters(account)
    if there and all(fold(getattr(there, name)) == fold(row[name]) for name in PLACE):
        return
    label = capfirst(str(Address._meta.verbose_name))
    theirs = ", ".join(filter(None, (row[name] for name in PLACE[:4])))
    yield Line(ADDRESS, label, str(there or ""), theirs, row, there is None)


def _headquarters(account: Contact) -> Address | None:
    """The address that a registry speaks of: the headquarters, else the one that is used."""
    addresses = account.addresses.order_by("-is_default", "id")
    return addresses.filter(purpose=Address.Purpose.HEADQUARTERS).first() or addresses.first()


def _rows(account: Contact, row: dict[str, Any]) -> list[dict[str, Any]]:
    """All addresses with this one among them; where on the map the old one was says nothing of it."""
    there = _headquarters(account)
    if there is None:
        return [row]
    moved = {"id": there.pk, "latitude": None, "longitude": None} | {name: row[name] for name in PLACE}
    return [moved, *({"id": each.pk} for each in account.addresses.exclude(pk=there.pk))]
