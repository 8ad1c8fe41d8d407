"""What a contact said to being written to or called, and how that is known (CON-21).

A log: nothing in it is changed or taken away, and a withdrawal is one more row (GDPR, art. 7).
"""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.models import Employee, Part
from liant.modules.contacts.models import Contact


class Channel(models.TextChoices):
    """By what one is reached."""

    EMAIL = "email", _("e-mail")
    SMS = "sms", _("SMS")
    PHONE = "phone", _("phone")
    POST = "post", pgettext_lazy("channel", "post")


class Purpose(models.TextChoices):
    """What for. A greeting promotes who sends it: it needs consent as marketing does (Law 365/2002, art. 1)."""

    MARKETING = "marketing", _("marketing")
    GREETINGS = "greetings", _("greetings")
    SERVICE = "service", _("service messages")


class State(models.TextChoices):
    """What was said; without a word it is unknown."""

    GIVEN = "given", _("given")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Basis(models.TextChoices):
    """On which ground one may send (GDPR, art. 6; Law 506/2004, art. 12)."""

    CONSENT = "consent", _("consent")
    SOFT_OPT_IN = "soft_opt_in", _("own customer, similar products (soft opt-in)")
    LEGITIMATE_INTEREST = "legitimate_interest", _("legitimate interest")
    PERSONAL_MESSAGE = "personal_message", _("personal message, decided by a person")
    CONTRACT = "contract", _("contract")


class Source(models.TextChoices):
    """How it is known."""

    PAPER = "paper", _("paper form")
    WEB = "web", _("web form")
    PERSON = "person", _("in person")
    PHONE = "phone", _("phone call")
    MESSAGE = "message", _("letter or message")
    IMPORT = "import", _("import")
    UNSUBSCRIBE = "unsubscribe", _("unsubscribe link")
    STOP = "stop", _("STOP by SMS")


# For what a ground holds; consent holds for all. Automated messages need consent, but for the soft opt-in by e-mail.
GROUNDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    Basis.SOFT_OPT_IN: (frozenset({Channel.EMAIL}), frozenset({Purpose.MARKETING})),
    Basis.LEGITIMATE_INTEREST: (
        frozenset({Channel.PHONE, Channel.POST}), frozenset({Purpose.MARKETING, Purpose.GREETINGS}),
    ),
    Basis.PERSONAL_MESSAGE: (frozenset(Channel.values), frozenset({Purpose.GREETINGS})),
    Basis.CONTRACT: (frozenset(Channel.values), frozenset({Purpose.SERVICE})),
}  # fmt: skip


class Consent(Part):
    """One statement of a contact about one channel and purpose; the latest counts."""

    wholes: ClassVar[tuple[str, ...]] = ("contact",)
    # Whoever hears a person object writes it down; who may say that one consented, the command asks.
    needs: ClassVar[dict[str, str]] = {"insert": "see", "update": "change", "delete": "change"}
    is_append_only: ClassVar[bool] = True
    is_limitable: ClassVar[bool] = False
    kept_by_database: ClassVar[frozenset[str]] = Part.kept_by_database | {"is_current"}

    # The database takes it along with its contact: no one else may delete it.
    contact = models.ForeignKey(
        Contact, on_delete=models.DO_NOTHING, db_index=False, related_name="consents", verbose_name=_("contact")
    )
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    purpose = models.CharField(pgettext_lazy("consent", "purpose"), max_length=12, choices=Purpose)
    state = models.CharField(_("state"), max_length=10, choices=State)
    basis = models.CharField(_("legal basis"), max_length=20, choices=Basis, blank=True)
    # What was read or heard, word for word.
    text = models.TextField(_("text shown"), blank=True, max_length=5_000)
    version = models.CharField(_("version of the text"), max_length=140, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Contact.Language, blank=True)
    at = models.DateTimeField(_("said at"), default=timezone.now)
    source = models.CharField(_("source"), max_length=12, choices=Source)
    proof = models.CharField(
        _("proof"), max_length=300, blank=True, help_text=_("Number of the scanned paper, of the message, of the form.")
    )
    employee = models.ForeignKey(
        Employee, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, null=True, editable=False,
        related_name="+", verbose_name=_("recorded by"),
    )  # fmt: skip
    recorded_at = models.DateTimeField(_("recorded"), editable=False, db_default=Now())
    # Where it was said on line.
    ip = models.GenericIPAddressField(_("address on the network"), null=True, blank=True)
    agent = models.CharField(_("program"), max_length=200, blank=True)
    is_current = models.BooleanField(editable=False, db_default=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["contact", "-at", "-id"], name="consent_of_contact"),
            models.Index(
                fields=["channel", "purpose", "state", "contact"],
                name="consent_state",
                condition=models.Q(is_current=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "channel", "purpose"], name="consent_current_once",
                condition=models.Q(is_current=True),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_channel_display()}, {self.get_purpose_display()}: {self.get_state_display()}"

    def clean(self) -> None:
        """What is given has a ground that holds for it, and a text or proof; nothing is said tomorrow."""
        errors: dict[str, object] = {}
        if self.at > timezone.now():
            errors["at"] = _("This is still to come: say when it was.")
        if self.state == State.GIVEN:
            errors |= self._without_ground()
        else:
            self.basis = ""
        if errors:
            raise ValidationError(errors)

    def _without_ground(self) -> dict[str, object]:
        errors: dict[str, object] = {}
        channels, purposes = GROUNDS.get(self.basis, (Channel.values, Purpose.values))
        if not self.basis:
            errors["basis"] = _("Say on which ground one may send.")
        elif self.channel not in channels or self.purpose not in purposes:
            errors["basis"] = _("This ground does not hold for this channel and purpose.")
        if self.basis == Basis.CONSENT and not self.text:
            errors["text"] = _("Consent is given to a text: choose it, or write down what was said.")
        if self.source in (Source.PAPER, Source.IMPORT) and not self.proof:
            errors["proof"] = _("Say by what it can be proved.")
        return errors
