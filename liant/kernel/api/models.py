"""Answers that were given, for programs that did not get them and ask again."""

from typing import ClassVar

from django.db import models

from liant.kernel.access.models import Private


class Answer(Private):
    """What a write was answered under a key of the program's choice; kept for a day."""

    key = models.CharField(max_length=255)
    # SHA-256 of what was asked: the same key is for the same request only.
    asked = models.CharField(max_length=64)
    status = models.SmallIntegerField()
    headers = models.JSONField()
    # Encrypted: a field may be hidden, or a right be taken, before the day is over.
    content = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["employee", "key"], name="answer_once")]

    def __str__(self) -> str:
        return self.key
