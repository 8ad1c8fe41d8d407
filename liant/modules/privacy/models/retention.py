"""How long contacts are kept: rules, and what follows from them, which a person decides (CON-21; GDPR, art. 5)."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Listed, Once, Part, Reference, caption_of
from liant.kernel.criteria.nodes import Node
from liant.kernel.criteria.reading import read
from liant.kernel.fields import CriteriaField
from liant.modules.contacts.models import Contact

LONGEST = 600


class RetentionRule(Listed, Reference):
    """Contacts that fit a condition and of which nothing was heard for some months are to be erased, or restricted.

    Its responsible employee sees the proposals; nothing happens before somebody confirms them.
    """

    searched: ClassVar[tuple[str, ...]] = ("name",)
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)

    class Act(models.TextChoices):
        ERASE = "erase", _("erase")
        RESTRICT = "restrict", _("restrict")

    name = models.CharField(_("name"), max_length=120)
    criteria = CriteriaField(_("condition"), default=dict)
    months = models.PositiveSmallIntegerField(
        _("months without contact"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST)],
        help_text=_("Since the last activity, comment or consent, or since it was made."),
    )  # fmt: skip
    act = models.CharField(_("what is proposed"), max_length=8, choices=Act, default=Act.ERASE)
    responsible = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible"),
        help_text=_("Proposals are made of the contacts that this employee sees."),
    )  # fmt: skip
    is_active = models.BooleanField(_("in use"), default=True)
    caption = caption_of(models.F("name"), 120)

    class Meta(Listed.Meta):
        verbose_name = _("retention rule")
        verbose_name_plural = _("retention rules")
        ordering = ["name"]
        constraints = [Once(field="name", name="retention_rule_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def model(self) -> type[Contact]:
        """What the condition is about."""
        return Contact

    @property
    def condition(self) -> Node:
        """Which contacts. Raises ValidationError by node."""
        return read(Contact, self.criteria)

    def clean(self) -> None:
        """A rule over everybody is none that anybody decided."""
        if not self.condition.q():
            raise ValidationError({"criteria": _("Say which contacts the rule is about.")})


class RetentionProposal(Part):
    """A contact that a rule found; confirmed, it is erased or restricted, postponed, it waits."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)
    needs: ClassVar[dict[str, str]] = dict.fromkeys(Part.needs, "privacy")
    is_limitable: ClassVar[bool] = False

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="retention_proposals", db_index=False)
    rule = models.ForeignKey(RetentionRule, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("rule"))
    made_on = models.DateField(_("proposed on"), default=timezone.localdate)
    postponed_until = models.DateField(_("postponed until"), null=True, blank=True)
    # A job is about to do it.
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("retention proposal")
        verbose_name_plural = _("retention proposals")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["contact", "rule"], name="retention_proposed_once")]

    def __str__(self) -> Any:
        return str(self.contact)
