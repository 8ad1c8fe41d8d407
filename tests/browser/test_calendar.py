"""A list as a calendar: events are moved, stretched and made in the grid; the agenda is there without it (GEN-02)."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.forms import pick, save
from tests.browser.test_board import make_activity
from tests.browser.visits import csrf

pytestmark = pytest.mark.req("GEN-02", "ACT-01")
# So high is half an hour, in pixels.
SLOT = 28


def make_at(page: Page, summary: str, **values: Any) -> int:
    """An hour on Wednesday, 3 March 2027, from 10:00 in Bucharest."""
    hour = {"starts_at": "2027-03-03T08:00:00Z", "ends_at": "2027-03-03T09:00:00Z"}
    return make_activity(page, summary, **hour | values)


def open_week(page: Page, words: str) -> None:
    page.goto(f"/activities/?show=calendar&span=week&day=2027-03-03&q={words}")
    expect(page.locator(".ec-time-grid")).to_be_visible()


def event(page: Page, summary: str) -> Locator:
    return page.locator(".ec-event:not(.ec-preview, .ec-ghost)").filter(has_text=summary)


def times(page: Page, number: int) -> tuple[str, str]:
    found = page.request.get(f"/api/activities/{number}/").json()
    return found["starts_at"][:16], found["ends_at"][:16]


def drag(page: Page, x: float, y: float, *, down: float) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + down / 2, steps=5)
    page.mouse.move(x, y + down, steps=5)
    page.mouse.up()


def test_an_event_is_dragged_to_another_hour_and_the_move_undone(as_user):
    page = as_user("cluj")
    number = make_at(page, "Mutare Orară")
    open_week(page, "mutare+orara")
    before = times(page, number)
    box = event(page, "Mutare Orară").bounding_box()

    drag(page, box["x"] + 20, box["y"] + 10, down=2 * SLOT)
    expect(page.locator("toast-note")).to_contain_text("Mutare Orară is moved:")
    expect(event(page, "Mutare Orară")).to_contain_text("11:00")
    assert times(page, number) == ("2027-03-03T09:00", "2027-03-03T10:00")

    page.locator("toast-note").get_by_role("button", name="Undo").click()
    expect(event(page, "Mutare Orară")).to_contain_text("10:00")
    assert times(page, number) == before


def test_an_event_is_stretched(as_user):
    page = as_user("cluj")
    number = make_at(page, "Mai Lungă")
    open_week(page, "mai+lunga")
    box = event(page, "Mai Lungă").bounding_box()

    drag(page, box["x"] + 20, box["y"] + box["height"] - 3, down=SLOT)

    expect(page.locator("toast-note")).to_contain_text("Mai Lungă is moved:")
    assert times(page, number) == ("2027-03-03T08:00", "2027-03-03T09:30")


def test_what_somebody_else_moved_meanwhile_goes_where_they_put_it(as_user):
    page = as_user("cluj")
    number = make_at(page, "Pentru Doi")
    open_week(page, "pentru+doi")
    theirs = {"starts_at": "2027-03-03T12:00:00Z", "ends_at": "2027-03-03T13:00:00Z"}
    assert page.request.patch(f"/api/activities/{number}/", data=theirs, headers=csrf(page.context)).status == 200
    box = event(page, "Pentru Doi").bounding_box()

    drag(page, box["x"] + 20, box["y"] + 10, down=2 * SLOT)

    expect(page.locator("toast-note")).to_contain_text("Pentru Doi stays where it is.")
    expect(event(page, "Pentru Doi")).to_contain_text("14:00")
    assert times(page, number) == ("2027-03-03T12:00", "2027-03-03T13:00")


def test_a_click_on_an_empty_hour_begins_a_new_event_there(as_user):
    page = as_user("cluj")
    make_at(page, "Reper Calendar")
    open_week(page, "calendar")
    box = event(page, "Reper Calendar").bounding_box()

    page.mouse.click(box["x"] + 20, box["y"] + 4 * SLOT + 5)
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_label("Starts")).to_have_value("2027-03-03T12:00")
    drawer.get_by_label("Subject").fill("Nouă În Calendar")
    pick(drawer, "Type", "meet", "Meeting")
    save(drawer)

    expect(event(page, "Nouă În Calendar")).to_be_visible()


def test_keys_lead_to_other_periods_and_to_a_new_event(as_user):
    page = as_user("cluj")
    page.goto("/activities/?show=calendar&span=month&day=2027-03-03")
    title = page.locator(".calendar-title")
    expect(page.locator(".ec-month-view")).to_be_visible()

    page.keyboard.press("ArrowRight")
    expect(title).to_have_text("April 2027")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text("March 2027")
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text("February 2027")
    assert "day=2027-02-01" in page.url
    page.keyboard.press("t")
    expect(title).not_to_have_text("February 2027")

    page.keyboard.press("n")
    expect(page.get_by_role("dialog").get_by_label("Subject")).to_be_visible()


def test_an_event_opens_its_record_above_the_calendar(as_user):
    page = as_user("cluj")
    make_at(page, "De Deschis")
    open_week(page, "de+deschis")

    event(page, "De Deschis").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog").get_by_role("heading", name="De Deschis")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".ec-time-grid")).to_be_visible()
