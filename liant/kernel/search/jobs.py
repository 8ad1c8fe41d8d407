"""The vocabulary is brought up to date each minute."""

from procrastinate.contrib.django import app

from liant.kernel.search.learning import learn_words


@app.periodic(cron="* * * * *")
@app.task(name="search.learn_words", queueing_lock="search.learn_words")
def learn(timestamp: int) -> None:
    """Learn the words of the last minute."""
    learn_words()
