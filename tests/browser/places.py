"""The places of Liant where something is to be seen: each function leads a signed-in page there."""

from functools import partial

from django.utils import timezone
from playwright.sync_api import Page, expect

from liant.kernel.pictures.tests.drawing import drawn
from tests.browser.forms import add_row, open_new
from tests.browser.records import change, contact_of_a_colleague, make_account, make_person, once
from tests.browser.visits import csrf


def home(page: Page) -> None:
    page.goto("/")


def account(page: Page) -> None:
    page.goto("/account/")


def app_set_up(page: Page) -> None:
    page.goto("/account/2fa/totp/activate/")


def new_passkey(page: Page) -> None:
    page.goto("/account/2fa/webauthn/add/")


def new_token(page: Page) -> None:
    page.goto("/account/tokens/new/")


def list_of_contacts(page: Page) -> None:
    page.goto("/contacts/?city=gherla&kind=account")


def overdue_activities(page: Page) -> None:
    page.goto("/activities/?when=past&status=planned&sort=starts_at")


def board(page: Page) -> None:
    page.goto("/activities/?show=board")
    expect(page.locator(".board-card").first).to_be_visible()


def card_menu(page: Page) -> None:
    board(page)
    page.locator(".card-move").first.click()
    expect(page.locator(".lane-menu")).to_be_visible()


def calendar_of_a_month(page: Page) -> None:
    page.goto("/activities/?show=calendar&span=month")
    expect(page.locator(".ec-month-view")).to_be_visible()


def calendar_of_a_week(page: Page) -> None:
    page.goto("/activities/?show=calendar&span=week")
    expect(page.locator(".ec-time-grid")).to_be_visible()


def agenda(page: Page) -> None:
    page.goto("/activities/?show=calendar&span=agenda")
    expect(page.locator(".agenda")).to_be_visible()


def celebrations(page: Page) -> None:
    make_person(page, "Sărbătoritu", born_on=f"1980-{timezone.localdate():%m-%d}")
    page.goto("/celebrations/?span=day")
    expect(page.locator(".celebration").first).to_be_visible()


def greeting(page: Page) -> None:
    celebrations(page)
    page.locator(".celebration-acts a").first.click()
    expect(page.get_by_role("heading", name="Greet by e-mail")).to_be_visible()


def name_days_of_a_year(page: Page) -> None:
    page.goto("/celebrations/year/?year=2027")


def calendars_of_name_days(page: Page) -> None:
    page.goto("/celebrations/settings/")


def merging(page: Page) -> None:
    first = once(page, "Dublură SRL", lambda: make_account(page, "Dublură SRL", tax_number="RO14399840"))
    second = once(page, "S.C. Dublură S.R.L.", lambda: make_account(page, "S.C. Dublură S.R.L."))
    page.goto(f"/contacts/merge/?record={first}&record={second}")
    expect(page.get_by_role("button", name="Merge")).to_be_visible()


def pairs(page: Page) -> None:
    for name in ("Întreită SRL", "Întreită S.R.L.", "Întreită SA"):
        once(page, name, partial(make_account, page, name, phones=[{"number": "+40722773001"}]))
    page.request.post("/duplicates/search/", headers=csrf(page.context))
    page.goto("/duplicates/")
    cluster = page.locator(".pair").filter(has_text="Întreită").first
    expect(cluster).to_be_visible()
    cluster.get_by_text("In pairs").click()


def capture(page: Page) -> None:
    page.goto("/contacts/capture/")


def captured(page: Page) -> None:
    capture(page)
    page.get_by_role("textbox", name="A signature").fill(
        "Ion Vizibilu\nVizibila SRL\n0722 773 002\nion@vizibila.example"
    )
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("region", name="New account")).to_be_visible()


def resembling(page: Page) -> None:
    once(page, "Asemănătoarea SRL", lambda: make_account(page, "Asemănătoarea SRL"))
    page.goto("/contacts/new/?kind=account")
    page.get_by_label("Name", exact=True).fill("Asemănătoarea")
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="Perhaps it is there already")).to_be_visible()


def graph(page: Page) -> None:
    page.goto(f"/contacts/{make_complete_person(page)}/connections/")
    expect(page.locator("contact-graph")).to_be_visible()


def look_up(page: Page) -> None:
    page.goto("/contacts/look-up/")
    page.get_by_role("textbox", name="Tax number").fill("1")
    page.get_by_role("button", name="Look up").click()
    expect(page.get_by_role("alert")).to_be_visible()


def compared(page: Page) -> None:
    number = once(page, "Comparata SRL", lambda: make_account(page, "Comparata SRL", tax_number="18189442"))
    page.goto(f"/contacts/{number}/")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Compare with the registry").click()
    expect(page.get_by_role("button", name="Take over")).to_be_visible()


def folded_tabs(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/contacts/{make_complete_person(page)}/")
    page.get_by_role("button", name="More", exact=True).click()
    expect(page.locator("#tabs-menu")).to_be_visible()


def recording_consent(page: Page) -> None:
    page.goto(f"/contacts/{make_person(page, 'Acordescu')}/consent/")
    page.get_by_role("main").get_by_role("link", name="Record").click()
    expect(page.locator("up-drawer")).to_be_visible()


def map_of_contacts(page: Page) -> None:
    page.goto("/contacts/?show=map")
    expect(page.locator(".map-mark").first).to_be_visible()
    expect(page.locator(".map-land").first).to_be_attached()


def activity(page: Page) -> None:
    first = page.request.get("/api/activities/?limit=1&status=planned").json()["items"][0]
    page.goto(f"/activities/{first['id']}/")


def new_activity(page: Page) -> None:
    page.goto("/activities/new/")


def list_without_a_match(page: Page) -> None:
    page.goto("/contacts/?q=qqxxyyzz")


def new_person(page: Page) -> None:
    page.goto("/contacts/new/?kind=person")


def refused_form(page: Page) -> None:
    page.goto("/contacts/new/?kind=person")
    phone = add_row(page.get_by_role("main"), "Phones", "phone").get_by_label("Phone")
    phone.fill("nobody")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_visible()


def nothing_there(page: Page) -> None:
    page.goto("/contacts/999999/")


def not_allowed(page: Page) -> None:
    page.goto(f"/contacts/{contact_of_a_colleague(page)}/edit/")
    expect(page.get_by_role("heading", name="You may not do this")).to_be_visible()


def filters(page: Page) -> None:
    page.goto("/contacts/?city=gherla&kind=account")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("dialog", name="Filter")).to_be_visible()


def menus(page: Page) -> None:
    page.goto("/")
    page.locator(".user-button").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def new_account(page: Page) -> None:
    page.goto("/")
    drawer = open_new(page, "Account")
    add_row(drawer, "Phones", "phone")
    add_row(drawer, "Addresses", "address")


def edit(page: Page) -> None:
    page.goto(f"/contacts/{make_complete_person(page)}/")
    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Save")).to_be_visible()


def edited_by_two(page: Page) -> None:
    number = make_complete_person(page)
    phone = page.request.get(f"/api/contacts/{number}/").json()["phones"][0]
    change(page, number, {"title": "", "phones": [phone | {"kind": "mobile"}]})
    page.goto(f"/contacts/{number}/edit/")
    for name, value in (("phones-0-kind", "work"), ("title", "Dr.")):
        page.locator(f"[name={name}]").evaluate("(field, value) => field.value = value", value)
    change(page, number, {"title": "Ing.", "phones": [phone | {"kind": "home"}]})
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_visible()


def deletion(page: Page) -> None:
    page.goto(f"/contacts/{make_complete_person(page)}/")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Delete").click()
    expect(page.get_by_role("dialog", name="Delete")).to_be_visible()


def search(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Search").click()
    page.get_by_role("dialog", name="Search").get_by_role("combobox").fill("srl")
    expect(page.get_by_role("option").first).to_be_visible()


def shortcuts(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def columns(page: Page) -> None:
    page.goto("/contacts/display/?kind=person&sort=owner")


def new_view(page: Page) -> None:
    page.goto("/contacts/views/new/?kind=person")


def change_of_many(page: Page) -> None:
    page.goto("/contacts/change/?kind=person&city=gherla")


def picked_rows(page: Page) -> None:
    page.goto("/contacts/?city=gherla&kind=account")
    page.locator("td").get_by_role("checkbox").first.check()
    expect(page.locator("selection-bar")).to_be_visible()


def views(page: Page) -> None:
    page.goto("/contacts/?city=gherla&kind=account")
    page.locator("#view-button").click()
    expect(page.get_by_role("link", name="Save as a new view")).to_be_visible()


def deletion_of_many(page: Page) -> None:
    picked_rows(page)
    page.locator("selection-bar").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="Delete")).to_be_visible()


def make_complete_person(page: Page) -> int:
    """A person with everything a form can have."""
    account = once(page, "Vederea SRL", lambda: make_account(page, "Vederea SRL"))
    make_whole = partial(
        make_person, page, "Văzătoru", phones=[{"number": "+40722123462", "kind": "mobile", "state": "do_not_use"}],
        emails=[{"address": "vazatoru@example.com"}], addresses=[{"city": "Turda", "purpose": "home", "country": "RO"}],
        web_addresses=[{"url": "https://vazatoru.example"}], positions=[{"account": account, "title": "Observator"}],
    )  # fmt: skip
    return once(page, "Văzătoru", make_whole)


def notifications(page: Page) -> None:
    number = once(page, "Anunțatul SRL", lambda: make_account(page, "Anunțatul SRL"))
    changed = {"change": "language", "language": "ro"}
    address = f"/contacts/change/?record={number}"
    # Who is led on to the run sees there that it is done, when it is done by then: that is no news any more.
    page.request.post(address, form=changed, headers=csrf(page.context), max_redirects=0)
    page.goto("/notifications/")
    expect(page.locator(".bell-number")).not_to_be_empty()
    page.reload()
    expect(page.locator(".notice-new").first).to_be_visible()


def notification_settings(page: Page) -> None:
    page.goto("/notifications/settings/")


def picture(page: Page) -> None:
    page.goto(f"/contacts/{make_person(page, 'Portretu')}/")
    page.get_by_role("link", name="Add a picture").click()
    photo = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": drawn()}
    page.get_by_role("dialog").get_by_label("Choose a picture").set_input_files(photo)
    expect(page.get_by_role("application")).to_be_visible()


def code_of_a_contact(page: Page) -> None:
    page.goto(f"/contacts/{make_person(page, 'Codatu')}/")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="QR code").click()
    expect(page.get_by_role("img", name="QR code of")).to_be_visible()


def scanning(page: Page) -> None:
    page.goto("/contacts/scan/")
    expect(page.get_by_text("There is no camera here.")).to_be_visible()


PAGES = (
    notifications, notification_settings,
    home, account, app_set_up, new_passkey, new_token, list_of_contacts, list_without_a_match, new_person, refused_form,
    edited_by_two, nothing_there, not_allowed, overdue_activities, activity, new_activity, board, columns, new_view,
    change_of_many, picked_rows, calendar_of_a_month, calendar_of_a_week, agenda,
    map_of_contacts, celebrations, greeting, name_days_of_a_year, calendars_of_name_days, merging, scanning,
    pairs, capture, captured, resembling, graph, look_up, compared,
)  # fmt: skip
# What opens above a page, and where it stands in the document: the page below has its own test.
OVERLAYS = {
    filters: "#filters", menus: "#user-menu", new_account: "up-drawer", edit: "up-drawer", deletion: "up-modal",
    search: "up-modal", shortcuts: "#shortcuts", views: "#view-menu", card_menu: ".lane-menu",
    deletion_of_many: "up-modal", recording_consent: "up-drawer", folded_tabs: "#tabs-menu", picture: "up-drawer",
    code_of_a_contact: "up-drawer",
}  # fmt: skip
