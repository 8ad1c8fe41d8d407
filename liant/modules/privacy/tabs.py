"""Consent on the page of a contact: what holds, by channel and purpose, and all that was ever said (CON-21)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.entity.tabs import Tab, tab_of
from liant.modules.contacts.models import Contact
from liant.modules.privacy.asking import current
from liant.modules.privacy.listing import TONES, UNKNOWN, states
from liant.modules.privacy.models import Channel, Consent, Purpose
from liant.modules.privacy.restricting import is_erased, restriction_of

# Of one contact; who said more has it in the export.
SHOWN = 200


@dataclass(frozen=True)
class Standing:
    """A cell of the matrix: what counts, since when, by what, and where one records what is said next."""

    state: str
    tone: str
    said: Consent | None
    url: str
    purpose: str


@tab_of(Contact)
class Consents(Tab):
    """The matrix and the log."""

    name = "consent"
    label = _("Consent")
    template = "privacy/consents.html"

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Rows by channel; the log newest first, with who recorded it."""
        said = list(Consent.objects.filter(contact=self.record)[:SHOWN])
        names = captions(Employee, (row.employee_id for row in said if row.employee_id))
        return {
            "purposes": [capfirst(str(purpose.label)) for purpose in Purpose],
            "rows": self._rows(),
            "log": [(row, TONES[row.state], names.get(row.employee_id or 0, "")) for row in said],
            "record_url": self._url(),
        } | self._requests()

    def _requests(self) -> dict[str, Any]:
        """What may be done for who asks, by whom."""
        actions = allowed_actions(Contact, self.record.locks)
        may_handle, is_restricted = "privacy" in actions, restriction_of(self.record) is not None
        is_kept = not is_erased(self.record)
        offered = {
            "copy": may_handle and "export" in actions and is_kept,
            "restrict": "change" in actions and not is_restricted and is_kept,
            "lift": may_handle and is_restricted,
            "erase": may_handle and self.record.kind != Contact.Kind.BRANCH and is_kept,
            "certificate": may_handle and not is_kept,
        }
        return {"may_request": any(offered.values()), "may_record": is_kept} | {
            f"{name}_url": reverse(f"privacy:{name}", args=[self.record.pk]) for name, is_on in offered.items() if is_on
        }

    def _rows(self) -> list[tuple[str, list[Standing]]]:
        now, words = current(self.record), states()
        return [
            (capfirst(str(channel.label)), [self._standing(channel, purpose, now, words) for purpose in Purpose])
            for channel in Channel
        ]

    def _standing(
        self, channel: Channel, purpose: Purpose, now: dict[tuple[str, str], Consent], words: dict[str, str]
    ) -> Standing:
        said = now.get((channel, purpose))
        state = said.state if said else UNKNOWN
        url = self._url(channel=channel.value, purpose=purpose.value)
        return Standing(words[state], TONES[state], said, url, capfirst(str(purpose.label)))

    def _url(self, **begun: str) -> str:
        url = reverse("privacy:record", args=[self.record.pk])
        return f"{url}?{urlencode(begun)}" if begun else url
