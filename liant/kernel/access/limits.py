"""The fields kept from the acting employee, as `enter` found them; the database judges by the same (SEC-05)."""

from typing import Any

from asgiref.local import Local
from django.db import models

HIDDEN, READ_ONLY = "hidden", "read_only"
# Stands for all columns: parts are limited as a whole (the phones of contacts).
WHOLE = "*"
# Stands before the number of a row for which parts are limited: a characteristic.
ROW = "#"
# By table and column the level; what isn't there is free.
Limits = dict[str, dict[str, str]]
_of_thread = Local()


def hidden_fields(model: type[models.Model]) -> frozenset[str]:
    """The names of the fields that the acting employee sees in no record."""
    return _limited(model, (HIDDEN,))


def fixed_fields(model: type[models.Model]) -> frozenset[str]:
    """The names of the fields that the acting employee can't fill in: the hidden and the read-only ones."""
    return _limited(model, (HIDDEN, READ_ONLY))


def is_hidden(part: type[models.Model]) -> bool:
    """Whether the acting employee sees no such parts of any record."""
    return _level(part, _now()) == HIDDEN


def is_fixed(part: type[models.Model]) -> bool:
    """Whether the acting employee can't change such parts of any record."""
    return _level(part, _now()) is not None


def hidden_rows(part: type[models.Model]) -> frozenset[int]:
    """Of parts that are limited one by one, the rows (`limited_by`) whose parts the acting employee does not see."""
    return _rows(part, (HIDDEN,))


def fixed_rows(part: type[models.Model]) -> frozenset[int]:
    """Of parts that are limited one by one, the rows whose parts the acting employee can't change."""
    return _rows(part, (HIDDEN, READ_ONLY))


def found_by(model: type[models.Model]) -> str:
    """The field with the words that the acting employee may find records by: not those of parts that are hidden."""
    return "own_search" if "search" in hidden_fields(model) else "search"


def swap_limits(limits: Limits | None) -> Limits | None:
    """Have these hold in this thread from here on; returns those before."""
    before = _now()
    _of_thread.limits = limits
    return before


def _now() -> Limits | None:
    return getattr(_of_thread, "limits", None)


def _level(part: type[models.Model], limits: Limits | None) -> str | None:
    return limits.get(part._meta.db_table, {}).get(WHOLE) if limits else None


def _rows(part: type[models.Model], levels: tuple[str, ...]) -> frozenset[int]:
    of_table = (_now() or {}).get(part._meta.db_table, {})
    return frozenset(
        int(name.removeprefix(ROW)) for name, level in of_table.items() if name.startswith(ROW) and level in levels
    )


def _limited(model: type[models.Model], levels: tuple[str, ...]) -> frozenset[str]:
    if not (limits := _now()):
        return frozenset()
    of_table = limits.get(model._meta.db_table, {})
    own = {field.name for field in model._meta.concrete_fields if of_table.get(str(field.column)) in levels}
    linked = {field.name for field in model._meta.many_to_many if (_level(_through(field), limits) or "") in levels}
    return frozenset(own | linked | ({"search"} if _search_tells(model, limits) else set()))


def _through(field: Any) -> type[models.Model]:
    through: type[models.Model] = field.remote_field.through
    return through


def _search_tells(model: type[models.Model], limits: Limits) -> bool:
    """Whether the words by which records are found include those of parts that are hidden."""
    parts = (relation.related_model for relation in model._meta.related_objects)
    return any(_level(part, limits) == HIDDEN for part in parts if getattr(part, "searched", ()))


class ShownManager(models.Manager[Any]):
    """Rows without their hidden columns, which the database would refuse to tell."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """All rows, as far as the acting employee sees them."""
        links = {field.name for field in self.model._meta.many_to_many}
        hidden = hidden_fields(self.model) - links
        return super().get_queryset().defer(*hidden) if hidden else super().get_queryset()


class _Shown:
    """A hidden field is empty for whoever asks, and stays unread: so saving leaves it as it is."""

    field: Any

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if (
            instance is not None
            and self.field.attname not in instance.__dict__
            and self.field.name in hidden_fields(cls)
        ):
            return self.field.get_default()
        return super().__get__(instance, cls)  # type: ignore[misc]


def let_hide(model: type[models.Model]) -> None:
    """Have the fields of a model be empty where they are hidden."""
    for field in model._meta.concrete_fields:
        if field.editable:
            kind = type("Shown", (_Shown, field.descriptor_class), {})
            setattr(model, field.attname, kind(field))
