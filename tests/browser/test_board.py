"""A list as a board: cards are moved by pointer, by keys and by menu (GEN-02)."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import csrf

pytestmark = pytest.mark.req("GEN-02")


def make_activity(page: Page, summary: str, **values: Any) -> int:
    """Make a planned activity; returns its number."""
    types = page.request.get("/api/activity-types/?is_active=1").json()["items"]
    told = {"summary": summary, "type": types[0]["id"], "starts_at": "2027-03-01T09:00:00Z"} | values
    answer = page.request.post("/api/activities/", data=told, headers=csrf(page.context))
    assert answer.status == 201, answer.text()
    return int(answer.json()["id"])


def status_of(page: Page, number: int) -> str:
    return str(page.request.get(f"/api/activities/{number}/").json()["status"])


def lane(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def card(page: Page, summary: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("link", name=summary, exact=True))


def open_board(page: Page, words: str) -> None:
    page.goto(f"/activities/?show=board&q={words}")


def drag(page: Page, moved: Locator, to: Locator) -> None:
    """With the pointer, in steps, as a hand does."""
    moved.hover()
    page.mouse.down()
    box = to.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 90, steps=12)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 95, steps=3)
    page.mouse.up()


def test_a_card_is_dragged_to_another_lane_and_the_move_undone(as_user):
    page = as_user("cluj")
    number = make_activity(page, "Trasă Întâi")
    open_board(page, "trasa+intai")

    drag(page, card(page, "Trasă Întâi"), lane(page, "Done"))
    expect(page.locator("toast-note")).to_contain_text("Trasă Întâi is moved: Stage Done.")
    expect(lane(page, "Done").get_by_role("link", name="Trasă Întâi", exact=True)).to_be_visible()
    expect(lane(page, "Done").locator(".lane-count")).to_have_text("1")
    expect(lane(page, "Planned").get_by_text("Nothing here")).to_be_visible()
    assert status_of(page, number) == "done"

    page.locator("toast-note").get_by_role("button", name="Undo").click()
    expect(lane(page, "Planned").get_by_role("link", name="Trasă Întâi", exact=True)).to_be_visible()
    assert status_of(page, number) == "planned"


def test_a_card_is_moved_by_keys_and_keeps_the_focus(as_user):
    page = as_user("cluj")
    number = make_activity(page, "Cu Taste Mutată")
    make_activity(page, "Cu Taste Alta", starts_at="2027-03-02T09:00:00Z")
    open_board(page, "cu+taste")

    page.get_by_role("link", name="Cu Taste Alta", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    expect(lane(page, "In progress").get_by_role("link", name="Cu Taste Mutată", exact=True)).to_be_focused()
    told = page.get_by_role("status").filter(has_text="Cu Taste Mutată is moved: Stage In progress.")
    expect(told).to_be_visible()
    page.keyboard.press("Shift+ArrowRight")
    expect(lane(page, "Waiting").get_by_role("link", name="Cu Taste Mutată", exact=True)).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")

    expect(lane(page, "Done").get_by_role("link", name="Cu Taste Mutată", exact=True)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("link", name="Cu Taste Alta", exact=True)).to_be_focused()
    assert status_of(page, number) == "done"


def test_a_card_is_moved_by_its_menu(as_user):
    page = as_user("cluj")
    number = make_activity(page, "Din Meniu Mutată")
    open_board(page, "din+meniu")

    page.get_by_role("link", name="Move Din Meniu Mutată to").click()
    expect(page.get_by_role("button", name="Planned", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Cancelled", exact=True).click()

    expect(lane(page, "Cancelled").get_by_role("link", name="Din Meniu Mutată", exact=True)).to_be_focused()
    assert status_of(page, number) == "cancelled"


def test_what_somebody_else_moved_meanwhile_is_told_and_left_as_it_is(as_user):
    page = as_user("cluj")
    number = make_activity(page, "De Doi Mutată")
    open_board(page, "de+doi+mutata")
    stages = page.request.get("/api/activity-stages/").json()["items"]
    theirs = {"stage": next(stage["id"] for stage in stages if stage["name"] == "Cancelled")}
    assert page.request.patch(f"/api/activities/{number}/", data=theirs, headers=csrf(page.context)).status == 200

    drag(page, card(page, "De Doi Mutată"), lane(page, "Done"))

    note = page.locator("toast-note")
    expect(note).to_contain_text("De Doi Mutată stays where it is.")
    expect(note).to_contain_text("changed this to “Cancelled” just now.")
    expect(lane(page, "Cancelled").get_by_role("link", name="De Doi Mutată", exact=True)).to_be_visible()
    assert status_of(page, number) == "cancelled"


def test_a_card_that_one_may_not_change_can_not_be_moved(as_user):
    page = as_user("cluj")

    page.goto("/activities/?show=board")

    expect(page.locator(".board-card.is-movable").first).to_be_visible()
    theirs = page.locator(".board-card:not(.is-movable)")
    expect(theirs.first).to_be_visible()
    expect(theirs.locator(".card-move")).to_have_count(0)


def test_a_lane_shows_more_and_the_way_is_part_of_the_address(as_user):
    page = as_user("director")
    page.goto("/activities/")
    page.get_by_role("navigation", name="Show as").get_by_role("link", name="Board").click()
    expect(page.locator(".board")).to_be_visible()
    address = page.url
    assert "show=board" in address

    done = lane(page, "Done")
    expect(done.locator(".board-card")).to_have_count(30)
    done.get_by_role("link", name="Show more").click()

    expect(done.locator(".board-card")).to_have_count(60)
    assert page.url == address


@pytest.mark.parametrize("field", ["Stage", "Type"])
def test_one_chooses_by_what_there_are_lanes(as_user, field):
    page = as_user("cluj")
    page.goto("/activities/?show=board")

    page.get_by_role("navigation", name="Group by").get_by_role("link", name=field).click()

    expect(page.get_by_role("link", name=field, exact=True)).to_have_attribute("aria-current", "true")
    names = {"Stage": ["Planned", "Done", "Cancelled"], "Type": ["Call", "Meeting", "Task"]}[field]
    for name in names:
        expect(lane(page, name)).to_be_attached()
