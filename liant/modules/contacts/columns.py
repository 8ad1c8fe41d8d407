"""Columns that only contacts have."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import FieldColumn
from liant.kernel.entity.tallies import TallyColumn
from liant.modules.contacts.models import Contact, Position
from liant.modules.contacts.models.held import held


class NameColumn(FieldColumn):
    """The name, and below it where a person works or which account a branch belongs to."""

    def __init__(self) -> None:
        super().__init__(Contact._meta.get_field("caption"))

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """Names and places of work in two queries."""
        cells = super().cells(records)
        for number, place in workplaces(records).items():
            cells[number].secondary = place
        return cells


class StaffColumn(TallyColumn):
    """How many people work at an account or a branch today."""

    def __init__(self) -> None:
        super().__init__(_("people"), Position, "account")

    def rows(self) -> QuerySet[Any]:
        """The posts that are held."""
        return Position.objects.filter(held())


def workplaces(contacts: list[Contact]) -> dict[int, str]:
    """For persons the account of the first post that they hold with their title there; for branches their account."""
    people = [contact.pk for contact in contacts if contact.is_person]
    posts: dict[int, tuple[int, str]] = {}
    found = Position.objects.filter(held(), person__in=people)
    for person, account, title in found.values_list("person_id", "account_id", "title"):
        posts.setdefault(person, (account, title))
    branches = {contact.pk: contact.account_id for contact in contacts if contact.account_id}
    names = captions(Contact, [*branches.values(), *(account for account, _title in posts.values())])
    at_work = {person: _at_work(title, names.get(account, "")) for person, (account, title) in posts.items()}
    return at_work | {branch: names.get(account, "") for branch, account in branches.items()}


def _at_work(title: str, account: str) -> str:
    return " · ".join(filter(None, (title, account)))
