"""Who signs in. Rights are the employee's; a login by itself opens nothing (SEC-09)."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models.chart import Employee


class UserQuerySet(BaseUserManager["User"]):
    """Logins, found by e-mail whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The login with that e-mail address."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **values: Any) -> "User":
        """Make a login; without a password it can't be signed in to."""
        user = self.model(email=self.normalize_email(email).lower(), **values)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A login and its owner's tastes."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("as the device")
        LIGHT = "light", _("light")
        DARK = "dark", _("dark")

    email = models.EmailField(_("e-mail"), unique=True)
    employee = models.OneToOneField(Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="user")
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, blank=True)
    theme = models.CharField(_("theme"), max_length=8, choices=Theme, default=Theme.AUTO)
    # Whom the OpenID provider means by it: these two never name somebody else (OpenID Connect Core 2; ASVS 10.5.2).
    issuer = models.CharField(max_length=255, blank=True, editable=False)
    subject = models.CharField(max_length=255, blank=True, editable=False)

    objects: ClassVar[UserQuerySet] = UserQuerySet()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("login")
        verbose_name_plural = _("logins")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["issuer", "subject"], condition=~Q(subject=""), name="subject_once")
        ]

    def __str__(self) -> str:
        return self.email
