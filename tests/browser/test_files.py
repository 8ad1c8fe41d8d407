"""Files on a record's page: chosen, dropped, pasted, removed (GEN-02)."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.forms import toast
from tests.browser.records import make_account
from tests.browser.tabs import open_tab

pytestmark = pytest.mark.req("GEN-02")
GIVE = """async ([event, name, type]) => {
  const files = new DataTransfer();
  const canvas = Object.assign(document.createElement('canvas'), { width: 9, height: 9 });
  const picture = await new Promise((made) => canvas.toBlob(made));
  files.items.add(new File([type ? picture : 'Salut'], name, { type }));
  const where = document.querySelector(event === 'drop' ? 'file-drop' : 'body');
  const given = { bubbles: true, cancelable: true, dataTransfer: files, clipboardData: files };
  where.dispatchEvent(event === 'drop' ? new DragEvent(event, given) : new ClipboardEvent(event, given));
}"""


def test_files_come_by_choice_drop_and_paste_and_go_again(as_user: Any) -> None:
    page = as_user("cluj")
    make_account(page, "Atașamentul SRL")
    page.goto("/contacts/?q=atasamentul")
    page.locator(".caption-link").click()
    open_tab(page, "Files")
    names, main = page.locator(".file-name"), page.get_by_role("main")

    page.get_by_label("Choose files").set_input_files({"name": "a.txt", "mimeType": "", "buffer": b"Salut"})
    expect(toast(page, "1 file was added.")).to_be_visible()
    expect(names).to_have_text(["a.txt"])
    page.evaluate(GIVE, ["drop", "b.txt", ""])
    expect(names).to_have_text(["b.txt", "a.txt"])
    page.evaluate(GIVE, ["paste", "image.png", "image/png"])
    expect(names).to_have_text([re.compile(r"^Picture [\d-]+ [\d.]+\.png$"), "b.txt", "a.txt"])
    expect(main.get_by_role("link", name="Files 3")).to_be_visible()

    main.get_by_role("button", name="Delete b.txt").click()
    expect(names).to_have_text([re.compile("png$"), "a.txt"])
    toast(page, "b.txt is deleted.").get_by_role("button", name="Undo").click()
    expect(names).to_have_text([re.compile("png$"), "b.txt", "a.txt"])
