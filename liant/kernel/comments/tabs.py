"""The tab with what was said of a record."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions, current_employee_id
from liant.kernel.access.captions import captions
from liant.kernel.access.limits import is_fixed, is_hidden
from liant.kernel.access.models import Employee, Record
from liant.kernel.comments.mentions import drawn, mentioned
from liant.kernel.comments.models import LONGEST, comments_of, followers_of
from liant.kernel.comments.telling import COMMENTED, MENTIONED
from liant.kernel.entity.counting import count
from liant.kernel.entity.paging import newest, number_in
from liant.kernel.entity.tabs import Tab, tab_of
from liant.kernel.notifications.seeing import see_of

PAGE_SIZE = 30


@tab_of(Record)
class Comments(Tab):
    """The comments on a record, newest first; who sees it may add some."""

    name = "comments"
    label = _("Comments")
    template = "comments/comments.html"

    def is_shown(self) -> bool:
        """Where records have comments, and they are not hidden."""
        model = comments_of(type(self.record))
        return model is not None and not is_hidden(model)

    def count(self) -> str | None:
        """How many there are."""
        return count(self._rows()).text

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """A page of them, a form for another one, and whether one follows."""
        see_of(self.record, (MENTIONED, COMMENTED))
        rows = self._rows()
        shown, following = newest(rows, size=PAGE_SIZE, before=number_in(request.GET.get("before", "")))
        at = [self.entity.slug, self.record.pk]
        followers = list(followers_of(type(self.record))._default_manager.filter(whole=self.record.pk))
        me = current_employee_id()
        return {
            "comments": self._lines(shown),
            "next_url": f"?before={following}" if following else None,
            "say_url": None if is_fixed(rows.model) else reverse("comments:say", args=at),
            "colleagues_url": reverse("comments:colleagues", args=at),
            "follow_url": reverse("comments:follow", args=at),
            "follows": any(each.employee_id == me for each in followers),
            "followers": sorted(captions(Employee, {each.employee_id for each in followers}).values()),
            "longest": str(LONGEST),
            "text": "",
            "names": {},
            "problems": [],
        }

    def _lines(self, comments: list[Any]) -> list[dict[str, Any]]:
        me, may_write = current_employee_id(), comments and not is_fixed(type(comments[0]))
        may_delete = may_write and "delete" in allowed_actions(type(self.record), self.record.locks)
        numbers = {each.author_employee_id for each in comments}
        people = captions(Employee, numbers.union(*(mentioned(each.text) for each in comments)))
        return [
            {
                "comment": each,
                "author": people.get(each.author_employee_id, ""),
                "html": html,
                "url": reverse("comments:change", args=[self.entity.slug, self.record.pk, each.pk]),
                "is_mine": may_write and each.author_employee_id == me,
                "may_delete": may_delete or (may_write and each.author_employee_id == me),
                "names": {number: people.get(number, "") for number in mentioned(each.text)},
            }
            for each, html in zip(comments, drawn(each.text for each in comments), strict=True)
        ]

    def _rows(self) -> Any:
        return comments_of(type(self.record))._default_manager.filter(whole=self.record.pk)
