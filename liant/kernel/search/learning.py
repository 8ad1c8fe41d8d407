"""Keeping the vocabulary: words that records gained since last time."""

from django.db import connection


def learn_words() -> None:
    """Move the words noted by the triggers into the vocabulary; may run at any time, any number of times."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT search.learn_words()")
