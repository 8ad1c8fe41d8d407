"""Forgotten passwords (SEC-09)."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from liant.kernel.access.models import User
from liant.kernel.testing.cast import PASSWORD, Cast

pytestmark = pytest.mark.req("SEC-09")

NEW = "ten green bottles standing"


def ask(client: Client, email: str, language: str = "en") -> Any:
    """Ask for a link as a visitor does."""
    return client.post("/account/password/reset/", {"email": email}, headers={"accept-language": language})


def run_queued() -> None:
    """Send what is queued, as the worker does, in this thread."""
    for queued in ProcrastinateJob.objects.filter(status="todo", task_name__startswith="access.send").order_by("id"):
        app.tasks[queued.task_name].func(**queued.args)


def link_in(message: EmailMultiAlternatives) -> str:
    """The path that the message leads to."""
    return re.search(r"^http://testserver(/account/password/reset/key/\S+)$", message.body, re.MULTILINE)[1]  # type: ignore[index]


@pytest.fixture(autouse=True)
def no_one_asked_before() -> None:
    """So many tests from one address would be too many requests."""
    cache.clear()


@pytest.fixture
def link(client: Client, cast: Cast, mailoutbox: list[EmailMultiAlternatives]) -> str:
    """The link that Anna got."""
    return sent_link(client, mailoutbox)


def sent_link(client: Client, mailoutbox: list[EmailMultiAlternatives]) -> str:
    """Ask for a link for Anna; the one that comes."""
    ask(client, "anna@cast.example")
    run_queued()
    return link_in(mailoutbox.pop())


def choose(client: Client, link: str, password: str) -> Any:
    """Follow the link and send the new password."""
    page = client.get(link, follow=True)
    return client.post(page.redirect_chain[-1][0], {"password1": password, "password2": password})


def test_whether_there_is_such_a_login_does_not_show(client: Client, cast: Cast, mailoutbox: list[Any]) -> None:
    known, unknown = ask(client, "Anna@cast.example"), ask(client, "nobody@cast.example")

    jobs = ProcrastinateJob.objects.filter(task_name="access.send_reset_link")
    assert known.url == unknown.url == "/account/password/reset/done/"
    assert [job.args["email"] for job in jobs.order_by("id")] == ["anna@cast.example", "nobody@cast.example"]
    assert mailoutbox == []


def test_asking_looks_nothing_up(client: Client, cast: Cast, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(40) as queries:
        ask(client, "anna@cast.example")

    # Beside the counting of requests, which is the same for every address.
    counting = ("access_sharedvalue", "throttling_count", "SAVEPOINT")
    asked = [query["sql"] for query in queries.captured_queries]
    asked = [sql for sql in asked if not any(word in sql for word in counting)]
    assert len(asked) == 1
    assert "procrastinate" in asked[0]


def test_only_a_login_in_use_gets_a_link(client: Client, cast: Cast, mailoutbox: list[Any]) -> None:
    User.objects.filter(email="boris@cast.example").update(is_active=False)
    for name in ("anna", "boris", "nobody"):
        ask(client, f"{name}@cast.example")

    run_queued()

    assert [message.to for message in mailoutbox] == [["anna@cast.example"]]


def test_no_link_is_kept_in_the_queue(client: Client, cast: Cast) -> None:
    ask(client, "anna@cast.example")

    assert set(ProcrastinateJob.objects.get().args) == {"email", "site", "language"}


@pytest.mark.req("GEN-01")
@pytest.mark.parametrize(
    ("taste", "browser", "subject"),
    [("", "ro", "O parolă nouă pentru Liant"), ("en", "ro", "A new password for Liant")],
)
def test_the_mail_speaks_as_the_login_or_else_as_the_browser(
    client: Client, cast: Cast, mailoutbox: list[Any], taste: str, browser: str, subject: str
) -> None:
    User.objects.filter(email="anna@cast.example").update(language=taste)

    ask(client, "anna@cast.example", browser)
    run_queued()

    assert mailoutbox[0].subject == subject
    assert mailoutbox[0].alternatives[0].mimetype == "text/html"


def test_a_new_password_opens_and_the_old_one_no_longer(
    client: Client, cast: Cast, sign_in: Any, mailoutbox: list[Any]
) -> None:
    elsewhere = sign_in(cast.anna)

    changed = choose(client, sent_link(client, mailoutbox), NEW)

    assert changed.url == "/account/password/reset/key/done/"
    assert not client.login(email="anna@cast.example", password=PASSWORD)
    assert client.login(email="anna@cast.example", password=NEW)
    assert elsewhere.get("/").status_code == 302


def test_a_changed_password_is_told_to_its_owner(client: Client, link: str, mailoutbox: list[Any]) -> None:
    choose(client, link, NEW)

    run_queued()

    told = mailoutbox[-1]
    assert (told.to, told.subject) == (["anna@cast.example"], "Your password was changed")
    assert "127.0.0.1" in told.body
    assert NEW not in told.body


def test_a_link_works_once(client: Client, link: str) -> None:
    choose(client, link, NEW)

    again = Client().get(link)

    assert "This link no longer works" in again.content.decode()


def test_a_link_ends_after_an_hour(client: Client, link: str, settings: Any) -> None:
    settings.PASSWORD_RESET_TIMEOUT = -1

    late = client.get(link)

    assert "This link no longer works" in late.content.decode()


def test_a_bad_new_password_is_refused_by_its_field(client: Client, link: str) -> None:
    refused = choose(client, link, "too short")

    assert "at least 12 characters" in " ".join(refused.context["form"].errors["password1"])
    assert User.objects.get(email="anna@cast.example").check_password(PASSWORD)
