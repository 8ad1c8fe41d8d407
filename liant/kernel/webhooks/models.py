"""Webhooks, and the messages that go to them: the outbox and the log in one."""

import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import current_employee_id
from liant.kernel.access.models import Once, Private, Protected, Record, caption_of
from liant.kernel.webhooks.fields import EntitiesField, EventsField, SecretField, TargetField, new_secret


class Webhook(Record):
    """Where to tell what happens, and what of it. It is told what its owner may see."""

    kept_by_database: ClassVar[frozenset[str]] = Protected.kept_by_database | {"failing_since"}
    searched: ClassVar[tuple[str, ...]] = ("name", "url")
    sorted_by: ClassVar[tuple[str, ...]] = ("name",)
    grantable: ClassVar[tuple[str, ...]] = (*Record.grantable, "see_sensitive")
    essential: ClassVar[tuple[str, ...]] = ("name", "url", "secret", "entities", "events", "is_active")

    name = models.CharField(_("name"), max_length=80)
    url = TargetField(_("address"), max_length=500)
    secret = SecretField(
        _("secret"), blank=True, help_text=_("Signs each message (Standard Webhooks). Left empty, one is made.")
    )
    entities = EntitiesField(models.CharField(max_length=60), verbose_name=_("records"))
    events = EventsField(models.CharField(max_length=60), verbose_name=_("events"))
    is_active = models.BooleanField(_("active"), default=True)
    # Since when no message has arrived; null while they do.
    failing_since = models.DateTimeField(null=True, editable=False)
    caption = caption_of(models.F("name"), 80)

    class Meta(Record.Meta):
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        constraints: ClassVar[list[Any]] = [Once(field="name", name="webhook_once")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def completed(cls, values: dict[str, Any], *, by: Any) -> dict[str, Any]:
        """It is its maker's."""
        return {"owner": by, "unit": by.unit} | values

    def clean(self) -> None:
        """Have a secret, and refuse to send what somebody else sees: who sets it up is who it is told for."""
        super().clean()
        if not self.secret:
            self.secret = new_secret()
        if self.owner_id and self.owner_id != current_employee_id():
            text = gettext("It is told what its owner sees, so only the owner may set it up: make yourself the owner.")
            raise ValidationError({"owner": text})


class Delivery(Private):
    """A message of a webhook, by number and event alone: what it tells is asked anew each time it is sent."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DELIVERED = "delivered", _("delivered")
        FAILED = "failed", _("given up")

    # Whoever deletes a webhook does not see the log of its owner.
    webhook = models.ForeignKey(Webhook, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    # The same in every attempt: a receiver knows by it what it has had before.
    message = models.UUIDField(default=uuid.uuid4)
    entity = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    event = models.CharField(max_length=60)
    entry_id = models.BigIntegerField()
    # The locks of a record that is no more, where they are known.
    gone = models.JSONField(null=True)
    created_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    attempts = models.SmallIntegerField(default=0)
    # When it is tried next, or was tried last.
    tried_at = models.DateTimeField()
    status = models.SmallIntegerField(null=True)
    # The beginning of what the receiver answered, or why it could not be reached.
    answer = models.TextField(default="")

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["webhook", "-id"], name="delivery_of"),
            models.Index(fields=["tried_at"], condition=models.Q(state="waiting"), name="delivery_due"),
            models.Index(fields=["created_at"], name="delivery_created"),
        ]

    def __str__(self) -> str:
        return f"{self.entity}.{self.event} {self.record_id}"
