"""The vocabulary follows what is written."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from liant.kernel.events import Event, on
from liant.kernel.search.learning import learn_words


@app.periodic(cron="*/5 * * * *")
@app.task(name="search.learn_words", queueing_lock="search.learn_words")
def learn(timestamp: int = 0) -> None:
    """Learn the words noted since last time; regularly too, for what was written by other ways than commands."""
    learn_words()


@on("create", "change")
def learn_soon(event: Event) -> None:
    """Learn what a record brought, once it is there: within the transaction, writers would wait for one another."""
    transaction.on_commit(_queue)


def _queue() -> None:
    with suppress(AlreadyEnqueued):
        learn.defer()
