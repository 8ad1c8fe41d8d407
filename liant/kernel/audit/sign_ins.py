"""What happens to logins is told when allauth signals it (SEC-08, SEC-09)."""

from typing import Any

from allauth.account import signals
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as second_factor
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from liant.kernel.access.models import User
from liant.kernel.history.telling import Kind, tell_login, tell_stranger
from liant.kernel.signin.throttling import locked


@receiver(signals.user_logged_in)
def tell_sign_in(user: User, request: HttpRequest, **kwargs: Any) -> None:
    """Who it is has been proved; by what, is told."""
    records = get_authentication_records(request, user)
    tell_login(Kind.SIGN_IN, user, {"methods": [one.get("type") or one["method"] for one in records]}, by=user)


@receiver(user_logged_out)
def tell_sign_out(user: User | None, **kwargs: Any) -> None:
    """By the user's own will, or because the session had lasted too long; nobody, when it had ended before."""
    if user:
        tell_login(Kind.SIGN_OUT, user, by=user)


@receiver([signals.password_set, signals.password_changed, signals.password_reset])
def tell_password(user: User, **kwargs: Any) -> None:
    """Of the password itself nothing is told."""
    tell_login(Kind.PASSWORD, user, by=user)


@receiver(user_login_failed)
def tell_failed_password(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Nobody did it: it concerns the employee whose e-mail address was tried. One failure too many locks it."""
    email = str(credentials.get("email") or getattr(getattr(request, "user", None), "email", ""))
    tell_stranger(Kind.SIGN_IN_FAILED, email, {"methods": ["password"]})
    if locked([email]):
        tell_stranger(Kind.LOCK_OUT, email, {})


@receiver(second_factor.authentication_failed)
def tell_failed_code(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """The password was right; the code was not."""
    tell_stranger(Kind.SIGN_IN_FAILED, user.email, {"methods": [authenticator.type]})


@receiver([second_factor.authenticator_added, second_factor.authenticator_reset])
def tell_second_factor(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Of its secret nothing is told."""
    tell_login(Kind.SECOND_FACTOR, user, {"methods": [authenticator.type]}, by=user)


@receiver(second_factor.authenticator_removed)
def tell_removed_second_factor(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """By its owner; what an administrator does is told where it is done."""
    tell_login(Kind.SECOND_FACTOR_REMOVED, user, {"methods": [authenticator.type]}, by=user)
