"""What administrators define: characteristics, and the choices that some of them have (CON-12)."""

import re
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Protected, Reference, caption_of
from liant.kernel.characteristics.types import TYPES, Type, type_choices
from liant.kernel.text import fold

# What a characteristic is called in addresses, files and the API: this, a dot, and its key.
PREFIX = "characteristics"
KEY_LENGTH = 40


def _entities() -> list[tuple[str, str]]:
    # Asked when a form is made, for then all tables are known.
    from liant.kernel.characteristics.values import described_models

    return [(model.entity_name(), capfirst(str(model._meta.verbose_name_plural))) for model in described_models()]


def _kinds() -> list[tuple[str, str]]:
    """The kinds of all entities that have some, each as `entity:kind`."""
    from liant.kernel.characteristics.values import described_models
    from liant.kernel.entity.registry import entity_of

    found = (entity for model in described_models() if (entity := entity_of(model)) and entity.variant)
    return [
        (f"{entity.name}:{kind}", f"{entity.label}: {label.lower()}")
        for entity in found
        for kind, label in entity.variants()
    ]


class KindsField(ArrayField):
    """Chosen kinds of records, each as `entity:kind`; none chosen means all."""

    def formfield(self, **kwargs: Any) -> Any:
        """Several of those there are."""
        chosen: dict[str, Any] = {
            "form_class": forms.MultipleChoiceField, "choices": _kinds, "show_hidden_initial": False,
        }  # fmt: skip
        return super(ArrayField, self).formfield(**chosen | kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Raises ValidationError for a kind that there is not."""
        super().validate(value, model_instance)
        names = dict(_kinds())
        if unknown := [kind for kind in value if kind not in names]:
            raise ValidationError(_("There is no such kind: %(kind)s."), params={"kind": unknown[0]})

    def show(self, value: list[str]) -> str:
        """The kinds in words."""
        names = dict(_kinds())
        return ", ".join(names.get(kind, kind) for kind in value)


class Characteristic(Listed, Reference):
    """A field of an entity that an administrator defined."""

    searched: ClassVar[tuple[str, ...]] = ("name", "group")
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)
    is_remembered: ClassVar[bool] = True
    instead_of_deleting = _("If it is not used any more, retire it instead: what was filled in stays.")

    entity = models.CharField(_("records"), max_length=60, choices=_entities)
    # Its name in addresses, files, conditions and the API. Made once: what rests on it goes on when it is renamed.
    key = models.CharField(
        _("key"), max_length=KEY_LENGTH, blank=True,
        validators=[RegexValidator("^[a-z][a-z0-9_]*$", _("Small letters without accents, digits and underscores."))],
        help_text=_("What programs call it; made from the name when left empty. It can't be changed later."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=80)
    type = models.CharField(_("type"), max_length=20, choices=type_choices)
    kinds = KindsField(
        models.CharField(max_length=120), verbose_name=_("only for"), default=list, blank=True,
        help_text=_("Without a choice it is for all kinds."),
    )  # fmt: skip
    group = models.CharField(
        _("group"), max_length=80, blank=True, help_text=_("The heading under which forms and pages show it.")
    )
    help = models.CharField(_("help"), max_length=200, blank=True, help_text=_("Stands below the field in forms."))
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Those with smaller numbers come first.")
    )
    is_required = models.BooleanField(_("must be filled in"), default=False)
    is_column = models.BooleanField(_("column of the list"), default=False)
    is_filter = models.BooleanField(_("filter of the list"), default=True)
    default = models.CharField(
        _("begins with"),
        max_length=200,
        blank=True,
        help_text=_("What a new record has unless something else is typed."),
    )
    currency = models.CharField(
        _("currency"), max_length=3, blank=True, default="RON",
        validators=[RegexValidator("^[A-Z]{3}$", _("Three capital letters, as in RON or EUR."))],
    )  # fmt: skip
    is_retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Forms do not ask for it any more; what was filled in stays.")
    )
    caption = caption_of(models.F("name"), 80)

    class Meta(Listed.Meta):
        verbose_name = _("characteristic")
        verbose_name_plural = _("characteristics")
        ordering = ["position", "id"]
        constraints = [
            Once(field="name", within="entity", name="characteristic_once"),
            models.UniqueConstraint(fields=["entity", "key"], name="characteristic_key_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """What it is called wherever fields are named."""
        return f"{PREFIX}.{self.key}"

    @property
    def kind(self) -> Type:
        """How its values are kept, filled in and told."""
        return TYPES[self.type]

    @property
    def values_model(self) -> Any:
        """The table of its values."""
        from liant.kernel.characteristics.values import values_of_entity

        return values_of_entity(self.entity)

    @cached_property
    def known_choices(self) -> "list[CharacteristicChoice]":
        """Its choices in their order, retired ones too; `definitions` brings them along."""
        return list(self.choices.all())

    def choice_called(self, value: Any) -> "CharacteristicChoice | None":
        """The choice with this number or name."""
        if isinstance(value, CharacteristicChoice):
            value = value.pk
        called = (each for each in self.known_choices if isinstance(value, str) and fold(each.name) == fold(value))
        return next(called, None) or next((each for each in self.known_choices if str(each.pk) == str(value)), None)

    def __contains__(self, name: str) -> bool:
        return any(fold(choice.name) == fold(name) for choice in self.known_choices)

    def is_of(self, variant: str) -> bool:
        """Whether records of this kind have it."""
        return not self.kinds or f"{self.entity}:{variant}" in self.kinds

    @property
    def beginning(self) -> Any:
        """The value that a new record has; None where there is none."""
        chosen = [choice.pk for choice in self.known_choices if choice.is_default and not choice.is_retired]
        if self.kind.column == "choice":
            return self.kind.clean(self, chosen if self.kind.is_many else chosen[0] if chosen else None)
        return self.kind.read(self, self.default) if self.default else None

    def clean(self) -> None:
        """Give it its key; refuse another entity or type where there may be values, and what does not fit these."""
        errors = self._changes() if self.pk else {}
        if self.type in TYPES and self.values_model and not hasattr(self.values_model, self.kind.attribute):
            errors["type"] = gettext("Such records can't have this type.")
        if strangers := [kind for kind in self.kinds or () if kind.partition(":")[0] != self.entity]:
            names = dict(_kinds())
            told = {"kinds": ", ".join(names.get(kind, kind) for kind in strangers)}
            errors["kinds"] = gettext("These are kinds of other records: %(kinds)s.") % told
        if errors:
            raise ValidationError(errors)
        if self.default and self.type in TYPES:
            self._require_default()
        if not self.key:
            self.key = self._new_key()

    def _changes(self) -> dict[str, str]:
        kept: Any = type(self)._default_manager.filter(pk=self.pk).values("entity", "type", "key").first() or {}
        self.key = self.key or kept.get("key", "")
        said = gettext("This can't be changed any more: define a new characteristic instead.")
        return {name: said for name, value in kept.items() if getattr(self, name) != value}

    def _require_default(self) -> None:
        try:
            self.kind.read(self, self.default)
        except ValidationError as error:
            raise ValidationError({"default": error.messages}) from error

    def _new_key(self) -> str:
        word = re.sub(r"[^a-z0-9]+", "_", fold(self.name)).strip("_0123456789")[: KEY_LENGTH - 4] or "field"
        taken = set(type(self)._default_manager.filter(entity=self.entity).values_list("key", flat=True))
        numbered = (f"{word}_{number}" for number in range(2, len(taken) + 3))
        return word if word not in taken else next(key for key in numbered if key not in taken)


class CharacteristicChoice(Reference):
    """One of the words to choose from."""

    wholes: ClassVar[tuple[str, ...]] = ("characteristic",)
    needs: ClassVar[dict[str, str]] = dict.fromkeys(Protected.needs, "change")
    is_remembered: ClassVar[bool] = True
    instead_of_deleting = _("If it is not used any more, retire it instead: what was chosen stays.")

    characteristic = models.ForeignKey(Characteristic, on_delete=models.CASCADE, related_name="choices")
    name = models.CharField(_("choice"), max_length=120)
    position = models.PositiveSmallIntegerField(_("order"), default=0, blank=True)
    is_default = models.BooleanField(_("begins with it"), default=False)
    is_retired = models.BooleanField(_("retired"), default=False)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["position", "id"]
        constraints = [Once(field="name", within="characteristic", name="characteristic_choice_once")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def entity_name(cls) -> str:
        """Who may change characteristics may change their choices."""
        return "characteristic"
