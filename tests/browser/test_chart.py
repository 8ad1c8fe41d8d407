"""The chart drawn: found, opened, walked, moved by dragging, refused where it can't go, undone (RES-01)."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.forms import toast
from tests.browser.test_accessibility import check

pytestmark = pytest.mark.req("RES-01")

MARKETING, FINANCE = "Marketing", "Finance"


def open_chart(page: Page) -> None:
    page.goto("/chart/")
    expect(page.get_by_role("button", name="Open all")).to_be_visible()


def unit(page: Page, name: str) -> Locator:
    """The item of a unit in the tree."""
    return page.locator(".chart-unit").filter(has=page.locator(f':scope > .chart-node .chart-name:text-is("{name}")'))


def node(page: Page, name: str) -> Locator:
    """What is drawn of a unit itself."""
    return unit(page, name).locator(":scope > .chart-node")


def parts_of(page: Page, name: str) -> Locator:
    """The names of the units right below."""
    return unit(page, name).locator(":scope > .chart-parts > .chart-unit > .chart-node .chart-name")


def find(page: Page, text: str) -> None:
    page.get_by_role("combobox", name="Find a unit or an employee").click()
    # What is found for the first letters gives way to what is found for all.
    with page.expect_response(lambda response: response.url.endswith(f"={quote(text)}")):
        page.keyboard.type(text)
    page.get_by_role("option").filter(has=page.get_by_text(text, exact=True)).first.click()


def begin_to_drag(page: Page, what: Locator, onto: Locator) -> None:
    """Hold it above another until the page has said what it thinks of that."""
    what.hover(position={"x": 30, "y": 50})
    page.mouse.down()
    with page.expect_response("**/chart/refused/**"):
        onto.hover(position={"x": 30, "y": 50})
    onto.hover(position={"x": 40, "y": 55})


def test_a_unit_that_one_looks_for_is_opened_and_shown_in_the_middle(as_user):
    page = as_user("cluj")
    open_chart(page)
    expect(node(page, "Cluj")).to_be_hidden()

    find(page, "Cluj")

    expect(page).to_have_url(re.compile(r"open=unit-\d+"))
    expect(node(page, "Cluj")).to_be_in_viewport()
    expect(unit(page, "Cluj").locator(".chart-person").first).to_be_visible()
    frame, box = page.locator(".chart-view").bounding_box(), node(page, "Cluj").bounding_box()
    assert abs(frame["x"] + frame["width"] / 2 - box["x"] - box["width"] / 2) < 2


def test_the_employees_of_a_unit_come_when_it_is_opened_and_the_address_keeps_that(as_user):
    page = as_user("cluj")
    open_chart(page)

    unit(page, FINANCE).locator(".chart-toggle").click()
    expect(unit(page, FINANCE).locator(".chart-person")).to_have_count(9)
    page.reload()

    expect(unit(page, FINANCE).locator(".chart-person")).to_have_count(9)


def test_a_unit_is_dragged_below_another_and_brought_back(as_user):
    page = as_user("administrator")
    open_chart(page)

    begin_to_drag(page, node(page, MARKETING), node(page, FINANCE))
    page.mouse.up()
    dialog = page.get_by_role("dialog", name="Move Marketing")
    expect(dialog).to_contain_text("11 employees")
    dialog.get_by_role("button", name="Move").click()

    note = toast(page, "Marketing is in “Finance” now.")
    expect(note).to_be_visible()
    expect(parts_of(page, FINANCE)).to_have_text([MARKETING])
    note.get_by_role("button", name="Undo").click()
    expect(toast(page, "It is as it was before.")).to_be_visible()
    expect(parts_of(page, FINANCE)).to_have_count(0)
    expect(parts_of(page, "Liant Demo").filter(has_text=MARKETING)).to_be_visible()


def test_a_unit_does_not_go_below_its_own_part(as_user):
    page = as_user("administrator")
    open_chart(page)
    unit(page, "Commercial").locator(".chart-toggle").first.click()

    begin_to_drag(page, node(page, "Commercial"), node(page, "Sales Romania"))
    expect(page.locator(".chart-reason")).to_have_text("It can't be a part of itself, or of what is a part of it.")
    page.mouse.up()

    expect(page.locator(".chart-reason")).to_be_empty()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(parts_of(page, "Commercial").filter(has_text="Sales Romania")).to_be_visible()


def test_an_employee_is_moved_by_keyboard_from_a_later_day_on(as_user):
    page = as_user("administrator")
    open_chart(page)
    find(page, "Service")
    expect(page).to_have_url(re.compile(r"open=unit-\d+"))
    someone = unit(page, "Service").locator(".chart-person").first
    name = someone.locator(".chart-name").inner_text()
    someone.focus()
    move = someone.locator(".chart-move")
    expect(move).to_have_js_property("tabIndex", 0)

    # Not by Tab from there: the box in which one looked may take the focus back.
    move.press("Enter")
    dialog = page.get_by_role("dialog", name=f"Move {name}")
    dialog.get_by_role("combobox", name="New place").click()
    page.keyboard.type("Finance")
    dialog.get_by_role("option", name="Finance").click()
    dialog.get_by_label("From").fill("2099-05-01")
    dialog.get_by_role("button", name="Move").click()

    expect(page).to_have_url(re.compile("date=2099-05-01"))
    expect(page.get_by_text("As planned for")).to_be_visible()
    expect(unit(page, FINANCE).locator(".chart-person").filter(has_text=name)).to_be_visible()
    page.get_by_role("link", name="Back to today").click()
    expect(unit(page, "Service").locator(".chart-person").filter(has_text=name)).to_be_visible()


def test_arrow_keys_walk_the_tree_and_enter_opens_the_record(as_user):
    page = as_user("cluj")
    open_chart(page)
    unit(page, "Liant Demo").focus()

    page.keyboard.press("ArrowDown")
    expect(unit(page, "Commercial")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(unit(page, "Commercial")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowRight")
    expect(unit(page, "Commercial")).not_to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(unit(page, "Commercial")).to_be_focused()
    before = node(page, "Commercial").bounding_box()["width"]
    page.keyboard.press("+")
    assert node(page, "Commercial").bounding_box()["width"] > before
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Commercial", exact=True)).to_be_visible()


def test_without_scripts_the_chart_is_a_list_that_shows_every_unit(as_user):
    page = as_user("cluj", scripts=False)

    page.goto("/chart/")

    expect(node(page, "Cluj")).to_be_visible()
    node(page, "Cluj").locator(".chart-staff-link").click()
    expect(unit(page, "Cluj").locator(".chart-person").first).to_be_visible()


@pytest.mark.req("GEN-03")
@pytest.mark.parametrize("width", [1440, 390])
def test_the_chart_keeps_nobody_out(as_user, width: int):
    page = as_user("administrator", width=width)
    open_chart(page)
    unit(page, FINANCE).locator(".chart-toggle").click()
    expect(unit(page, FINANCE).locator(".chart-person").first).to_be_visible()

    check(page)

    page.goto(unit(page, MARKETING).locator(".chart-move").first.get_attribute("href"))
    check(page)
