"""A contact that is there twice: told while one types, found in a list, merged field by field, undone (CON-20)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms import add_row, open_new, save, toast
from tests.browser.records import make, make_account
from tests.browser.visits import csrf

pytestmark = pytest.mark.req("CON-20")


def make_three(page: Page, name: str, phone: str) -> list[int]:
    """An account that is there three times, each time with something else."""
    reached = {"kind": "account", "phones": [{"number": phone}]}
    own = [{"name": f"{name} SRL", "notes": "Prima"}, {"name": f"{name} S.R.L.", "notes": "A doua"}, {"name": name}]
    return [make(page, reached | values) for values in own]


def search(page: Page) -> None:
    """Have all contacts compared, and wait until they are."""
    assert page.request.post("/duplicates/search/", headers=csrf(page.context)).ok
    page.goto("/duplicates/")
    expect(page.get_by_role("button", name="Search now")).to_be_visible()


def test_a_known_phone_is_told_while_typing_and_one_saves_all_the_same(as_user):
    page = as_user("cluj")
    make_account(page, "Știuta SRL", phones=[{"number": "+40722771001"}])
    page.goto("/contacts/")
    drawer = open_new(page, "Account")
    drawer.get_by_label("Name", exact=True).fill("Alta cu același telefon SRL")
    phones = add_row(drawer, "Phones", "phone")

    phones.get_by_label("Phone", exact=True).fill("0722 771 001")
    phones.get_by_label("Phone", exact=True).press("Tab")
    warning = drawer.get_by_role("region", name="Perhaps it is there already")
    expect(warning.get_by_role("link", name="Știuta SRL")).to_be_in_viewport()
    expect(phones.get_by_label("Phone", exact=True)).to_be_in_viewport()
    warning.get_by_role("checkbox", name="it is another one").check()
    expect(warning).to_be_hidden()
    save(drawer)

    expect(page.get_by_role("heading", name="Alta cu același telefon SRL")).to_be_visible()


def test_what_is_perhaps_there_opens_above_the_form_in_which_nothing_is_lost(as_user):
    page = as_user("cluj")
    make_account(page, "Văzuta SRL", phones=[{"number": "+40722771002"}])
    page.goto("/contacts/")
    drawer = open_new(page, "Account")
    drawer.get_by_label("Name", exact=True).fill("Văzuta")
    drawer.get_by_label("Name", exact=True).press("Tab")

    drawer.get_by_role("link", name="Văzuta SRL").click()
    expect(page.get_by_role("heading", name="Văzuta SRL")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("heading", name="Văzuta SRL")).to_be_hidden()
    expect(drawer.get_by_label("Name", exact=True)).to_have_value("Văzuta")


@pytest.mark.parametrize("language", ["en", "ro"])
def test_three_are_merged_field_by_field_and_that_is_undone(as_user, language: str):
    page = as_user("cluj")
    numbers = make_three(page, f"Tripla {language}", f"+4072277{1010 if language == 'en' else 1020}")
    search(page)
    # People read 1,234 or 1.234; forms must not.
    page.request.post("/preferences/", form={"language": language, "theme": "auto"}, headers=csrf(page.context))
    page.goto("/duplicates/")

    cluster = page.locator(".pair").filter(has_text=f"Tripla {language}")
    expect(cluster.get_by_role("checkbox")).to_have_count(3)
    cluster.locator(".pair-acts").first.locator(".btn-primary").click()
    page.locator(f"[name=winner][value='{numbers[1]}']").check()
    page.locator(f"[name='value.name'][value='{numbers[0]}']").check()
    page.locator("[name='value.notes'][value=all]").check()
    page.locator("form.merge").get_by_role("button").click()
    note = page.locator("toast-note").filter(has_text=f"Tripla {language} SRL")
    expect(note).to_be_visible()
    expect(page).to_have_url(re.compile("/duplicates/$"))
    expect(cluster).to_have_count(0)
    merged = page.request.get(f"/api/contacts/{numbers[1]}/").json()
    note.get_by_role("button").first.click()
    expect(note).to_be_hidden()
    parted = [page.request.get(f"/api/contacts/{number}/").json()["name"] for number in numbers]

    assert (merged["name"], merged["notes"]) == (f"Tripla {language} SRL", "A doua\n\nPrima")
    assert parted == [f"Tripla {language} SRL", f"Tripla {language} S.R.L.", f"Tripla {language}"]


def test_a_part_of_a_cluster_is_left_out_or_decided_by_keyboard(as_user):
    page = as_user("cluj")
    make_three(page, "Parțiala", "+40722771030")
    search(page)
    cluster = page.locator(".pair").filter(has_text="Parțiala")

    cluster.get_by_role("checkbox").last.press("Space")
    cluster.get_by_role("button", name="Merge", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Merge 2 records")).to_be_visible()
    page.get_by_role("link", name="Cancel").press("Enter")
    cluster.get_by_text("In pairs").press("Enter")
    cluster.get_by_role("listitem").first.get_by_role("button", name="Not the same").press("Enter")

    expect(toast(page, "Kept: these are not the same.")).to_be_visible()
    expect(cluster.locator(".pair-parts li")).to_have_count(2)
