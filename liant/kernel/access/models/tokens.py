"""Tokens with which programs act as the employee who made them (SEC-09)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models.protected import Private, entity_label


class ApiToken(Private):
    """Opens the API until it expires or is deleted; of the secret only its SHA-256 is kept."""

    class Scope(models.TextChoices):
        READ = "read", _("read only")
        WRITE = "write", _("read and write")

    name = models.CharField(_("name"), max_length=60)
    scope = models.CharField(_("scope"), max_length=5, choices=Scope, default=Scope.READ)
    # The names of the entities that it is for; none means all.
    entities = ArrayField(models.CharField(max_length=60), default=list, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    # The first letters of the secret, to tell tokens apart.
    hint = models.CharField(max_length=4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    # To the minute.
    last_used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def kinds(self) -> list[str]:
        """What the entities are called that it is for."""
        return [capfirst(entity_label(name)) for name in self.entities]
