"""The steps of the import wizard, as journeys take them."""

from collections.abc import Iterable

from playwright.sync_api import Page, expect

HEADER = "Tip;Nume;Prenume;Telefon;E-mail;Oraş"


def as_old_windows_file(rows: Iterable[str]) -> bytes:
    """A CSV file as a Romanian spreadsheet of old writes it: semicolons, Windows-1250, s and t with a cedilla."""
    return "\r\n".join([HEADER, *rows]).encode("cp1250")


def upload(page: Page, content: bytes) -> None:
    """Bring the file to the choice of columns, and say that its names are family names."""
    page.goto("/contacts/")
    page.get_by_role("link", name="Import").click()
    file = {"name": "contacte.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("Choose a file").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Which column is what?")).to_be_visible()
    page.get_by_label("Nume becomes", exact=True).select_option(label="Family name")


def check_rows(page: Page) -> None:
    """Have the rows checked, and wait for what the check found."""
    page.get_by_role("button", name="Check the rows").click()
    expect(page.get_by_role("heading", name="Check before importing")).to_be_visible()
