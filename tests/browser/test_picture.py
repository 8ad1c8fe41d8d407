"""The picture of a contact: chosen, cut out, dropped, pasted, taken away; with keys and without scripts (CON-07)."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from liant.kernel.pictures.tests.drawing import drawn, opened
from tests.browser.forms import save, toast
from tests.browser.records import make_account, make_person

pytestmark = pytest.mark.req("CON-07")

PHOTO = {"name": "ana.jpg", "mimeType": "image/jpeg", "buffer": drawn(size=(800, 600))}
GIVE = """async ([event]) => {
  const files = new DataTransfer();
  const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
  files.items.add(new File([await new Promise((made) => canvas.toBlob(made))], 'image.png', { type: 'image/png' }));
  const where = document.querySelector(event === 'drop' ? 'file-drop' : 'body');
  const given = { bubbles: true, cancelable: true, dataTransfer: files, clipboardData: files };
  where.dispatchEvent(event === 'drop' ? new DragEvent(event, given) : new ClipboardEvent(event, given));
}"""


def open_drawer(page: Page, number: int, name: str = "Photo") -> Any:
    """The drawer of the contact's picture."""
    page.goto(f"/contacts/{number}/")
    page.get_by_role("link", name="Add a picture").click()
    drawer = page.get_by_role("dialog", name=name)
    expect(drawer).to_be_visible()
    return drawer


def cut_out(drawer: Any) -> list[int]:
    """What the form says is kept: left, top, width, height."""
    return [int(drawer.locator(f"[name={name}]").input_value() or -1) for name in ("left", "top", "width", "height")]


def kept(page: Page, number: int) -> Any:
    """The picture as it was kept."""
    return opened(page.request.get(f"/api/contacts/{number}/picture/").body()).convert("RGB")


def test_a_photo_is_cut_out_by_keys_kept_shown_and_taken_away(as_user: Any) -> None:
    page = as_user("cluj")
    number = make_person(page, "Fotografiata")
    drawer = open_drawer(page, number)
    drawer.get_by_label("Choose a picture").set_input_files(PHOTO)
    stage = drawer.get_by_role("application")
    expect(stage).to_be_visible()
    expect(drawer.locator("[name=width]")).to_have_value("600")
    assert cut_out(drawer) == [100, 0, 600, 600]

    stage.focus()
    for _time in range(10):
        page.keyboard.press("ArrowLeft")
    expect(drawer.locator("[name=left]")).to_have_value("0")
    page.keyboard.press("-")
    expect(drawer.locator("[name=width]")).not_to_have_value("600")
    save(drawer)

    expect(toast(page, "Photo is saved.")).to_be_visible()
    shown = page.locator(".record-head img.avatar-picture")
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("naturalWidth", 96)
    red, _green, blue = kept(page, number).getpixel((20, 200))
    assert blue > red

    page.get_by_role("link", name="Change the picture").click()
    page.get_by_role("dialog", name="Photo").get_by_role("button", name="Remove").click()
    expect(shown).to_have_count(0)
    toast(page, "Photo is deleted.").get_by_role("button", name="Undo").click()
    expect(shown).to_be_visible()


@pytest.mark.parametrize("way", ["drop", "paste"])
def test_a_logo_is_dropped_or_pasted_and_kept_whole(as_user: Any, way: str) -> None:
    page = as_user("cluj")
    number = make_account(page, f"Sigla {way} SRL")
    drawer = open_drawer(page, number, "Logo")
    expect(drawer.locator("picture-crop:defined")).to_be_visible()

    page.evaluate(GIVE, [way])
    expect(drawer.locator("[name=height]")).to_have_value("200")
    assert cut_out(drawer) == [0, 0, 300, 200]
    save(drawer)

    expect(toast(page, "Logo is saved.")).to_be_visible()
    assert kept(page, number).size == (300, 300)


def test_what_the_browser_cannot_draw_is_refused_by_the_server_in_words(as_user: Any) -> None:
    page = as_user("cluj")
    drawer = open_drawer(page, make_person(page, "Nefotografiata"))
    drawer.get_by_label("Choose a picture").set_input_files(PHOTO | {"buffer": b"ftypheic", "name": "a.heic"})
    expect(drawer.locator(".picture-cut")).to_be_hidden()

    save(drawer)

    expect(drawer.get_by_role("alert")).to_contain_text("no picture that can be read")


def test_without_scripts_the_middle_is_kept(as_user: Any) -> None:
    page = as_user("cluj", scripts=False)
    number = make_person(page, "Fărăscript")
    page.goto(f"/contacts/{number}/picture/")
    page.get_by_label("Choose a picture").set_input_files(PHOTO)
    save(page.get_by_role("main"))

    expect(page.locator(".record-head img.avatar-picture")).to_be_visible()
    assert kept(page, number).size == (512, 512)


@pytest.mark.parametrize("width", [390])
def test_a_phone_takes_one_with_its_camera(as_user: Any, width: int) -> None:
    page = as_user("cluj", width=width)
    number = make_person(page, "Camera")
    drawer = open_drawer(page, number)
    drawer.get_by_label("Take a picture").set_input_files(PHOTO)
    expect(drawer.locator("[name=width]")).to_have_value("600")

    save(drawer)

    expect(toast(page, "Photo is saved.")).to_be_visible()
    assert kept(page, number).size == (512, 512)
