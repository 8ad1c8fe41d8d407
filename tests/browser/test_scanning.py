"""A QR code is read from a picture or by the camera, and becomes the form of a contact (CON-01)."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import segno
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import FLAGS, program
from tests.browser.forms import save, toast
from tests.browser.installation import Installation
from tests.browser.records import make_person
from tests.browser.visits import Visits

pytestmark = pytest.mark.req("CON-01")

CARD = "BEGIN:VCARD\nVERSION:4.0\nN:Scanatu;Ștefania;;;\nTEL:0722 123 471\nEMAIL:scanatu@example.com\nEND:VCARD"
MECARD = "MECARD:N:Scanatu,Ștefania;TEL:0722123471;EMAIL:scanatu@example.com;;"
TEXT = "Ștefania Scanatu\nscanatu@example.com\n0722 123 471"


def drawn(said: str, size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """A photo of the code, somewhat aside in a grey room."""
    buffer = BytesIO()
    segno.make(said, error="m").save(buffer, kind="png", scale=6, border=4)
    code = Image.open(buffer).convert("RGB")
    photo = Image.new("RGB", size, (180, 178, 170))
    photo.paste(code, ((size[0] - code.width) // 2 + 9, (size[1] - code.height) // 2))
    return photo


def picture(photo: Image.Image) -> dict[str, Any]:
    """A photo as one chooses it."""
    buffer = BytesIO()
    photo.save(buffer, "JPEG", quality=80)
    return {"name": "code.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def expect_the_form(page: Page) -> None:
    """The form of the person that the code tells of."""
    expect(page.get_by_role("heading", name="New person")).to_be_visible()
    expect(page.get_by_label("Family name")).to_have_value("Scanatu")
    expect(page.get_by_label("Given name").first).to_have_value("Ștefania")
    expect(page.locator("[name=emails-0-address]")).to_have_value("scanatu@example.com")


@pytest.mark.parametrize("said", [CARD, MECARD, TEXT], ids=["vcard", "mecard", "text"])
def test_a_picture_of_a_code_becomes_a_form_and_then_a_contact(as_user: Any, said: str) -> None:
    page = as_user("cluj")
    page.goto("/contacts/scan/")
    # The machine of the tests has no camera.
    expect(page.get_by_role("status").filter(has_text="There is no camera here.")).to_be_visible()

    page.get_by_label("Choose a picture of the code").set_input_files(picture(drawn(said)))
    expect_the_form(page)
    save(page.get_by_role("main"))

    expect(toast(page, "Scanatu Ștefania is saved.")).to_be_visible()


def test_a_picture_without_a_code_is_told_and_another_may_follow(as_user: Any) -> None:
    page = as_user("cluj")
    page.goto("/contacts/scan/")
    choice = page.get_by_label("Choose a picture of the code")

    choice.set_input_files(picture(Image.new("RGB", (300, 300), "white")))
    expect(page.get_by_role("status").filter(has_text="No QR code was found")).to_be_visible()
    choice.set_input_files(picture(drawn(CARD)))

    expect_the_form(page)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """What a camera sees that is held before the code."""
    width, height = 640, 480
    light, *colours = drawn(CARD, (width, height)).convert("YCbCr").split()
    half = b"".join(part.resize((width // 2, height // 2)).tobytes() for part in colours)
    head = f"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n".encode()
    made = tmp_path / "code.y4m"
    made.write_bytes(head + (b"FRAME\n" + light.tobytes() + half) * 10)
    return made


@pytest.fixture
def with_camera(
    browser: Browser, site: Installation, signed_in: dict[str, Any], film: Path
) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser that has a camera, and whose user allows it or does not."""
    opened: list[tuple[Browser, Visits]] = []

    def open_page(*, is_allowed: bool) -> Page:
        asks = f"--use-fake-ui-for-media-stream{'' if is_allowed else '=deny'}"
        more = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}", asks]
        launched = browser.browser_type.launch(executable_path=program(), args=[*FLAGS, *more])
        visits = Visits(launched, site, signed_in)
        opened.append((launched, visits))
        return visits.employee("cluj")

    yield open_page
    for launched, visits in opened:
        visits.close()
        launched.close()
        assert not visits.problems


def may_ask(page: Page) -> bool:
    """Whether the page may ask for the camera."""
    return bool(page.evaluate("document.featurePolicy.allowsFeature('camera')"))


def test_the_camera_reads_it_on_this_page_alone(with_camera: Callable[..., Page]) -> None:
    page = with_camera(is_allowed=True)
    page.goto("/contacts/")
    assert not may_ask(page)

    page.get_by_role("button", name="Add contact").click()
    page.get_by_role("link", name="Scan a QR code").click()

    expect_the_form(page)
    assert not may_ask(page)


def test_whoever_leaves_the_page_leaves_the_camera(with_camera: Callable[..., Page]) -> None:
    page = with_camera(is_allowed=False)
    page.goto("/contacts/scan/")
    assert may_ask(page)

    page.get_by_role("link", name="Lists of contacts").click()

    expect(page.get_by_role("heading", name="Lists of contacts", exact=True)).to_be_visible()
    assert not may_ask(page)


def test_who_does_not_allow_the_camera_is_told_what_to_do(with_camera: Callable[..., Page]) -> None:
    page = with_camera(is_allowed=False)
    page.goto("/contacts/scan/")
    expect(page.get_by_role("status").filter(has_text="was not allowed to use the camera")).to_be_visible()

    page.get_by_label("Choose a picture of the code").set_input_files(picture(drawn(CARD)))

    expect_the_form(page)


@pytest.mark.req("CON-19")
def test_the_code_of_a_contact_is_shown_and_can_be_scanned(as_user: Any) -> None:
    page = as_user("cluj")
    number = make_person(page, "Scanatu", emails=[{"address": "scanatu@example.com"}])
    page.goto(f"/contacts/{number}/")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="QR code").click()
    code = page.get_by_role("dialog", name="QR code").get_by_role("img", name="QR code of Scanatu Ștefania")
    expect(code).to_be_visible()
    shown = {"name": "screen.png", "mimeType": "image/png", "buffer": code.screenshot()}

    page.goto("/contacts/scan/")
    page.get_by_label("Choose a picture of the code").set_input_files(shown)

    expect_the_form(page)


def test_without_scripts_the_page_says_what_to_do_instead(as_user: Any) -> None:
    page = as_user("cluj", scripts=False)
    page.goto("/contacts/scan/")

    expect(page.get_by_text("Paste the text of the contact instead.")).to_be_visible()
    page.get_by_role("link", name="From text").click()
    expect(page.get_by_role("heading", name="New contact from text")).to_be_visible()
