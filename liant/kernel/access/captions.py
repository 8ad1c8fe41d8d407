"""Names of records met on other records, shown even when the record itself is hidden."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Model

from liant.kernel.access.models import Listed, Record


def captions(model: type[Model], ids: Iterable[int]) -> dict[int, str]:
    """The caption of each of these rows; in one query."""
    wanted = sorted({number for number in ids if number is not None})
    if not wanted:
        return {}
    if not issubclass(model, Listed):
        return {row.pk: str(row) for row in model._default_manager.filter(pk__in=wanted)}
    view = "_caption" if issubclass(model, Record) else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, caption FROM {model._meta.db_table}{view} WHERE id = ANY(%s)", [wanted])
        return dict(cursor.fetchall())
