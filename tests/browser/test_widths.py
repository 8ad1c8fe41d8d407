"""Columns drawn wider and narrower, by the mouse and by keys; the list's address keeps it (GEN-02, GEN-03)."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.req("GEN-02", "GEN-03")


def test_a_column_is_drawn_by_the_edge_of_its_head_and_let_be_by_a_double_click(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?column=email")
    head = page.get_by_role("columnheader", name="E-mail")
    edge = head.locator(".column-grip")

    box = edge.bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 203, box["y"] + 10, steps=4)
    page.mouse.up()

    expect(page).to_have_url(re.compile(r"width=email%3A\d+"))
    drawn = int(re.search(r"email%3A(\d+)", page.url)[1])
    expect(head).to_have_attribute("data-width", str(drawn))
    page.reload()
    assert round(head.bounding_box()["width"]) == drawn
    edge.dblclick()
    expect(head).not_to_have_attribute("data-width", re.compile("."))


def test_a_column_is_drawn_by_keys_and_the_focus_stays(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?column=email&column=created_at&width=created_at:200")
    sort = page.locator("#sort-created_at")

    sort.focus()
    page.keyboard.press("Shift+ArrowLeft")

    expect(page).to_have_url(re.compile(r"width=created_at%3A176"))
    expect(sort).to_be_focused()


def test_on_a_phone_rows_are_cards_whatever_their_columns_widths(as_user):
    page = as_user("cluj")
    page.set_viewport_size({"width": 390, "height": 800})

    page.goto("/contacts/?column=email&width=email:900")

    expect(page.locator(".column-grip")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
