"""Every page, on a large and a small screen, light and dark: nothing that keeps people out (WCAG 2.2 AA by axe).

Pages are shown with few rows: axe looks at every element, and the thousandth is no different.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.installation import Installation
from tests.browser.places import OVERLAYS, PAGES, make_complete_person
from tests.browser.records import make_account
from tests.browser.visits import DARK, LIGHT, Visits, csrf
from tests.browser.wizard import as_old_windows_file, check_rows, upload

pytestmark = pytest.mark.req("GEN-03")

WIDTHS = pytest.mark.parametrize("width", [1440, 390])
GRAVE = ("serious", "critical")
ALL_RULES = {"resultTypes": ["violations"], "preload": False}
ONLY_COLOURS = ALL_RULES | {"runOnly": ["color-contrast"]}
TABS_OF_PERSON = ("", "timeline/", "posts/", "celebrations/", "consent/", "history/")
TABS_OF_ACCOUNT = ("", "people/", "branches/", "items/", "activities/", "history/")
# What administrators keep, with the tabs of each.
ADMINISTERED = {
    "employees": ("", "history/"), "units": ("", "employees/", "units/"), "roles": ("",),
    "categories": ("", "contacts/", "categories/"), "functions": ("history/",),
    "activity-types": ("",),
}  # fmt: skip


# Puts axe into the page and runs it; in a page that has it already, half a megabyte need not be read again.
FIRST, AGAIN = Axe(), Axe(axe_script="")


@pytest.fixture(scope="module")
def looks(browser: Browser, site: Installation, signed_in: dict[str, Any]) -> Iterator[Visits]:
    """Visits of the whole file: who only looks needs no browser of their own for each look."""
    visits = Visits(browser, site, signed_in)
    yield visits
    visits.close()


@pytest.fixture(scope="module")
def windows() -> dict[tuple[str, int], BrowserContext]:
    """Those that are open, by who looks and how wide they are."""
    return {}


@pytest.fixture
def as_user(looks: Visits, windows: dict[tuple[str, int], BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Opens a page as a login of the demonstration company, in a window that stays open."""
    pages = []

    def open_page(name: str, *, width: int = 1440) -> Page:
        is_new = (name, width) not in windows
        page = looks.employee(name, width=width) if is_new else windows[name, width].new_page()
        windows[name, width] = page.context
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert not looks.problems


def grave_violations(axe: Axe, page: Page, part: str, options: dict[str, Any]) -> list[str]:
    """What axe finds serious or critical: the rule, then where."""
    violations = axe.run(page, context=part, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in violations
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def check(page: Page, part: str = "html") -> None:
    """Fail when somebody is kept out of this part, in the light theme or, by its colours, in the dark one."""
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_css("background-color", LIGHT)
    in_light = grave_violations(FIRST, page, part, ALL_RULES)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    in_dark = grave_violations(AGAIN, page, part, ONLY_COLOURS)
    assert (in_light, in_dark) == ([], [])


def name_of(place: object) -> str | None:
    """How the report calls a place."""
    return getattr(place, "__name__", None)


@WIDTHS
@pytest.mark.parametrize("go", PAGES, ids=name_of)
def test_a_page_keeps_nobody_out(as_user, go: Callable[[Page], None], width: int):
    page = as_user("cluj", width=width)

    go(page)

    check(page)


@WIDTHS
@pytest.mark.parametrize(("go", "part"), OVERLAYS.items(), ids=name_of)
def test_an_overlay_keeps_nobody_out(as_user, go: Callable[[Page], None], part: str, width: int):
    page = as_user("cluj", width=width)

    go(page)

    check(page, part)


@WIDTHS
def test_every_tab_of_a_contact_keeps_nobody_out(as_user, width: int):
    page = as_user("cluj", width=width)
    person = make_complete_person(page)
    account = page.request.get(f"/api/contacts/{person}/").json()["positions"][0]["account"]["id"]
    addresses = [*(f"/contacts/{person}/{tab}" for tab in TABS_OF_PERSON)]
    addresses += [f"/contacts/{account}/{tab}" for tab in TABS_OF_ACCOUNT]

    for address in addresses:
        assert page.goto(address).status == 200
        check(page)


@WIDTHS
@pytest.mark.parametrize("kind", ADMINISTERED)
def test_every_page_of_administration_keeps_nobody_out(as_user, kind: str, width: int):
    page = as_user("administrator", width=width)
    first = page.request.get(f"/api/{kind}/?limit=1").json()["items"][0]
    own = [f"/{kind}/{first['id']}/{tab}" for tab in ADMINISTERED[kind]]

    for address in (f"/{kind}/?q={first['caption']}", f"/{kind}/new/", *own):
        assert page.goto(address).status == 200
        check(page)


@WIDTHS
def test_every_step_of_an_import_keeps_nobody_out(as_user, width: int):
    page = as_user("cluj", width=width)
    page.goto("/contacts/import/")
    check(page)
    upload(page, as_old_windows_file(["Persoană;Vizibilu;Ana;123;;", "Persoană;Vizibilu;Ion;;;"]))
    check(page)
    check_rows(page)
    check(page)

    page.get_by_role("button", name="Import 1 row").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()

    check(page)


@WIDTHS
def test_a_webhook_with_its_log_keeps_nobody_out(as_user, width: int):
    page = as_user("administrator", width=width)
    told = {"name": f"Vizibil {width}", "url": "https://127.0.0.1:9/", "entities": ["contact"], "events": ["create"]}
    made = page.request.post("/api/webhooks/", data=told, headers=csrf(page.context)).json()
    make_account(page, f"De anunțat {width} SRL")

    for address in ("/webhooks/", "/webhooks/new/", f"/webhooks/{made['id']}/", f"/webhooks/{made['id']}/deliveries/"):
        assert page.goto(address).status == 200
        check(page)
    expect(page.locator(".delivery").first).to_be_visible()


@WIDTHS
def test_the_audit_keeps_nobody_out(as_user, width: int):
    number = make_complete_person(as_user("cluj"))
    page = as_user("administrator", width=width)
    page.goto(f"/audit/?record=/contacts/{number}/")
    page.locator(".act summary").first.click()
    check(page)
    page.goto("/audit/?record=x&address=x")
    check(page)

    page.goto(f"/audit/?record=/contacts/{number}/")
    page.locator(".act-time").first.click()
    expect(page.get_by_role("heading", name="About this act")).to_be_visible()
    check(page)


@WIDTHS
def test_the_logins_of_all_keep_nobody_out(as_user, width: int):
    page = as_user("administrator", width=width)

    page.goto("/account/logins/")
    expect(page.get_by_role("heading", name="Logins of all employees")).to_be_visible()

    check(page)


@WIDTHS
def test_the_sign_in_page_keeps_nobody_out(stranger, width: int):
    page = stranger(width=width)
    page.goto("/account/login/")
    page.get_by_label("Email").fill("nobody@example.com")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()

    check(page)


@WIDTHS
def test_the_pages_of_a_forgotten_password_keep_nobody_out(stranger, width: int):
    page = stranger(width=width)

    for step in ("", "done/", "key/1-false/", "key/done/"):
        assert page.goto(f"/account/password/reset/{step}").status == 200
        check(page)
