"""Which records the actor may do something with beside seeing them: export, print (SEC-02)."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from liant.kernel.access.actor import is_allowed_on_all
from liant.kernel.access.models import Record


def permitted(records: QuerySet[Any], action: str) -> QuerySet[Any]:
    """Those of the records with which the actor may do this; of what belongs to nobody all or none is asked elsewhere.

    One who sees a division and exports what is one's own gets one's own.
    """
    model = records.model
    if not issubclass(model, Record) or is_allowed_on_all(action, model):
        return records
    held = RawSQL(
        "(SELECT access.keys(%s, %s))", [model.entity_name(), action], output_field=ArrayField(IntegerField())
    )
    return records.filter(audience__overlap=held)
