"""The fields kept from the acting employee, as `enter` found them; the database judges by the same (SEC-05)."""

from typing import Any

from asgiref.local import Local
from django.db import models

HIDDEN, READ_ONLY = "hidden", "read_only"
# By table and column the level; what isn't there is free.
Limits = dict[str, dict[str, str]]
_of_thread = Local()


def hidden_fields(model: type[models.Model]) -> frozenset[str]:
    """The names of the fields that the acting employee sees in no record."""
    return _limited(model, (HIDDEN,))


def fixed_fields(model: type[models.Model]) -> frozenset[str]:
    """The names of the fields that the acting employee can't fill in: the hidden and the read-only ones."""
    return _limited(model, (HIDDEN, READ_ONLY))


def swap_limits(limits: Limits | None) -> Limits | None:
    """Have these hold in this thread from here on; returns those before."""
    before: Limits | None = getattr(_of_thread, "limits", None)
    _of_thread.limits = limits
    return before


def _limited(model: type[models.Model], levels: tuple[str, ...]) -> frozenset[str]:
    limits: Limits | None = getattr(_of_thread, "limits", None)
    of_table = limits.get(model._meta.db_table) if limits else None
    if not of_table:
        return frozenset()
    return frozenset(field.name for field in model._meta.concrete_fields if of_table.get(str(field.column)) in levels)


class ShownManager(models.Manager[Any]):
    """Rows without their hidden columns, which the database would refuse to tell."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """All rows, as far as the acting employee sees them."""
        hidden = hidden_fields(self.model)
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
