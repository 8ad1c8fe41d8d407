"""Who may be greeted: a company's greeting is advertising, which one has agreed to (Law 506/2004, art. 12)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from liant.modules.contacts.models import Contact


def refusals(contacts: Sequence[Contact], channel: str) -> dict[int, str]:
    """Why these contacts may not be written to, by number; who is missing may be.

    No agreement is kept yet, so that each greeting is a decision of whoever writes it.
    """
    return {contact.pk: _("Has not agreed to receive greetings.") for contact in contacts}
