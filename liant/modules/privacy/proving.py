"""How the consents of contacts are known, as columns of lists and files: what imports read again (CON-19, CON-21)."""

from collections import defaultdict
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.additions import add_to_pages
from liant.kernel.entity.cells import Cell, shown
from liant.kernel.entity.columns import Column
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import Consent, State

# By the attribute of a consent, what its column is called.
DETAILS = {
    "at": _("consent: said on"),
    "source": _("consent: how it is known"),
    "proof": _("consent: proof"),
    "text": _("consent: text shown"),
    "basis": _("consent: legal basis"),
}


def detail_name(attribute: str) -> str:
    """What a detail is called in addresses and files."""
    return f"consent_{attribute}"


class DetailColumn(Column):
    """A detail of all that a contact consents to, or, where it consents to nothing, refuses.

    Empty where they differ: the tab of the contact tells each.
    """

    def __init__(self, attribute: str) -> None:
        super().__init__(detail_name(attribute), DETAILS[attribute])
        self._field: Any = Consent._meta.get_field(attribute)

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """One query for all."""
        said = Consent.objects.filter(contact__in=[record.pk for record in records], is_current=True).order_by()
        found: dict[int, dict[bool, set[Any]]] = defaultdict(lambda: defaultdict(set))
        for contact, state, value in said.values_list("contact_id", "state", self._field.name):
            found[contact][state == State.GIVEN].add(self._told(value))
        return {record.pk: Cell(self, _only(found[record.pk])) for record in records}

    def _told(self, value: Any) -> str:
        if self._field.name == "at":
            value = timezone.localtime(value).date().isoformat()
        return str(dict(self._field.flatchoices).get(value) or shown(self._field, value))


def _only(found: dict[bool, set[str]]) -> str:
    counting = found.get(True) or found.get(False) or set()
    return next(iter(counting)) if len(counting) == 1 else ""


add_to_pages(Contact, columns=[DetailColumn(attribute) for attribute in DETAILS])
