"""Every page, on a large and a small screen, light and dark: nothing that keeps people out (WCAG 2.2 AA by axe).

Pages are shown with few rows: axe looks at every element, and the thousandth is no different.
"""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.forms import add_row, open_new
from tests.browser.records import contact_of_a_colleague, make_account, make_person
from tests.browser.visits import DARK

pytestmark = pytest.mark.req("GEN-03")

GRAVE = ("serious", "critical")
ALL_RULES = {"resultTypes": ["violations"], "preload": False}
ONLY_COLOURS = ALL_RULES | {"runOnly": ["color-contrast"]}
TABS_OF_PERSON = ("", "posts/", "history/")
TABS_OF_ACCOUNT = ("", "people/", "branches/", "history/")


def grave_violations(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds serious or critical: the rule, then where."""
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in violations
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def check(page: Page) -> None:
    """Fail when somebody is kept out, in the light theme or, by its colours, in the dark one."""
    in_light = grave_violations(page, ALL_RULES)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    in_dark = grave_violations(page, ONLY_COLOURS)
    assert (in_light, in_dark) == ([], [])


def home(page: Page) -> None:
    page.goto("/")


def list_of_contacts(page: Page) -> None:
    page.goto("/contacts/?city=gherla&kind=account")


def filters(page: Page) -> None:
    page.goto("/contacts/?city=gherla&kind=account")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("dialog", name="Filter")).to_be_visible()


def list_without_a_match(page: Page) -> None:
    page.goto("/contacts/?q=qqxxyyzz")


def new_person(page: Page) -> None:
    page.goto("/contacts/new/?kind=person")


def new_account_in_a_drawer(page: Page) -> None:
    page.goto("/")
    drawer = open_new(page, "Account")
    add_row(drawer, "Phones", "phone")
    add_row(drawer, "Addresses", "address")


def refused_form(page: Page) -> None:
    page.goto("/contacts/new/?kind=person")
    phone = add_row(page.get_by_role("main"), "Phones", "phone").get_by_label("Phone")
    phone.fill("nobody")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_visible()


def edit_in_a_drawer(page: Page) -> None:
    page.goto(f"/contacts/{make_complete_person(page)}/")
    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Save")).to_be_visible()


def deletion(page: Page) -> None:
    page.goto(f"/contacts/{make_complete_person(page)}/")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Delete").click()
    expect(page.get_by_role("dialog", name="Delete")).to_be_visible()


def search(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Search").click()
    page.get_by_role("dialog", name="Search").get_by_role("combobox").fill("srl")
    expect(page.get_by_role("option").first).to_be_visible()


def shortcuts(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def nothing_there(page: Page) -> None:
    page.goto("/contacts/999999/")


def not_allowed(page: Page) -> None:
    page.goto(f"/contacts/{contact_of_a_colleague(page)}/edit/")
    expect(page.get_by_role("heading", name="You may not do this")).to_be_visible()


def make_complete_person(page: Page) -> int:
    """A person with everything a form can have."""
    account = make_account(page, "Vederea SRL")
    return make_person(
        page, "Văzătoru", phones=[{"number": "+40722123462", "kind": "mobile", "state": "do_not_use"}],
        emails=[{"address": "vazatoru@example.com"}], addresses=[{"city": "Turda", "purpose": "home", "country": "RO"}],
        web_addresses=[{"url": "https://vazatoru.example"}], positions=[{"account": account, "title": "Observator"}],
    )  # fmt: skip


PLACES = (
    home, list_of_contacts, filters, list_without_a_match, new_person, new_account_in_a_drawer, refused_form,
    edit_in_a_drawer, deletion, search, shortcuts, nothing_there, not_allowed,
)  # fmt: skip


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_place_keeps_nobody_out(as_user, place: Callable[[Page], None], width: int):
    page = as_user("cluj", width=width)

    place(page)

    check(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_every_tab_of_a_contact_keeps_nobody_out(as_user, width: int):
    page = as_user("cluj", width=width)
    person = make_complete_person(page)
    account = page.request.get(f"/api/contacts/{person}/").json()["positions"][0]["account"]["id"]
    addresses = [*(f"/contacts/{person}/{tab}" for tab in TABS_OF_PERSON)]
    addresses += [f"/contacts/{account}/{tab}" for tab in TABS_OF_ACCOUNT]

    for address in addresses:
        page.emulate_media(color_scheme="light")
        assert page.goto(address).status == 200
        check(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_sign_in_page_keeps_nobody_out(stranger, width: int):
    page = stranger(width=width)
    page.goto("/account/login/")
    page.get_by_label("Email").fill("nobody@example.com")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()

    check(page)
