"""The tags of one record, for the head of its page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from liant.kernel.access.limits import fixed_fields, hidden_fields
from liant.kernel.tags.models import Tag

FIELD = "tags"


@dataclass(frozen=True)
class ShownTag:
    """A tag as the page of a record shows it: its name, its colour, and the list of what else has it."""

    name: str
    tone: str
    url: str


def has_tags(model: type[Any]) -> bool:
    """Whether the records of a model may have tags that the actor sees."""
    is_tagged = any(field.name == FIELD and field.related_model is Tag for field in model._meta.many_to_many)
    return is_tagged and FIELD not in hidden_fields(model)


def tags_on(record: Any, list_url: str) -> list[ShownTag]:
    """The tags that a record has, in the order of their names; `list_url` is the list of all records of its kind."""
    if not has_tags(type(record)):
        return []
    return [
        ShownTag(name, tone, f"{list_url}?{FIELD}={number}")
        for number, name, tone in record.tags.order_by("sort_key", "id").values_list("pk", "name", "tone")
    ]


def tagging_url(record: Any, record_url: str, edit_url: str | None) -> str | None:
    """Where the record's tags are changed, back to its page; None for whom that is not."""
    model = type(record)
    if edit_url is None or not has_tags(model) or FIELD in fixed_fields(model):
        return None
    return f"{edit_url}?{urlencode({'only': FIELD, 'back': record_url})}"
