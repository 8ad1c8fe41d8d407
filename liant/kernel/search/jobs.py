"""The vocabulary follows what is written."""

from procrastinate.contrib.django import app

from liant.kernel.events import Event, on
from liant.kernel.jobs.once import queue_once
from liant.kernel.search.learning import learn_words


@app.periodic(cron="*/5 * * * *")
@app.task(name="search.learn_words", queueing_lock="search.learn_words")
def learn(timestamp: int = 0) -> None:
    """Learn the words noted since last time; regularly too, for what was written by other ways than commands."""
    learn_words()


@on("create", "change")
def learn_soon(event: Event) -> None:
    """Learn what a record brought, once it is there."""
    queue_once(learn)
