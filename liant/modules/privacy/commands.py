"""What is done about consent: a statement is written down (CON-21)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.access.permitting import permitted
from liant.kernel.commands import acting, command
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import Consent, ConsentText, Erasure, State
from liant.modules.privacy.restricting import require_kept

# What is said once of many contacts.
SAID = (
    "channel", "purpose", "state", "basis", "text", "version", "language", "at", "source", "proof", "employee",
)  # fmt: skip
# Rows written by one statement.
CHUNK = 2000


@command("see")
def record_consent(contact: Contact, values: dict[str, Any], *, by: Actor) -> Consent:
    """Write down what a contact said, with `shown`, the ConsentText it was asked by, or `text`, its words.

    Whoever sees a contact may write down that it refuses or withdraws; that it consents, who may change it. Raises
    ValidationError by field, and for who was erased; PermissionDenied without that right.
    """
    require_kept(contact)
    said = Consent(contact=contact, employee_id=by.pk, **with_text(values))
    _require(said.state != State.GIVEN or "change" in allowed_actions(Contact, contact.locks))
    said.full_clean(exclude=["contact"], validate_constraints=False)
    said.save(force_insert=True)
    said.refresh_from_db()
    return said


def record_consents(contacts: QuerySet[Contact], values: dict[str, Any], *, by: Actor) -> int:
    """Write down the same of many, in one entry of history: those that one sees; of consent, those one may change.

    How many there were. Raises ValidationError by field, and PermissionDenied as `record_consent` does.
    """
    said = Consent(employee_id=by.pk, **with_text(values))
    said.full_clean(exclude=["contact"], validate_constraints=False)
    if said.state == State.GIVEN:
        _require("change" in allowed_actions(Contact))
        contacts = permitted(contacts, "change")
    kept = contacts.exclude(pk__in=Erasure.objects.values("contact"))
    numbers = kept.order_by("pk").values_list("pk", flat=True)
    given = {field.attname: getattr(said, field.attname) for field in Consent._meta.fields if field.name in SAID}
    with acting("record_consent", by=by):
        rows = [Consent(contact_id=number, **given) for number in numbers]
        Consent.objects.bulk_create(rows, batch_size=CHUNK)
    return len(rows)


def _require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied(_("You do not have the right to do this."))


def with_text(values: dict[str, Any]) -> dict[str, Any]:
    """The values with the words, version and language of the text that was `shown`.

    Raises ValidationError when it is about another purpose.
    """
    given = dict(values)
    shown: ConsentText | None = given.pop("shown", None)
    if shown is None:
        return given
    if given.get("purpose") and shown.purpose != given["purpose"]:
        raise ValidationError({"shown": _("This text is about another purpose.")})
    version = f"{shown.name} {shown.version}"
    return given | {"text": shown.text, "version": version, "language": shown.language}
