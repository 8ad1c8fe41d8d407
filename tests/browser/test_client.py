"""The client for Python, against a running Liant (GEN-04)."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest
from liant_client import Liant, Problem, transport
from playwright.sync_api import Page

from liant.demo import DOMAIN, PASSWORD

pytestmark = pytest.mark.req("GEN-04")


@pytest.fixture
def liant(stranger: Any, site: Any) -> Liant:
    """The client of the salesperson in Cluj."""
    page: Page = stranger()
    page.goto("/account/login/?next=/account/tokens/new/")
    page.locator("[name=login]").fill(f"cluj@{DOMAIN}")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form[action*=login] .btn-primary").first.click()
    page.locator("[name=name]").fill("Client")
    page.locator("[name=scope][value=write]").check()
    page.locator("main [type=submit]").last.click()
    return Liant(site.url, page.locator("#secret").inner_text())


def test_records_are_made_read_changed_and_deleted(liant: Liant) -> None:
    made = liant.create_contact({"kind": "account", "name": "Clientul SRL", "phones": [{"number": "0264 123 456"}]})
    read = liant.get_contact(made["id"], fields="caption,phones")
    tag = liant.etag
    changed = liant.change_contact(made["id"], {"notes": "Sună luni."}, if_match=tag)
    with pytest.raises(Problem) as stale:
        liant.change_contact(made["id"], {"notes": "Sună marți."}, if_match=tag)
    liant.delete_contact(made["id"])
    with pytest.raises(Problem) as gone:
        liant.get_contact(made["id"])

    assert read == {"id": made["id"], "caption": "Clientul SRL", "phones": made["phones"]}
    assert changed["notes"] == "Sună luni."
    assert (stale.value.status, list(stale.value.errors)) == (412, ["notes"])
    assert gone.value.status == 404


def test_a_list_is_read_to_its_end_by_search_and_filter(liant: Liant) -> None:
    made = [liant.create_contact({"kind": "account", "name": f"Paginatul {n}"}) for n in range(5)]
    owner = liant.get_contact(made[0]["id"])["owner"]
    assert owner is not None

    found = list(liant.all_contacts(q="paginatul", limit=2, fields="caption", owner=owner["id"]))

    assert [each["caption"] for each in found] == [f"Paginatul {n}" for n in range(5)]


def test_many_are_written_at_once_each_with_an_answer(liant: Liant) -> None:
    told = liant.bulk_contacts(
        {
            "items": [
                {"action": "create", "values": {"kind": "account", "name": "Primul SRL"}},
                {"action": "create", "values": {"kind": "account", "name": ""}},
            ]
        }
    )

    assert [each["status"] for each in told["results"]] == [201, 422]
    assert (told["done"], told["failed"]) == (1, 1)


class Shaky(BaseHTTPRequestHandler):
    """Hangs up on the first request, has enough of the second, answers the third."""

    keys: list[str]

    def do_POST(self) -> None:
        self.keys.append(self.headers["Idempotency-Key"])
        if len(self.keys) == 1:
            self.connection.close()
            return
        self.send_response(429 if len(self.keys) == 2 else 201)
        self.send_header("Retry-After", "7")
        self.end_headers()
        self.wfile.write(b'{"id": 1}')

    def log_message(self, *_words: Any) -> None:
        pass


@pytest.fixture
def shaky() -> Iterator[HTTPServer]:
    Shaky.keys = []
    server = HTTPServer(("127.0.0.1", 0), Shaky)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_write_without_an_answer_is_sent_again_under_the_same_key(
    shaky: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(transport.time, "sleep", waits.append)

    made = Liant(f"http://127.0.0.1:{shaky.server_port}", "liant_x").create_contact({"kind": "account"})

    assert made == {"id": 1}
    assert (len(Shaky.keys), len(set(Shaky.keys)), waits) == (3, 1, [1, 7.0])
