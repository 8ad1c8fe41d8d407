"""Offering to undo what has just been done."""

from django.urls import reverse

from liant.kernel.history.models import Change


def undo_tags(entity_name: str, number: int) -> str:
    """The extra tags of a message about a record's latest change, by which the message offers to undo it."""
    changes = Change.objects.filter(entity=entity_name, record_ids__overlap=[number])
    return f"undo:{reverse('entity:undo', args=[changes.latest('id').entry_id])}"
