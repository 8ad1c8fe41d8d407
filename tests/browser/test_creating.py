"""New contacts: the drawer, the rows of phones and positions, what the form says while one types."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.forms import add_row, open_new, pick, save, toast
from tests.browser.records import make_account, make_person
from tests.browser.tabs import open_tab

ENDS_WITH_NUMBER = re.compile(r"/contacts/\d+/$")


@pytest.mark.req("CON-01", "CON-03", "CON-04")
def test_a_person_is_made_in_the_drawer_with_phone_e_mail_and_position(as_user):
    page = as_user("cluj")
    make_account(page, "Cârciuma Veselă SRL")
    page.goto("/contacts/")

    drawer = open_new(page, "Person")
    drawer.get_by_label("Given name").fill("Ionuț")
    drawer.get_by_label("Family name").fill("Șerbănoiu")
    add_row(drawer, "Phones", "phone").get_by_label("Phone").fill("0722 123 456")
    add_row(drawer, "E-mails", "e-mail").get_by_label("E-mail").fill("ionut.serbanoiu@example.com")
    position = add_row(drawer, "Positions", "position")
    pick(position, "Account", "carciuma vesel", "Cârciuma Veselă SRL")
    position.get_by_label("Job title").fill("Administrator")
    save(drawer)

    expect(page).to_have_url(ENDS_WITH_NUMBER)
    expect(drawer).to_be_hidden()
    expect(toast(page, "Șerbănoiu Ionuț is saved.")).to_be_visible()
    expect(page.get_by_role("heading", name="Șerbănoiu Ionuț")).to_be_visible()
    expect(page.get_by_role("link", name="0722 123 456")).to_have_attribute("href", "tel:+40722123456")
    expect(page.get_by_role("link", name="ionut.serbanoiu@example.com")).to_be_visible()
    open_tab(page, "Positions")
    expect(page.get_by_role("row", name="Cârciuma Veselă SRL")).to_contain_text("Administrator")


@pytest.mark.req("CON-22")
def test_a_wrong_phone_is_told_while_typing_and_nothing_is_lost(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")
    drawer = open_new(page, "Person")
    drawer.get_by_label("Given name").fill("Mărioara")

    phones = add_row(drawer, "Phones", "phone")
    phones.get_by_label("Phone").fill("0722 12")
    phones.get_by_label("Phone").press("Tab")

    expect(phones.locator(".invalid-feedback")).to_contain_text("a digit may be missing")
    expect(phones.get_by_label("Phone")).to_have_value("0722 12")
    expect(drawer.get_by_label("Given name")).to_have_value("Mărioara")
    phones.get_by_label("Phone").fill("0722 123 457")
    phones.get_by_label("Phone").press("Tab")
    expect(phones.locator(".invalid-feedback")).to_have_count(0)


@pytest.mark.req("CON-22")
def test_a_wrong_tax_number_is_told_while_typing_and_nothing_is_lost(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")
    drawer = open_new(page, "Account")
    drawer.get_by_label("Name", exact=True).fill("Moara cu Noroc SRL")

    drawer.get_by_label("Tax number").fill("RO12345678")
    drawer.get_by_label("Tax number").press("Tab")

    expect(drawer.locator("#id_tax_number-group .invalid-feedback")).to_be_visible()
    expect(drawer.get_by_label("Tax number")).to_have_value("RO12345678")
    expect(drawer.get_by_label("Name", exact=True)).to_have_value("Moara cu Noroc SRL")


@pytest.mark.req("CON-22", "GEN-03")
def test_a_refused_form_says_all_that_is_wrong_and_keeps_all_that_was_typed(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")
    drawer = open_new(page, "Person")
    drawer.get_by_role("textbox", name="Notes").fill("Sună după ora 10.")
    drawer.get_by_role("checkbox", name="Customer").check()
    phones = add_row(drawer, "Phones", "phone")
    phones.get_by_label("Phone").fill("nobody")

    save(drawer)

    expect(drawer.get_by_role("alert")).to_be_focused()
    expect(drawer.get_by_role("alert")).to_contain_text("A person needs a name.")
    expect(phones.locator(".invalid-feedback")).to_be_visible()
    expect(phones.get_by_label("Phone")).to_have_value("nobody")
    expect(drawer.get_by_role("textbox", name="Notes")).to_have_value("Sună după ora 10.")
    expect(drawer.get_by_role("checkbox", name="Customer")).to_be_checked()
    drawer.get_by_role("alert").get_by_role("link", name="Family name").click()
    expect(drawer.get_by_label("Family name")).to_be_focused()


@pytest.mark.req("CON-22", "GEN-03")
def test_what_is_wrong_far_below_is_told_above_and_a_click_leads_there(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")
    drawer = open_new(page, "Person")
    drawer.get_by_label("Family name").fill("Depărtatu")
    add_row(drawer, "Phones", "phone").get_by_label("Phone").fill("nobody")
    drawer.get_by_role("textbox", name="Notes").fill("The last field of the form.")

    save(drawer)

    summary = drawer.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    summary.get_by_role("link", name="Phone").click()
    expect(drawer.get_by_label("Phone", exact=True)).to_be_focused()


@pytest.mark.req("CON-04", "GEN-03")
def test_a_position_is_added_from_the_positions_of_a_person_by_keyboard(as_user):
    page = as_user("cluj")
    make_account(page, "Ceasornicăria Veche SRL")
    page.goto(f"/contacts/{make_person(page, 'Ceasornicaru')}/posts/")

    page.get_by_role("main").get_by_role("link", name="Add", exact=True).press("Enter")
    account = page.get_by_role("dialog").get_by_role("combobox", name="Account")
    expect(account).to_be_focused()
    page.keyboard.type("ceasornic")
    expect(page.get_by_role("option", name="Ceasornicăria Veche SRL")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Maistru")
    page.keyboard.press("Control+Enter")

    expect(toast(page, "Ceasornicaru Ștefania is saved.")).to_be_visible()
    open_tab(page, "Positions")
    expect(page.get_by_role("row", name="Ceasornicăria Veche SRL")).to_contain_text("Maistru")


@pytest.mark.req("CON-06")
def test_a_branch_is_added_from_its_account(as_user):
    page = as_user("cluj")
    number = make_account(page, "Țigla Roșie SA")
    page.goto(f"/contacts/{number}/branches/")

    page.get_by_role("main").get_by_role("link", name="Add", exact=True).click()
    drawer = page.get_by_role("dialog", name="New branch")
    drawer.get_by_label("Name", exact=True).fill("Țigla Roșie Dej")
    save(drawer)

    expect(page.get_by_role("heading", name="Țigla Roșie Dej")).to_be_visible()
    page.goto(f"/contacts/{number}/branches/")
    expect(page.get_by_role("link", name="Țigla Roșie Dej")).to_be_visible()
