"""Who is what to whom, and the words for it (CON-08)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Listed, Once, Part, Protected, Reference, caption_of
from liant.modules.contacts.models.contact import Contact

COMPANIES = (Contact.Kind.ACCOUNT, Contact.Kind.BRANCH)


class RelationType(Listed, Reference):
    """A kind of relation, named from both sides: who is the parent, and who the child. Named once, both are alike."""

    searched: ClassVar[tuple[str, ...]] = ("name", "inverse")
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    class Kinds(models.TextChoices):
        ANY = "any", _("any contact")
        PERSON = "person", _("persons")
        COMPANY = "company", _("accounts and branches")

    class Meaning(models.TextChoices):
        COUPLE = "couple", _("couple: their wedding anniversary is told once")
        PARENT = "parent", _("parent: birthdays of children are told to them, too")

    name = models.CharField(_("name"), max_length=60, help_text=_("What the one is to the other: parent."))
    inverse = models.CharField(
        _("the other way round"),
        max_length=60,
        blank=True,
        help_text=_("What the other is to the one: child. Empty where both are the same, as friends are."),
    )
    from_kinds = models.CharField(_("the one may be"), max_length=7, choices=Kinds, default=Kinds.ANY)
    to_kinds = models.CharField(_("the other may be"), max_length=7, choices=Kinds, default=Kinds.ANY)
    meaning = models.CharField(_("counts as"), max_length=6, choices=Meaning, blank=True)
    caption = caption_of(F("name"), 60)

    class Meta(Listed.Meta):
        verbose_name = _("relation type")
        verbose_name_plural = _("relation types")
        ordering = ["name"]
        constraints = [Once(field="name", name="relation_type_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_symmetric(self) -> bool:
        """Whether each is to the other what the other is to it."""
        return not self.inverse

    def clean(self) -> None:
        """Where both are alike, both may be the same; a couple is alike, a parent is not. Raises ValidationError."""
        errors = {}
        if self.is_symmetric and self.from_kinds != self.to_kinds:
            errors["to_kinds"] = _("Both are named alike, so the same contacts may stand on both sides.")
        if (self.meaning == self.Meaning.COUPLE and not self.is_symmetric) or (
            self.meaning == self.Meaning.PARENT and self.is_symmetric
        ):
            errors["meaning"] = _("Both of a couple are named alike; parent and child are not.")
        if errors:
            raise ValidationError(errors)


def _word(label: str | object, *, blank: bool = True) -> models.CharField:
    return models.CharField(label, max_length=60, blank=blank)  # type: ignore[arg-type]


class RelationWords(Reference):
    """What both sides of a relation are called in a language, by gender; without a word of its own, the neutral one."""

    wholes: ClassVar[tuple[str, ...]] = ("type",)
    needs: ClassVar[dict[str, str]] = dict.fromkeys(Protected.needs, "change")

    type = models.ForeignKey(RelationType, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=2, choices=Contact.Language)
    forward = _word(_("the one"), blank=False)
    forward_male = _word(_("the one, a man"))
    forward_female = _word(_("the one, a woman"))
    inverse = _word(_("the other"))
    inverse_male = _word(_("the other, a man"))
    inverse_female = _word(_("the other, a woman"))

    class Meta:
        verbose_name = _("words for a relation")
        verbose_name_plural = _("words by language")
        ordering = ["id"]
        constraints = [Once(field="language", within="type", name="relation_words_once")]

    def __str__(self) -> str:
        return f"{self.forward} – {self.inverse}" if self.inverse else self.forward

    @classmethod
    def entity_name(cls) -> str:
        """Who may change types of relations may change their words."""
        return "relationtype"


class Relation(Part):
    """A contact is to another one what the type's name says. Seen by whoever sees either."""

    wholes: ClassVar[tuple[str, ...]] = ("contact", "other")

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="relations", verbose_name=_("contact"), db_index=False
    )
    other = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="related_to", verbose_name=_("related to")
    )
    type = models.ForeignKey(
        RelationType, on_delete=models.PROTECT, related_name="relations", verbose_name=_("relation type")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["contact", "other", "type"], name="relation_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) | Q(ends_on=None) | Q(starts_on=None),
                name="relation_ends_after_start",
                violation_error_message=_("A relation can't end before it starts."),
            ),
            models.CheckConstraint(condition=~Q(contact=F("other")), name="relation_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.type}: {self.contact} – {self.other}"

    def clean(self) -> None:
        """Two contacts of kinds that the type allows, related so once. Raises ValidationError by field."""
        errors = {}
        if self.contact_id == self.other_id:
            errors["other"] = _("Nobody is related to itself.")
        elif self._is_repeated():
            errors["other"] = _("They are related like that already.")
        for name, kinds in (("contact", self.type.from_kinds), ("other", self.type.to_kinds)):
            if not fits(kinds, getattr(self, name).kind):
                errors.setdefault(name, _("This kind of contact can't be related like that."))
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("A relation can't end before it starts.")
        if errors:
            raise ValidationError(errors)

    def _is_repeated(self) -> bool:
        same = Q(contact=self.contact_id, other=self.other_id)
        if self.type.is_symmetric:
            same |= Q(contact=self.other_id, other=self.contact_id)
        return type(self).objects.filter(same, type=self.type_id).exclude(pk=self.pk).exists()


def fits(kinds: str, kind: str) -> bool:
    """Whether a contact of a kind may stand on a side that is for these."""
    allowed = {RelationType.Kinds.PERSON: (Contact.Kind.PERSON,), RelationType.Kinds.COMPANY: COMPANIES}
    return kind in allowed.get(kinds, Contact.Kind)  # type: ignore[call-overload]
