"""Where one is signed in, and how long that lasts (SEC-09; OWASP ASVS 5.0, 7.2 to 7.5)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from liant.kernel.access.models import User
from liant.kernel.signin.devices import device_name, is_handheld

# A session leaves its trail, and is prolonged, once in so many seconds: not at every click.
PACE = 300
# However often one comes back, the password or passkey is asked again after so long.
LONGEST = timedelta(days=30)
SEEN = "seen"


@dataclass(frozen=True)
class Session:
    """A session as its owner sees it."""

    number: int
    device: str
    is_handheld: bool
    address: str
    begun: datetime
    last_seen: datetime
    is_current: bool


def sessions_of(user: User) -> list[Session]:
    """Where a user is signed in now, this session first, then by last visit."""
    kept = UserSession.objects.purge_and_list(user)
    shown = [
        Session(
            one.pk, device_name(one.user_agent), is_handheld(one.user_agent), one.ip, one.created_at, one.last_seen_at,
            one.is_current(),
        )
        for one in kept
    ]  # fmt: skip
    return sorted(shown, key=lambda session: (session.is_current, session.last_seen), reverse=True)


class SessionTrail:
    """Notes from where and when a session was used, and ends it when it has lasted too long.

    Its key changes with every proof of who one is; when it ends, the browser is told to forget what it kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Answer the request."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        if time.time() - request.session.get(SEEN, 0) > PACE:
            self._note(request)
        key, proofs = request.session.session_key, _proofs(request)
        response = self.get_response(request)
        if not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        elif _proofs(request) > proofs and request.session.session_key == key:
            self._renew(request)
        return response

    def _renew(self, request: Any) -> None:
        """Give the session another key: who proved anew who it is shares it with nobody who saw the old one."""
        before = request.session.session_key
        request.session.cycle_key()
        UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)

    def _note(self, request: Any) -> None:
        UserSession.objects.create_from_request(request)
        request.session[SEEN] = int(time.time())
        begun = UserSession.objects.get(session_key=request.session.session_key).created_at
        if timezone.now() - begun > LONGEST:
            logout(request)


def _proofs(request: Any) -> float:
    """When one last proved anew who one is."""
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    return max((record["at"] for record in records if record.get("reauthenticated")), default=0)
