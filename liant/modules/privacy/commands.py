"""What is done about consent: a statement is written down (CON-21)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.commands import command
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import Consent, ConsentText, State


@command("see")
def record_consent(contact: Contact, values: dict[str, Any], *, by: Actor) -> Consent:
    """Write down what a contact said, with `shown`, the ConsentText it was asked by, or `text`, its words.

    Whoever sees a contact may write down that it refuses or withdraws; that it consents, who may change it. Raises
    ValidationError by field, PermissionDenied without that right.
    """
    said = Consent(contact=contact, employee_id=by.pk, **_with_text(values))
    if said.state == State.GIVEN and "change" not in allowed_actions(Contact, contact.locks):
        raise PermissionDenied(_("You do not have the right to do this."))
    said.full_clean(exclude=["contact"], validate_constraints=False)
    said.save(force_insert=True)
    said.refresh_from_db()
    return said


def _with_text(values: dict[str, Any]) -> dict[str, Any]:
    """The values with the words, version and language of the text that was shown."""
    given = dict(values)
    shown: ConsentText | None = given.pop("shown", None)
    if shown is None:
        return given
    if given.get("purpose") and shown.purpose != given["purpose"]:
        raise ValidationError({"shown": _("This text is about another purpose.")})
    version = f"{shown.name} {shown.version}"
    return given | {"text": shown.text, "version": version, "language": shown.language}
