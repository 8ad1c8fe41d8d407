"""Counts that nobody adds to any more go, every night."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from liant.kernel.throttling.models import Count


@app.periodic(cron="27 3 * * *")
@app.task(name="throttling.forget", queueing_lock="throttling.forget")
def forget(timestamp: int = 0) -> None:
    """Delete counts that began more than a day ago, the longest span there is."""
    Count.objects.filter(began_at__lt=timezone.now() - timedelta(days=1)).delete()
