"""Signing in and out and new passwords are told when allauth signals them (SEC-08, SEC-09)."""

from typing import Any

from allauth.account import signals
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from liant.kernel.access.models import Employee, User
from liant.kernel.history.telling import Kind, tell_audit


@receiver(signals.user_logged_in)
def tell_sign_in(user: User, **kwargs: Any) -> None:
    """Who it is has been proved."""
    _tell(Kind.SIGN_IN, user)


@receiver(user_logged_out)
def tell_sign_out(user: User | None, **kwargs: Any) -> None:
    """By the user's own will; nobody, when the session had ended before."""
    if user:
        _tell(Kind.SIGN_OUT, user)


@receiver([signals.password_set, signals.password_changed, signals.password_reset])
def tell_password(user: User, **kwargs: Any) -> None:
    """Of the password itself nothing is told."""
    _tell(Kind.PASSWORD, user)


@receiver(user_login_failed)
def tell_failed_sign_in(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Nobody did it: it concerns the employee whose e-mail address was tried."""
    email = credentials.get("email") or getattr(getattr(request, "user", None), "email", "")
    user = User.objects.filter(email__iexact=email).first()
    of = ("employee", user.employee_id) if user else ("", None)
    tell_audit(Kind.SIGN_IN_FAILED, {"email": email}, of=of, by=None)


def _tell(kind: Kind, user: User) -> None:
    # Nobody has entered yet, so that the employee can't be asked for; the number is enough.
    by = Employee(pk=user.employee_id) if user.employee_id else None
    tell_audit(kind, {"email": user.email}, by=by)
