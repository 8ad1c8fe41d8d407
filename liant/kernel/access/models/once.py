"""What may be there only once: a name, an address."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F, Model, Q
from django.utils.translation import gettext as _

from liant.kernel.search.functions import Fold
from liant.kernel.text import fold


class Once(models.UniqueConstraint):
    """No two rows have the same text in a field, case and accents aside; where it is empty, any number.

    With `within`, a foreign key or another field, the same text may be there once for each of its values.
    """

    def __init__(self, *, field: str, name: str, within: str = "") -> None:
        self.field, self.within = field, within
        columns = [Fold(field), F(within)] if within else [Fold(field)]
        super().__init__(*columns, condition=~Q(**{field: ""}), nulls_distinct=False, name=name)

    def deconstruct(self) -> Any:
        """How migrations write it down."""
        path, _args, _kwargs = super().deconstruct()
        return path, (), {"field": self.field, "name": self.name, "within": self.within}

    def validate(self, model: type[Model], instance: Model, exclude: Any = None, using: str = DEFAULT_DB_ALIAS) -> None:
        """Raises ValidationError at the field."""
        try:
            super().validate(model, instance, exclude=exclude, using=using)
        except ValidationError as error:
            raise self.refusal(instance) from error

    def key(self, instance: Model) -> tuple[Any, ...]:
        """What two rows must not share, unless the text is empty: it, folded, and what it is within."""
        text = fold(getattr(instance, self.field))
        return (text, instance.serializable_value(self.within)) if self.within else (text,)

    def refusal(self, instance: Model) -> ValidationError:
        """What is said where the text is typed."""
        return ValidationError({self.field: _("“%(text)s” exists already.") % {"text": getattr(instance, self.field)}})


def once_rules(model: type[Model]) -> list[Once]:
    """What rows of a model may have only once."""
    return [rule for rule in model._meta.constraints if isinstance(rule, Once)]
