"""Data that is kept and not used while its subject disputes it (GDPR, art. 18). What is erased stays so."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Action, Protected
from liant.kernel.access.tables import parts_with_links
from liant.kernel.commands import command
from liant.kernel.comments.models import Comment, Follower
from liant.kernel.entity.additions import add_to_pages
from liant.kernel.entity.filters import YesNoFilter
from liant.kernel.entity.refusals import RULES
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import Erasure, Restriction

RULE, ERASED_RULE = "restricted_contact", "erased_contact"
RULES[RULE] = gettext_lazy("Its data is restricted: only who handles privacy requests may change or delete it.")
RULES[ERASED_RULE] = gettext_lazy("It has been erased: what is left of it stays as it is.")
# Of the contact `subject`, as SQL.
RESTRICTED = """EXISTS (SELECT FROM privacy_restriction r WHERE r.contact_id = subject)
               AND NOT EXISTS (SELECT FROM contacts_contact c WHERE c.id = subject AND (
                       access.opens_all('contact', 'privacy') OR c.audience && access.keys('contact', 'privacy')))"""
ERASED = "EXISTS (SELECT FROM privacy_erasure e WHERE e.contact_id = subject)"


@command("change")
def restrict(contact: Contact, reason: str, *, by: Actor) -> Restriction:
    """Stop the use of a contact's data. Raises ValidationError by field, and when it is restricted or erased."""
    require_kept(contact)
    if Restriction.objects.filter(contact=contact).exists():
        raise ValidationError(_("It is restricted already."))
    made = Restriction(contact=contact, reason=reason, employee_id=by.pk)
    made.full_clean(exclude=["contact"])
    made.save(force_insert=True)
    return made


@command("privacy")
def lift_restriction(contact: Contact, *, by: Actor) -> Contact:
    """Let the data be used again; history keeps that it was not. Raises ValidationError when it is not restricted."""
    number, _by_model = Restriction.objects.filter(contact=contact).delete()
    if not number:
        raise ValidationError(_("It is not restricted."))
    return contact


def is_erased(contact: Contact) -> bool:
    """Whether only that there was one is left."""
    return Erasure.objects.filter(contact=contact).exists()


def require_kept(contact: Contact) -> None:
    """Raises ValidationError for who was erased."""
    if is_erased(contact):
        raise ValidationError(RULES[ERASED_RULE])


def restriction_of(contact: Contact) -> Restriction | None:
    """Its restriction, while there is one."""
    return Restriction.objects.filter(contact=contact).first()


class RestrictedFilter(YesNoFilter):
    """Contacts that are restricted, or not."""

    def __init__(self) -> None:
        super().__init__("restricted", gettext_lazy("restricted"))

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """By whether there is a restriction."""
        held = Exists(Restriction.objects.filter(contact=OuterRef("pk")))
        return records.filter(held if value else ~held)


def _notice(contact: Contact) -> str:
    if is_erased(contact):
        return str(RULES[ERASED_RULE])
    found = restriction_of(contact)
    if found is None:
        return ""
    words = {"day": date_format(found.since, "SHORT_DATE_FORMAT"), "reason": found.reason}
    return _("Restricted since %(day)s: %(reason)s. Do not use this data; nothing is sent.") % words


def _withheld(contact: Contact) -> frozenset[str]:
    """Who was erased is not changed any more."""
    return frozenset((Action.CHANGE, Action.DELETE)) if is_erased(contact) else frozenset()


add_to_pages(Contact, filters=[RestrictedFilter()], notices=[_notice], withheld=[_withheld])


def restricting() -> Iterator[str]:
    """Triggers, as SQL: of a restricted contact and its parts nothing becomes another by who has not that right; of one
    that is erased nothing at all, but whose it is.
    """
    yield from _guards(Contact, "id", "UPDATE OR DELETE", without={"owner_id", "unit_id"})
    for part, link in parts_with_links(Contact):
        is_said_by_anybody = part.is_append_only or part is Restriction or issubclass(part, Comment | Follower)
        if not is_said_by_anybody:
            yield from _guards(part, part.column(link), "INSERT OR UPDATE OR DELETE")


def _guards(model: type[Protected], column: str, events: str, without: Collection[str] = ()) -> Iterator[str]:
    # What the database puts together is not there yet when it asks.
    kept = {str(field.column) for field in model._meta.concrete_fields if field.generated} | model.kept_by_database
    yield _guard(model, column, events, RULE, RESTRICTED, kept)
    yield _guard(model, column, events, ERASED_RULE, ERASED, kept.union(without))


def _guard(model: type[Protected], column: str, events: str, rule: str, held: str, but: Collection[str]) -> str:
    table, kind = model._meta.db_table, rule.partition("_")[0]
    name, columns = f"{kind}_{table}_{column}", "{" + ",".join(sorted(but)) + "}"
    return f"""
        CREATE OR REPLACE FUNCTION privacy.{name}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        DECLARE
            subject bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.{column} ELSE NEW.{column} END;
        BEGIN
            IF {held} AND access.employee() IS NOT NULL
               AND NOT (TG_OP = 'UPDATE' AND to_jsonb(OLD) - '{columns}'::text[] = to_jsonb(NEW) - '{columns}'::text[])
            THEN
                RAISE check_violation USING MESSAGE = '{kind}', CONSTRAINT = '{rule}', TABLE = '{table}';
            END IF;
            RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        END $$;
        CREATE OR REPLACE TRIGGER {name} BEFORE {events} ON {table}
        FOR EACH ROW EXECUTE FUNCTION privacy.{name}()"""
