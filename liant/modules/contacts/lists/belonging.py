"""Who belongs to which list: the one rule behind filters, conditions, tabs and the API."""

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from liant.modules.contacts.models import ContactList, ListMember

# The name by which conditions ask for lists.
FIELD = "lists"
# The lists whose conditions are being put together: one may ask for others.
_asked: ContextVar[tuple[int, ...]] = ContextVar("asked", default=())


def in_any(lists: Iterable[ContactList]) -> Q:
    """The contacts that are in any of these lists. Raises ValidationError for lists that depend on each other."""
    lists = list(lists)
    static = [each.pk for each in lists if not each.is_dynamic]
    held = ListMember._default_manager.filter(contact_list__in=static, contact=OuterRef("pk"))
    found = Q(Exists(held)) if static else Q(pk__in=())
    for each in lists:
        if each.is_dynamic:
            found |= _fitting(each)
    return found


def _fitting(dynamic: ContactList) -> Q:
    asked = _asked.get()
    if dynamic.pk in asked:
        raise ValidationError(_("The list can't depend on itself."))
    token = _asked.set((*asked, dynamic.pk))
    try:
        return dynamic.condition.q()
    finally:
        _asked.reset(token)


def leads_to(tree: Any, number: int) -> bool:
    """Whether a condition asks for a list, itself or by the lists that it asks for."""
    seen: set[int] = set()
    waiting = set(_named_in(tree))
    while waiting - seen:
        if number in waiting:
            return True
        seen |= waiting
        asked = ContactList.objects.filter(pk__in=waiting).values_list("criteria", flat=True)
        waiting = {each for criteria in asked for each in _named_in(criteria)}
    return False


def _named_in(tree: Any) -> Iterator[int]:
    """The numbers of the lists that a condition names."""
    if isinstance(tree, list):
        for each in tree:
            yield from _named_in(each)
    elif isinstance(tree, dict):
        if tree.get("field") == FIELD:
            value = tree.get("value")
            yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, int))
        for each in tree.values():
            yield from _named_in(each)
