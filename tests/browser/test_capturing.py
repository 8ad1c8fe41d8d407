"""A contact from a signature or from a registry: looked at in its form, then saved (CON-22)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms import save, toast
from tests.browser.records import make_account
from tests.browser.tabs import open_tab

SIGNATURE = """Ing. Vasile Semnătescu
Director comercial
Semnătura Clară SRL
Str. Horea 5, 400038 Cluj-Napoca
Tel. mobil: 0722 772 001
vasile.semnatescu@semnatura.example
www.semnatura.example"""


def paste(page: Page, text: str) -> None:
    """Give a text to the page of new contacts, by keyboard."""
    page.goto("/contacts/capture/")
    field = page.get_by_label("A signature, a business card")
    expect(field).to_be_focused()
    field.fill(text)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


@pytest.mark.req("CON-22")
def test_a_signature_becomes_a_person_with_an_account(as_user):
    page = as_user("cluj")

    paste(page, SIGNATURE)
    form = page.get_by_role("main")
    expect(form.get_by_label("Family name")).to_have_value("Semnătescu")
    expect(form.get_by_label("Phone", exact=True).first).to_have_value("0722 772 001")
    account = form.get_by_role("region", name="New account")
    expect(account.get_by_label("Name")).to_have_value("Semnătura Clară SRL")
    save(form)

    expect(toast(page, "Semnătescu Vasile is saved.")).to_be_visible()
    expect(page.get_by_role("link", name="vasile.semnatescu@semnatura.example")).to_be_visible()
    open_tab(page, "Positions")
    expect(page.get_by_role("row", name="Semnătura Clară SRL")).to_contain_text("Director comercial")


@pytest.mark.req("CON-22")
def test_no_text_is_told_where_one_pastes(as_user):
    page = as_user("cluj")

    paste(page, " ")

    expect(page.get_by_role("alert")).to_contain_text("Paste a text")
    expect(page.get_by_label("A signature, a business card")).to_be_focused()


@pytest.mark.req("CON-22")
def test_a_registry_fills_the_form_of_an_account(as_user):
    page = as_user("cluj")
    page.goto("/contacts/look-up/")

    page.get_by_role("textbox", name="Tax number").fill("RO 14399840")
    page.keyboard.press("Enter")
    form = page.get_by_role("main")
    expect(form.get_by_label("Name", exact=True)).to_have_value("DANTE INTERNATIONAL SA")
    expect(form.get_by_label("City", exact=True)).to_have_value("București")
    save(form)

    expect(toast(page, "DANTE INTERNATIONAL SA is saved.")).to_be_visible()


@pytest.mark.req("CON-22")
def test_what_no_registry_can_know_is_told_where_one_asks(as_user):
    page = as_user("cluj")
    page.goto("/contacts/look-up/")

    page.get_by_role("textbox", name="Tax number").fill("14399841")
    page.get_by_role("button", name="Look up").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("textbox", name="Tax number")).to_have_value("14399841")
    expect(page.get_by_role("textbox", name="Tax number")).to_be_focused()


@pytest.mark.req("CON-22")
def test_an_account_takes_over_what_one_ticks_of_the_registry(as_user):
    page = as_user("cluj")
    number = make_account(page, "Cunoscuta", tax_number="1590082", addresses=[{"city": "Dej", "country": "RO"}])
    page.goto(f"/contacts/{number}/")

    page.get_by_role("button", name="More actions").press("Enter")
    page.get_by_role("button", name="Compare with the registry").press("Enter")
    expect(page.get_by_role("heading", name="What ANAF says")).to_be_visible()
    expect(page.get_by_role("checkbox", name="J40/372/2002")).to_be_checked()
    expect(page.get_by_role("checkbox", name="DANTE INTERNATIONAL SA")).not_to_be_checked()
    page.get_by_role("checkbox", name="București").press("Space")
    page.get_by_role("button", name="Take over").press("Enter")

    expect(toast(page, "Cunoscuta is saved.")).to_be_visible()
    told = page.request.get(f"/api/contacts/{number}/").json()
    assert (told["name"], told["trade_register"], told["is_vat_registered"]) == ("Cunoscuta", "J40/372/2002", True)
    assert [each["city"] for each in told["addresses"]] == ["București"]
