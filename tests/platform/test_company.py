"""`liant company`: the first day of a company of one's own, as its administrator lives it."""

import json
import re
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pexpect
import psycopg
import pytest

from liant.config.postgres import embedded_postgres
from liant.kernel.access.models import Action
from liant.kernel.signin.tests.entrance import code_of
from liant.modules.organisation.ready_made import READY_MADE
from tests.platform.commands import ANA, PASSWORD, environment, line, read_until_ready, run, started

pytestmark = pytest.mark.req("GEN-05")


def ask(data: Path, question: str) -> list[tuple[object, ...]]:
    """The rows that a query gives on the database in that folder."""
    with embedded_postgres(data) as url, psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


def test_the_first_employee_manages_the_company(acme):
    rows = ask(
        acme,
        """SELECT unit.name, unit.kind, employee.caption, login.email
             FROM access_unit unit JOIN access_employee employee ON employee.id = unit.manager_id
             JOIN access_user login ON login.employee_id = employee.id WHERE unit.parent_id IS NULL""",
    )

    assert rows == [("Acme SRL", "company", "Ana Pop", "ana@acme.example")]


@pytest.mark.req("SEC-02")
def test_the_first_employee_may_do_everything(acme):
    rows = ask(acme, "SELECT entity, count(*) FILTER (WHERE everything) FROM access_key GROUP BY 1")

    entities = (
        "activity", "activitylifecycle", "activitystage", "activitytype", "category", "characteristic",
        "companycelebrations", "consenttext", "contact", "contactlist", "delegation", "employee", "equipment",
        "equipmentkind", "function", "greetingtemplate", "origin", "product", "relationtype", "retentionrule", "role",
        "suppression", "tag", "targetgroup", "unit", "webhook",
    )  # fmt: skip
    # Reading all of history is one right.
    assert dict(rows) == {"audit": 1} | dict.fromkeys(entities, len(Action))


@pytest.mark.req("SEC-02")
def test_the_usual_roles_are_there_to_be_given(acme):
    rows = ask(
        acme, "SELECT r.name, count(g.id) > 0 FROM access_role r JOIN access_grant g ON g.role_id = r.id GROUP BY 1"
    )
    strict = ask(acme, "SELECT name FROM access_role WHERE requires_second_factor ORDER BY 1")

    assert {name for name, grants_something in rows if grants_something} == {seed.key for seed in READY_MADE}
    assert strict == [("administrator",), ("auditor",), ("director",)]


@pytest.mark.req("SEC-09")
def test_the_first_employee_signs_in_and_makes_a_contact(acme, port):
    with started(acme, port) as process:
        printed = read_until_ready(process)
        first, home, made = visit(f"http://127.0.0.1:{port}")

    assert "demonstration" not in printed
    # Who may do everything sets up a second factor before anything else.
    assert "Protect your account first" in first
    assert "Ana Pop" in home
    assert made["caption"] == "First SRL"


def visit(site: str) -> tuple[str, str, dict[str, object]]:
    """Sign in as Ana, and set up an app: the first page, then her home page, and a contact made through the API."""
    cookies = CookieJar()
    browser = build_opener(HTTPCookieProcessor(cookies))
    page = browser.open(f"{site}/account/login/").read().decode()
    token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    form = {"csrfmiddlewaretoken": token, "login": "ana@acme.example", "password": PASSWORD}
    first = browser.open(f"{site}/account/login/", urlencode(form).encode()).read().decode()
    page = browser.open(f"{site}/account/2fa/totp/activate/").read().decode()
    token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    code = code_of(re.search('class="secret-text">([^<]+)<', page)[1])
    browser.open(f"{site}/account/2fa/totp/activate/", urlencode({"csrfmiddlewaretoken": token, "code": code}).encode())
    home = browser.open(f"{site}/").read().decode()
    token = next(cookie.value for cookie in cookies if cookie.name == "csrftoken")
    headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
    contact = json.dumps({"kind": "account", "name": "First SRL"}).encode()
    with browser.open(Request(f"{site}/api/contacts/", contact, headers)) as answer:  # noqa: S310
        return first, home, json.load(answer)


def test_a_company_that_is_there_already_stays_as_it_is(acme):
    again = run(acme, "company", "Acme SRL", *ANA)
    other = run(acme, "company", "Other SRL", *ANA)

    assert (again.returncode, other.returncode) == (0, 1)
    assert "has its company already: Acme SRL. Nothing was changed." in again.stdout
    assert "has its company already: Acme SRL. Nothing was changed." in other.stderr
    assert ask(acme, "SELECT count(*) FROM access_unit") == [(1,)]


def test_an_empty_installation_tells_how_to_make_the_company(empty, port):
    with started(empty, port, "--empty") as process:
        printed = read_until_ready(process)

    assert "company NAME --administrator EMAIL" in printed
    assert str(empty) in printed
    assert ask(empty, "SELECT count(*) FROM access_unit") == [(0,)]


@pytest.mark.parametrize(
    ("changed", "password", "words"),
    [
        ({}, "too short", "This password is too short. It must contain at least 12 characters."),
        ({}, "ana@acme.example", "The password is too similar to the e-mail."),
        ({"--administrator": "ana@acme"}, PASSWORD, "Email: Enter a valid email address."),
        ({"--family-name": " "}, PASSWORD, "Family name: This field cannot be blank."),
    ],
)
def test_bad_input_is_told_and_makes_nothing(bare, changed, password, words):
    options = dict(zip(ANA[::2], ANA[1::2], strict=True)) | changed

    refused = run(
        bare, "company", "Acme SRL", *(word for option in options.items() for word in option), "--password-stdin",
        stdin=f"{password}\n",
    )  # fmt: skip

    assert refused.returncode == 1
    assert words in refused.stderr
    assert "Traceback" not in refused.stderr
    assert ask(bare, "SELECT count(*) FROM access_unit, access_role, access_user") == [(0,)]


@pytest.mark.req("SEC-09")
def test_the_terminal_asks_for_the_password_until_it_is_good(folder):
    terminal = at_terminal(folder, "Acme SRL")

    for password in ("too short", PASSWORD):
        terminal.expect_exact("Password: ")
        answer(terminal, password)
    terminal.expect_exact("Acme SRL is ready")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 0
    assert ask(folder, "SELECT email FROM access_user") == [("ana@acme.example",)]


def test_of_two_who_found_a_company_the_later_one_is_refused(empty):
    with embedded_postgres(empty, durable=False):
        first, second = at_terminal(empty, "First SRL"), at_terminal(empty, "Second SRL")
        for terminal in (first, second):
            terminal.expect_exact("Password: ")

        answer(first, PASSWORD)
        first.expect_exact("First SRL is ready")
        answer(second, PASSWORD)
        second.expect_exact("has its company already: First SRL")

        assert ask(empty, "SELECT name FROM access_unit") == [("First SRL",)]


def at_terminal(data: Path, name: str) -> "pexpect.spawn[bytes]":
    """The command that makes Ana's company, on a terminal."""
    program, *arguments = line(data, "company", name, *ANA)
    return pexpect.spawn(program, arguments, env=environment(), timeout=60)


def answer(terminal: "pexpect.spawn[bytes]", password: str) -> None:
    """Type the password that was asked for, twice."""
    terminal.sendline(password)
    terminal.expect_exact("Repeat for confirmation: ")
    terminal.sendline(password)
