"""Greetings are sent in the background (CON-09)."""

from liant.kernel.access.actor import Actor
from liant.kernel.jobs.job import job


@job
def send_greeting(greeting_id: int, *, by: Actor) -> None:
    """Send one that waits."""
    from liant.modules.celebrations.greeting.sending import send

    send(greeting_id, by=by)
