"""What has expired goes, every night."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app

from liant.kernel.access.models import SharedValue


@app.periodic(cron="17 3 * * *")
@app.task(name="signin.forget_expired", queueing_lock="signin.forget_expired")
def forget_expired(timestamp: int = 0) -> None:
    """Delete sessions that are over, what was noted of them, and counts that no longer count."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    SharedValue.objects.filter(expires__lt=now).delete()
