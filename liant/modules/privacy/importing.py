"""What a file's consents make of the log: rows are added where they tell something new, and taken back by undo."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, current_employee_id
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import answer_of
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.slots import LinkSlot, Remake, Values
from liant.modules.privacy.commands import CHUNK, with_text
from liant.modules.privacy.models import Basis, Channel, Consent, ConsentText, Purpose, Source, State


class ConsentSlot(LinkSlot):
    """The log of one channel and purpose; what is there of it is the statement that counts."""

    def __init__(self, channel: Channel, purpose: Purpose) -> None:
        super().__init__(Consent, channel=channel, purpose=purpose)
        self.narrowed = {"channel": channel, "purpose": purpose, "is_current": True}
        self._purpose = purpose

    def fixed(self, variant: str) -> dict[str, Any]:
        """It bears the name of who brings the file."""
        return super().fixed(variant) | {"employee_id": current_employee_id()}

    def needed(self, wanted: list[Values]) -> str:
        """As of a single statement: that one consents is written down by who may change the contact."""
        return "change" if any(each["state"] == State.GIVEN for each in wanted) else super().needed(wanted)

    def made(self, wanted: list[Values]) -> list[Values]:
        """The first statement. Raises ValidationError by attribute where a consent lacks its proof."""
        return self.remade([], wanted).new

    def remade(self, there: list[Any], wanted: list[Values]) -> Remake:
        """A statement more, unless it tells nothing new. Raises ValidationError as `made` does."""
        current: Consent | None = next(iter(there), None)
        values = {"state": wanted[0]["state"], **wanted[0]["details"]}
        if values["state"] == State.GIVEN:
            said = None if _is_outdone(values, current) else _consent(values, self._purpose)
        else:
            said = None if current and current.state != State.GIVEN else _refusal(values, current)
        return Remake(new=[said] if said else [])


def _is_outdone(values: Values, current: Consent | None) -> bool:
    """Whether what is known here was said later: no file makes a consent of a refusal that came after it."""
    if current is None:
        return False
    if "at" not in values:
        # As it stands in a list that was exported.
        return current.state == State.GIVEN
    return bool(current.at >= values["at"])


def _consent(values: Values, purpose: Purpose) -> Values:
    if "at" not in values:
        raise ValidationError({"at": _("Say on which day it was given: a consent without day and proof is none.")})
    if "source" not in values and "proof" not in values:
        raise ValidationError({"source": _("Say how it is known: a consent without day and proof is none.")})
    known = {"source": Source.IMPORT, "basis": Basis.CONSENT} | values
    if isinstance(text := known.get("text"), ConsentText):
        del known["text"]
        known |= {"shown": text, "purpose": purpose}
    given = with_text(known)
    # Settled by the slot.
    given.pop("purpose", None)
    return given


def _refusal(values: Values, current: Consent | None) -> Values:
    """A refusal always counts: it may lack everything, and comes after what is known here."""
    now = timezone.now()
    at = min(values.get("at", now), now)
    known = {"source": values.get("source", Source.IMPORT), "proof": values.get("proof", _("A file of contacts."))}
    return known | {"state": values["state"], "at": now if current and current.at >= at else at}


@answer_of(Consent, "run_import")
def take_back(entry: Entry, numbers: list[int], by: Actor) -> None:
    """Withdraw the consents that an undone import gave and that still count; what was refused in it stays refused.

    One that renewed an earlier consent is left: that one would hold as well.
    """
    proof = _proof(entry)
    for start in range(0, len(numbers), CHUNK):
        given = Consent.objects.filter(pk__in=numbers[start : start + CHUNK], state=State.GIVEN, is_current=True)
        Consent.objects.bulk_create(_withdrawal(said, proof, by) for said in _first(given))


def _proof(entry: Entry) -> str:
    # Imports are forgotten after a while, their history is not.
    run = ImportRun.objects.filter(entry_id=entry.pk).first()
    name = f"“{run.file_name}”" if run else str(entry.at.date())
    return (_("The import of %(file)s was undone.") % {"file": name})[:300]


def _first(given: QuerySet[Consent]) -> Iterable[Consent]:
    """Those before which the contact had not consented."""
    contacts = given.values_list("contact_id", flat=True)
    before: dict[tuple[int, str, str], str] = {}
    rows = Consent.objects.filter(contact__in=list(contacts), is_current=False).order_by("at", "pk")
    for row in rows.values_list("contact_id", "channel", "purpose", "state"):
        before[row[:3]] = row[3]
    return (said for said in given if before.get((said.contact_id, said.channel, said.purpose)) != State.GIVEN)


def _withdrawal(said: Consent, proof: str, by: Actor) -> Consent:
    return Consent(
        contact_id=said.contact_id, channel=said.channel, purpose=said.purpose, state=State.WITHDRAWN,
        source=Source.IMPORT, proof=proof, at=timezone.now(), employee_id=by.pk,
    )  # fmt: skip
