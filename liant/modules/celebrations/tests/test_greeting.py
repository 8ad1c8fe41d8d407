"""Greeting: what is written, to whom, and that nobody is greeted twice (CON-09)."""

from datetime import date
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.celebrations.greeting.commands import Words, greet, greet_again
from liant.modules.celebrations.greeting.drafts import drafts
from liant.modules.celebrations.greeting.sending import send
from liant.modules.celebrations.merging import merged
from liant.modules.celebrations.models import Greeting, GreetingTemplate
from liant.modules.celebrations.occasions import Occasion, Window, occasions
from liant.modules.celebrations.samples import greeting_template
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.privacy.commands import record_consent
from liant.modules.privacy.models import Consent

BIRTHDAY = date(2027, 5, 12)
WORDS = Words("La mulți ani!", "La mulți ani, Maria!", "We know each other from school")


def maria(owner: Employee, state: str = "valid", **values: Any) -> Contact:
    """Somebody with a birthday and two name days."""
    emails = [{"address": "maria@example.ro", "state": state}]
    personal = {
        "kind": "person",
        "given_name": "Maria",
        "family_name": "Pop",
        "language": "ro",
        "gender": "female",
    } | values
    return contact(owner=owner, by=owner, born_on="12.05.1985", parts={"emails": emails}, **personal)


def celebrated(who: Employee, day: date) -> Occasion:
    """What is celebrated on a day."""
    with enter(who.pk):
        return occasions(Contact.objects.all(), Window(day, day), ["ro-orthodox"])[0]


def sent_by(who: Employee) -> Greeting:
    """The greeting of somebody, after its job."""
    with enter(who.pk):
        greeting = Greeting.objects.get()
    send(greeting.pk, by=who)
    with enter(who.pk):
        greeting.refresh_from_db()
    return greeting


@pytest.mark.req("CON-09")
def test_a_draft_is_written_in_the_contacts_language(cast: Cast) -> None:
    maria(cast.anna)
    occasion = celebrated(cast.anna, BIRTHDAY)

    with enter(cast.anna.pk):
        (draft,) = drafts([occasion], "email", by=cast.anna)

    assert draft.address == "maria@example.ro"
    assert draft.subject == "La mulți ani!"
    assert "La mulți ani de ziua dumneavoastră!" in draft.text
    assert draft.text.startswith("Stimată doamnă Pop,")
    assert draft.text.endswith("Anna North")


@pytest.mark.req("CON-09")
def test_a_greeting_is_sent_once_however_often_its_job_runs(cast: Cast, mailoutbox: list[Any]) -> None:
    greet(maria(cast.anna), celebrated(cast.anna, BIRTHDAY), "email", WORDS, by=cast.anna)

    greeting = sent_by(cast.anna)
    again = sent_by(cast.anna)

    sent = [(mail.to, mail.subject, mail.body.partition("\n\n-- \n")[0]) for mail in mailoutbox]
    assert sent == [(["maria@example.ro"], WORDS.subject, WORDS.text)]
    assert (greeting.state, again.state) == ("sent", "sent")


@pytest.mark.req("CON-09")
def test_a_crash_while_it_is_sent_leaves_it_unsent_rather_than_sent_twice(cast: Cast, mailoutbox: list[Any]) -> None:
    greet(maria(cast.anna), celebrated(cast.anna, BIRTHDAY), "email", WORDS, by=cast.anna)
    with enter(cast.anna.pk):
        Greeting.objects.update(state=Greeting.State.SENDING)

    assert sent_by(cast.anna).state == "sending"
    assert mailoutbox == []


@pytest.mark.req("CON-09")
def test_nobody_is_greeted_twice_for_a_birthday_or_by_a_second_name_day(cast: Cast) -> None:
    person = maria(cast.anna)
    great, small = celebrated(cast.anna, date(2027, 8, 15)), celebrated(cast.anna, date(2027, 9, 8))
    greet(person, great, "email", WORDS, by=cast.anna)

    with pytest.raises(ValidationError, match="August 15"):
        greet(person, small, "email", WORDS, by=cast.anna)

    greet(person, celebrated(cast.anna, date(2028, 8, 15)), "email", WORDS, by=cast.anna)
    greet(person, celebrated(cast.anna, BIRTHDAY), "email", WORDS, by=cast.anna)


@pytest.mark.req("CON-09", "CON-21")
def test_who_has_not_agreed_is_written_to_for_a_reason_that_is_kept(cast: Cast) -> None:
    person, occasion = maria(cast.anna), celebrated(cast.anna, BIRTHDAY)

    with pytest.raises(ValidationError) as refused:
        greet(person, occasion, "email", Words("La mulți ani!", "La mulți ani!"), by=cast.anna)
    greet(person, occasion, "email", WORDS, by=cast.anna)

    assert set(refused.value.message_dict) == {"personal_reason"}
    with enter(cast.anna.pk):
        assert Greeting.objects.get().personal_reason == WORDS.personal_reason


def say(person: Contact, who: Employee, state: str) -> None:
    """Somebody agreed to greetings by e-mail, refused them, or withdrew."""
    given = {"basis": "consent", "text": "Da"} if state == "given" else {}
    said = {"channel": "email", "purpose": "greetings", "state": state, "source": "person"}
    record_consent(person, said | given, by=who)


@pytest.mark.req("CON-09", "CON-21")
def test_who_agreed_is_greeted_without_a_reason_and_can_unsubscribe(cast: Cast, mailoutbox: list[Any]) -> None:
    person = maria(cast.anna)
    say(person, cast.anna, "given")

    greet(person, celebrated(cast.anna, BIRTHDAY), "email", Words("La mulți ani!", "La mulți ani!"), by=cast.anna)
    sent_by(cast.anna)

    (mail,) = mailoutbox
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.req("CON-09", "CON-21")
@pytest.mark.parametrize(("language", "words"), [("ro", "dezabona"), ("en", "Unsubscribe"), ("el", "Διαγραφείτε")])
def test_a_link_in_the_contacts_language_unsubscribes_who_reads_a_greeting(
    cast: Cast, mailoutbox: list[Any], language: str, words: str
) -> None:
    person = maria(cast.anna, language=language)
    greet(person, celebrated(cast.anna, BIRTHDAY), "email", WORDS, by=cast.anna)
    sent_by(cast.anna)

    text, _separator, end = mailoutbox[0].body.partition("\n\n-- \n")
    told, link = end.split("\n")
    page = Client().post(urlsplit(link).path)

    assert (text, page.status_code) == (WORDS.text, 200)
    assert words in told
    with enter(cast.anna.pk):
        said = Consent.objects.filter(contact=person, channel="email", state="withdrawn")
        assert sorted(said.values_list("purpose", flat=True)) == ["greetings", "marketing"]


@pytest.mark.req("CON-09", "CON-21")
@pytest.mark.parametrize(("state", "words"), [("refused", "refused"), ("withdrawn", "withdrew")])
def test_a_no_is_respected_whatever_reason_one_has(cast: Cast, state: str, words: str) -> None:
    person = maria(cast.anna)
    say(person, cast.anna, state)

    with pytest.raises(ValidationError, match=words):
        greet(person, celebrated(cast.anna, BIRTHDAY), "email", WORDS, by=cast.anna)

    with enter(cast.anna.pk):
        assert not Greeting.objects.exists()


@pytest.mark.req("CON-09", "CON-21")
def test_who_says_no_before_it_is_sent_gets_nothing(cast: Cast, mailoutbox: list[Any]) -> None:
    person = maria(cast.anna)
    greet(person, celebrated(cast.anna, BIRTHDAY), "email", WORDS, by=cast.anna)
    say(person, cast.anna, "refused")

    greeting = sent_by(cast.anna)

    assert (greeting.state, greeting.failure) == ("failed", "The contact refused.")
    assert mailoutbox == []


@pytest.mark.req("CON-09", "CON-21")
@pytest.mark.parametrize(("state", "words"), [("do_not_use", "not to be used"), ("bounced", "came back")])
def test_an_address_that_is_not_to_be_used_gets_nothing(cast: Cast, state: str, words: str) -> None:
    person = maria(cast.anna, state)

    with pytest.raises(ValidationError, match=words):
        greet(person, celebrated(cast.anna, BIRTHDAY), "email", WORDS, by=cast.anna)

    with enter(cast.anna.pk):
        assert not Greeting.objects.exists()


@pytest.mark.req("CON-09")
def test_without_a_gateway_no_sms_is_written(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="No SMS gateway"):
        greet(maria(cast.anna), celebrated(cast.anna, BIRTHDAY), "sms", WORDS, by=cast.anna)


@pytest.mark.req("CON-09", "SEC-02")
def test_who_may_not_change_a_contact_does_not_greet_it(cast: Cast) -> None:
    person, occasion = maria(cast.anna), celebrated(cast.anna, BIRTHDAY)

    with pytest.raises(PermissionDenied):
        greet(person, occasion, "email", WORDS, by=cast.boris)

    with enter(cast.anna.pk):
        assert not Greeting.objects.exists()


@pytest.mark.req("CON-09")
def test_what_the_mail_server_does_not_take_is_told_and_sent_again(
    cast: Cast, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    person = maria(cast.anna)
    greet(person, celebrated(cast.anna, BIRTHDAY), "email", WORDS, by=cast.anna)

    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise SMTPException

    with monkeypatch.context() as server:
        server.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
        failed = sent_by(cast.anna)
    greet_again(person, failed, by=cast.anna)
    again = sent_by(cast.anna)

    assert (failed.state, again.state, len(mailoutbox)) == ("failed", "sent", 1)
    with pytest.raises(ValidationError, match="Only what could not be sent"):
        greet_again(person, again, by=cast.anna)


@pytest.mark.req("CON-09")
@pytest.mark.parametrize("text", ["Salut {{ name }}", "{{ given_name", "{% now %}", "{{ given_name.secret }}"])
def test_a_template_with_a_place_that_nothing_fills_is_refused(cast: Cast, text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        greeting_template(owner=cast.dora, by=cast.dora, text=text)

    assert set(refused.value.message_dict) == {"text"}


@pytest.mark.req("CON-09")
def test_an_email_template_needs_a_subject(cast: Cast) -> None:
    made = greeting_template(owner=cast.dora, by=cast.dora)

    with pytest.raises(ValidationError) as refused:
        commands.change(made, {"channel": "email"}, by=cast.dora)

    assert set(refused.value.message_dict) == {"subject"}


@pytest.mark.req("CON-09")
def test_places_are_filled_in_and_empty_ones_leave_no_gap() -> None:
    values = {"given_name": "Ana", "years": ""}

    assert merged("La mulți ani, {{given_name}} {{ years }}!", values) == "La mulți ani, Ana!"


@pytest.mark.req("CON-09")
def test_there_are_greetings_in_three_languages_from_the_first_day(cast: Cast) -> None:
    with enter(cast.anna.pk):
        templates = list(GreetingTemplate.objects.all())

    for template in templates:
        template.clean()
    assert {template.language for template in templates} == {"ro", "en", "el"}
    assert len(templates) == 24


@pytest.mark.req("CON-16")
def test_a_greeting_is_on_the_timeline(cast: Cast, sign_in: Any) -> None:
    with enter(cast.anna.pk):
        person = contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Pop")
        told = {"kind": "birthday", "year": 2026, "day": date(2026, 3, 1), "channel": "email", "address": "a@b.ro"}
        Greeting.objects.create(contact=person, sender=cast.anna, text="La mulți ani!", state="sent", **told)

    ((_day, (entry,)),) = sign_in(cast.anna).get(f"/contacts/{person.pk}/timeline/?kind=greetings").context["days"]

    assert (entry.title, entry.text, entry.state) == ("Birthday", "La mulți ani!", "Sent")
