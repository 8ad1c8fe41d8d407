"""The vocabulary: every word that occurs in some record, so that a mistyped one can be set right."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Word(models.Model):
    """A word and what it becomes when one letter is left out: two words one typo apart share such a form."""

    word = models.TextField(primary_key=True)
    shortened = ArrayField(models.TextField())

    class Meta:
        indexes = [GinIndex(fields=["shortened"], name="word_shortened")]

    def __str__(self) -> str:
        return self.word
