"""Retention: each night rules propose, a person confirms or postpones, and only then something goes (CON-21)."""

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.access.permitting import permitted
from liant.kernel.commands import acting
from liant.kernel.comments.models import comments_of
from liant.kernel.notifications.kinds import kind
from liant.kernel.notifications.models import Notification
from liant.kernel.notifications.telling import Subject, tell
from liant.modules.activities.models import Activity, Attendee
from liant.modules.contacts.models import Contact
from liant.modules.privacy.erasing import erase
from liant.modules.privacy.models import Consent, Erasure, Restriction, RetentionProposal, RetentionRule
from liant.modules.privacy.restricting import restrict

# How many a night proposes by one rule: so many a person can look at.
MOST = 1_000
POSTPONED = relativedelta(months=6)


def _sentence(row: Notification, who: str) -> str:
    number = int(row.parameters.get("number", 0))
    words = ngettext(
        "%(number)d contact has been kept long enough", "%(number)d contacts have been kept long enough", number
    )
    return words % {"number": number}


def _proposals_url(_row: Notification) -> str:
    return reverse("privacy:proposals")


PROPOSED = kind(
    "privacy.proposed", gettext_lazy("Contacts have been kept long enough"), icon="shield-check", sentence=_sentence,
    url=_proposals_url,
)  # fmt: skip


def propose(rule: RetentionRule, *, by: Actor) -> int:
    """Propose what a rule finds now, take back what it does not find any more; how many are new.

    As `by`, the rule's responsible employee, of the contacts with which they may handle privacy requests.
    """
    with acting("propose", by=by):
        found = set(due(rule).order_by("pk").values_list("pk", flat=True)[:MOST])
        there = RetentionProposal.objects.filter(rule=rule)
        there.exclude(contact__in=found).delete()
        # What was confirmed and not done by now is decided anew.
        there.exclude(confirmed_at=None).update(confirmed_at=None)
        new = sorted(found - set(there.values_list("contact_id", flat=True)))
        RetentionProposal.objects.bulk_create(RetentionProposal(contact_id=number, rule=rule) for number in new)
        if new:
            tell(PROPOSED, Subject("contact", topic=f"rule {rule.pk}"), [by.pk], by=by, number=len(new))
    return len(new)


def due(rule: RetentionRule) -> QuerySet[Contact]:
    """The contacts that fit a rule and of which nothing was heard for so long; nobody who is erased, or what would
    not be changed.
    """
    since = timezone.now() - relativedelta(months=rule.months)
    of_this = {"contact": OuterRef("pk")}
    heard = (
        Activity.objects.filter(**of_this, starts_at__gt=since),
        Attendee.objects.filter(**of_this, activity__starts_at__gt=since),
        comments_of(Contact)._default_manager.filter(whole=OuterRef("pk"), written_at__gt=since),
        Consent.objects.filter(**of_this, at__gt=since),
        Erasure.objects.filter(**of_this),
    )
    found = permitted(Contact.objects.all(), "privacy").filter(rule.condition.q(), created_at__lt=since)
    for rows in heard:
        found = found.filter(~Exists(rows.order_by()))
    if rule.act == RetentionRule.Act.ERASE:
        return found.filter(kind=Contact.Kind.PERSON)
    return found.filter(~Exists(Restriction.objects.filter(**of_this)))


def waiting(day: date | None = None) -> QuerySet[RetentionProposal]:
    """The proposals that are to be decided on this day, today when it is none."""
    today = day or timezone.localdate()
    open_ones = RetentionProposal.objects.filter(
        Q(postponed_until=None) | Q(postponed_until__lte=today), confirmed_at=None
    )
    return open_ones.select_related("rule").order_by("rule__name", F("made_on"), "pk")


def under_way() -> QuerySet[RetentionProposal]:
    """Those that are confirmed: a job erases or restricts their contacts."""
    return RetentionProposal.objects.exclude(confirmed_at=None)


def confirm(proposals: QuerySet[RetentionProposal], *, by: Actor) -> int:
    """Have a job erase or restrict the contacts of these proposals; how many. Raises ValidationError for none."""
    from liant.modules.privacy import jobs

    with acting("confirm", by=by):
        numbers = list(proposals.order_by("pk").values_list("pk", flat=True))
        confirmed = RetentionProposal.objects.filter(pk__in=numbers).update(confirmed_at=timezone.now())
        if not confirmed:
            raise ValidationError(_("Choose some of them first."))
        jobs.carry_out_confirmed(numbers=numbers, by=by)
    return confirmed


def carry_out(numbers: Iterable[int], *, by: Actor) -> None:
    """Do what was confirmed, each in a transaction of its own; what was done before is passed over."""
    for number in numbers:
        with acting("confirm", by=by):
            if proposal := under_way().filter(pk=number).select_related("rule").first():
                _carry_out(proposal, by=by)


def _carry_out(proposal: RetentionProposal, *, by: Actor) -> None:
    contact = Contact.objects.filter(pk=proposal.contact_id).first()
    # Something may have been heard since the night.
    if contact is None or not due(proposal.rule).filter(pk=contact.pk).exists():
        proposal.delete()
    elif proposal.rule.act == RetentionRule.Act.ERASE:
        erase(contact, Erasure.Reason.RETENTION, by=by)
    else:
        _restrict(contact, proposal, by=by)


def _restrict(contact: Contact, proposal: RetentionProposal, *, by: Actor) -> None:
    if "privacy" not in allowed_actions(Contact, contact.locks):
        raise PermissionDenied(_("You do not have the right to do this."))
    with acting("restrict", by=by):
        restrict(contact, _("Kept long enough: %(rule)s") % {"rule": proposal.rule}, by=by)
        RetentionProposal.objects.filter(pk=proposal.pk).delete()


def postpone(proposals: QuerySet[RetentionProposal], *, by: Actor) -> int:
    """Decide about these half a year later; how many. Raises ValidationError when there are none."""
    with acting("postpone", by=by):
        number = proposals.order_by().update(postponed_until=timezone.localdate() + POSTPONED)
    if not number:
        raise ValidationError(_("Choose some of them first."))
    return number
