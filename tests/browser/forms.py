"""What journeys do with forms: open one, add a row, pick a record by typing."""

from playwright.sync_api import Locator, Page, expect


def open_new(page: Page, kind: str) -> Locator:
    """Open the form of a new contact from the top bar; returns the drawer."""
    page.get_by_role("button", name="Create", exact=True).click()
    page.locator("#create-menu").get_by_role("link", name=kind, exact=True).click()
    drawer = page.get_by_role("dialog", name=f"New {kind.lower()}")
    expect(drawer).to_be_visible()
    return drawer


def add_row(form: Locator, title: str, part: str) -> Locator:
    """Add a row to the section of that title; returns the section."""
    section = form.get_by_role("region", name=title, exact=True)
    section.get_by_role("button", name=f"Add: {part}").click()
    return section


def pick(form: Locator, label: str, typed: str, caption: str) -> None:
    """Choose a record in a field by typing a part of its name."""
    form.get_by_role("combobox", name=label).click()
    form.page.keyboard.type(typed)
    form.get_by_role("option", name=caption).click()


def save(form: Locator) -> None:
    """Send the form."""
    form.get_by_role("button", name="Save").click()


def toast(page: Page, text: str) -> Locator:
    """The note that reports what was done."""
    return page.locator("toast-note").filter(has_text=text)
