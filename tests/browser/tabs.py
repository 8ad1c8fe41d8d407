"""How journeys find a tab on the page of a record: in the bar, or folded into its menu."""

from playwright.sync_api import Locator, Page, expect


def bar_of(page: Page) -> Locator:
    """The bar of tabs."""
    bar = page.get_by_role("navigation", name="Sections of this record")
    expect(bar).to_be_visible()
    return bar


def open_tab(page: Page, name: str) -> None:
    """Open the tab whose label begins so."""
    bar = bar_of(page)
    tab = bar.get_by_role("link", name=name, include_hidden=True)
    if not tab.is_visible():
        bar.get_by_role("button", name="More").click()
    tab.click()
