"""The sign-in room of the kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SigninConfig(AppConfig):
    name = "liant.kernel.signin"
    label = "signin"
    verbose_name = _("Sign-in")

    def ready(self) -> None:
        """Have allauth keep recovery codes as we do; it has no setting for that."""
        from allauth.mfa.recovery_codes.internal import auth

        from liant.kernel.signin.recovery import HashedCodes

        auth.RecoveryCodes = HashedCodes
