"""What was said of records, on their timelines."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.limits import is_hidden
from liant.kernel.access.models import Employee, Record
from liant.kernel.comments.mentions import in_words
from liant.kernel.comments.models import comments_of
from liant.kernel.entity.addresses import record_url
from liant.kernel.timelines.sources import MOMENT, Entry, Source, source_of


@source_of(Record)
class Said(Source):
    """The comments."""

    name = "comments"
    label = _("Comments")
    icon = "message-circle"

    def is_open(self) -> bool:
        """Where records have comments, and they are not hidden."""
        comments = comments_of(self.model)
        return comments is not None and not is_hidden(comments)

    def strands(self, numbers: Sequence[int], kind: str) -> Iterable[QuerySet[Any]]:
        """By when they were written."""
        comments = comments_of(self.model)._default_manager
        return [comments.filter(whole__in=numbers).annotate(**{MOMENT: F("written_at")})]

    def entries(self, rows: Sequence[int], numbers: Sequence[int]) -> dict[int, Entry]:
        """Who said what."""
        found = list(comments_of(self.model)._default_manager.filter(pk__in=rows))
        authors = captions(Employee, {comment.author_employee_id for comment in found})
        texts = in_words(comment.text for comment in found)
        return {
            comment.pk: Entry(
                comment.written_at,
                comment.whole_id,
                authors.get(comment.author_employee_id, ""),
                f"{record_url(self.model, comment.whole_id)}comments/",
                text,
            )
            for comment, text in zip(found, texts, strict=True)
        }
