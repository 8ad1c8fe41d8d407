"""A file of contacts on its way in, with the real worker."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.installation import Installation
from tests.browser.visits import Visits
from tests.browser.wizard import as_old_windows_file, check_rows, upload

pytestmark = pytest.mark.req("CON-19")

ROWS = (
    "Persoană;Ştefănescu-Ţurcanu;Mălina;0722 123 470;malina@example.com;Cluj-Napoca",
    "Persoană;Bălţatu;Răzvan;123;razvan@example.com;Turda",
    "Persoană;Vâlceanu;Iţu;0722 123 471;nu e mail;Dej",
    "Persoană;Întâiu;Ştefan;0722 123 472;stefan@example.com;Gherla",
)
# So many that the import still runs when the server is killed.
MANY = 9000


def test_the_valid_rows_of_a_file_come_in_the_faulty_ones_come_back_and_all_can_be_undone(as_user):
    page = as_user("cluj")

    upload(page, as_old_windows_file(ROWS))
    expect(page.locator(".mapping-samples").nth(1)).to_contain_text("Ștefănescu-Țurcanu")
    check_rows(page)
    expect(page.locator(".tally")).to_contain_text(re.compile(r"Rows\s*4\s*Valid\s*2\s*Faulty\s*2"))
    problems = page.get_by_role("region", name="What is wrong").get_by_role("row")
    expect(problems.nth(1)).to_contain_text(re.compile(r"^\s*3\s*Telefon\s*123\s*.*too few digits"))
    expect(problems.nth(2)).to_contain_text(re.compile(r"^\s*4\s*E-mail\s*nu e mail"))
    page.get_by_label("Import the valid rows").check()
    page.get_by_role("button", name="Import 2 rows").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    result = page.url
    with page.expect_download() as download:
        page.get_by_role("link", name="Faulty rows as a file").click()
    faulty = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    page.get_by_role("link", name="See the contacts").click()
    page.get_by_role("searchbox").fill("stefanescu turcanu")
    expect(page.locator("td .caption-link")).to_have_text(["Ștefănescu-Țurcanu Mălina"])
    expect(page.get_by_role("link", name="0722 123 470")).to_be_visible()
    page.goto(result)
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("heading", name="Import undone")).to_be_visible()

    page.goto("/contacts/?q=stefanescu+turcanu")
    expect(page.locator("td .caption-link", has_text="Mălina")).to_have_count(0)
    assert [line.split(",")[1] for line in faulty[1:]] == ["Bălțatu", "Vâlceanu"]


def test_a_file_in_the_wrong_encoding_can_be_read_again(as_user):
    page = as_user("cluj")
    upload(page, as_old_windows_file(ROWS))

    page.get_by_label("Characters of the file").select_option(value="cp1252")
    page.get_by_role("button", name="Read again").click()
    expect(page.locator(".mapping-samples").nth(1)).not_to_contain_text("Ștefănescu-Țurcanu")
    page.get_by_label("Characters of the file").select_option(value="cp1250")
    page.get_by_role("button", name="Read again").click()

    expect(page.locator(".mapping-samples").nth(1)).to_contain_text("Ștefănescu-Țurcanu")


def test_a_file_that_is_no_table_is_refused_in_words(as_user):
    page = as_user("cluj")
    page.goto("/contacts/import/")

    picture = {"name": "picture.csv", "mimeType": "text/csv", "buffer": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"}
    page.get_by_label("Choose a file").set_input_files(picture)
    page.get_by_role("button", name="Continue").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("heading", name="Import contacts")).to_be_visible()


@pytest.mark.req("GEN-05")
def test_an_import_during_which_the_web_server_is_killed_is_whole(as_user, site: Installation, visits: Visits):
    page = as_user("cluj")
    upload(page, as_old_windows_file(f"Persoană;Grozăvescu;Numărul {n};;;" for n in range(MANY)))
    check_rows(page)

    page.get_by_role("button", name=re.compile("Import .* rows")).click()
    expect(page.get_by_role("heading", name="Importing …")).to_be_visible()
    site.kill_web()
    site.start_web()

    expect(page.get_by_role("heading", name="Import finished")).to_be_visible(timeout=60_000)
    result = page.url
    page.goto("/contacts/?q=grozavescu")
    expect(page.locator("#list-count")).to_have_text(re.compile(r"^\s*9,000"))
    page.goto(result)
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("heading", name="Import undone")).to_be_visible(timeout=60_000)
    # While the server was away, the page asked it in vain, and the stream of news broke: nothing else went wrong.
    is_meant = re.compile(r"net::ERR_CONNECTION|/live/").search
    visits.problems[:] = [problem for problem in visits.problems if not is_meant(problem)]


def test_an_exported_list_comes_back_changed_and_is_undone(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?q=agentia+marion")
    name = page.locator("td .caption-link").first.inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
        page.locator("#export-menu").get_by_text("CSV file").click()
    header, row, *_more = csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines())
    row[header.index("E-mail")] = "receptie@marion.example"
    file = {"name": "back.csv", "mimeType": "text/csv", "buffer": f"{','.join(header)}\n{as_line(row)}".encode()}

    page.goto("/contacts/import/")
    page.get_by_label("Choose a file").set_input_files(file)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Change the records that are found, create the others")).to_be_checked()
    expect(page.get_by_label("Rows find their records by")).to_have_value("id")
    page.get_by_label("Each row becomes a new record").check()
    expect(page.get_by_label("Rows find their records by")).to_be_hidden()
    page.get_by_label("Change the records that are found; other rows are faulty").check()
    page.get_by_label("Save these choices as").fill("Addresses")
    check_rows(page)
    expect(page.locator(".tally")).to_contain_text(re.compile(r"Changed\s*1\s*As they are\s*0\s*Faulty\s*0"))
    expect(page.get_by_role("region", name="What changes")).to_contain_text(name)
    page.get_by_role("button", name="Import 1 row").click()
    expect(page.get_by_role("heading", name="Import finished")).to_be_visible()
    result = page.url

    page.goto("/contacts/?q=receptie@marion.example")
    expect(page.locator("td .caption-link")).to_have_text([name])
    page.goto("/contacts/import/")
    expect(page.get_by_role("region", name="Your last imports")).to_contain_text("0 new, 1 changed, 0 faulty")
    page.get_by_role("link", name="Addresses").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="Addresses")).to_be_hidden()
    page.goto(result)
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("heading", name="Import undone")).to_be_visible()
    page.goto("/contacts/?q=receptie@marion.example")
    expect(page.locator("td .caption-link")).to_have_count(0)


def as_line(cells: list[str]) -> str:
    """A row of a CSV file."""
    return ",".join(f'"{cell}"' for cell in cells)
