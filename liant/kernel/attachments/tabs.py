"""The tab with a record's files."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.captions import captions
from liant.kernel.access.limits import is_fixed, is_hidden
from liant.kernel.access.models import Employee, Record
from liant.kernel.attachments.models import attachments_of
from liant.kernel.entity.counting import count
from liant.kernel.entity.paging import newest, number_in
from liant.kernel.entity.tabs import Tab, tab_of

PAGE_SIZE = 50


@tab_of(Record)
class Files(Tab):
    """The files of a record, newest first; who may change the record adds and removes."""

    name = "files"
    label = _("Files")
    template = "attachments/files.html"

    def is_shown(self) -> bool:
        """Where records have files, and they are not hidden."""
        model = attachments_of(type(self.record))
        return model is not None and not is_hidden(model)

    def count(self) -> str | None:
        """How many there are."""
        return count(self._rows()).text

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """A page of them, and what may be added."""
        rows = self._rows()
        shown, following = newest(rows, size=PAGE_SIZE, before=number_in(request.GET.get("before", "")))
        may_write = "change" in allowed_actions(type(self.record), self.record.locks) and not is_fixed(rows.model)
        people = captions(Employee, {each.added_by_id for each in shown})
        slug, number = self.entity.slug, self.record.pk
        return {
            "files": [
                (each, reverse("attachments:file", args=[slug, number, each.pk]), people.get(each.added_by_id, ""))
                for each in shown
            ],
            "next_url": f"?before={following}" if following else None,
            "add_url": reverse("attachments:add", args=[slug, number]) if may_write else None,
            "largest": filesizeformat(settings.ATTACHMENT_BYTES),
            "max_bytes": str(settings.ATTACHMENT_BYTES),
            "accept": ",".join(f".{ending}" for ending in sorted(settings.ATTACHMENT_TYPES)),
            "problems": [],
        }

    def _rows(self) -> Any:
        return attachments_of(type(self.record))._default_manager.filter(whole=self.record.pk)
