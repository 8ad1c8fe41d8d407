"""A program takes a file in, as the pages do (CON-19, GEN-04)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.imports import jobs
from liant.kernel.imports.tests.browsing import SignIn
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("CON-19", "GEN-04")

FILE = "Cod,Denumire\n14399840,Hotel\nRO123,Motel\n"
COLUMNS = {"Cod": "tax_number", "Denumire": "name"}
WAY = {"columns": COLUMNS, "act": "save", "key": "tax_number"}


def added(client: Client, content: str = FILE, query: str = "entity=contacts") -> Any:
    """The answer to a file."""
    return client.post(f"/api/imports/?{query}", {"file": SimpleUploadedFile("hotels.csv", content.encode())})


def post(client: Client, path: str, data: Any = None, **headers: str) -> Any:
    """The answer to JSON."""
    return client.post(f"/api/{path}", data or {}, content_type="application/json", headers=headers)


def test_a_file_is_added_checked_imported_and_taken_back(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    run = added(client).json()
    assert (run["state"], run["headers"], run["entity"]) == ("uploaded", ["Cod", "Denumire"], "contacts")
    at = f"imports/{run['id']}/"

    assert post(client, f"{at}check/", WAY).json()["state"] == "checking"
    jobs.check_import.run(run_id=run["id"], by=cast.anna)
    checked = client.get(f"/api/{at}").json()
    assert (checked["created"], checked["faulty"], checked["columns"]) == (1, 1, COLUMNS)
    assert [(problem["row"], problem["column"]) for problem in checked["problems"]] == [(3, "Cod")]
    assert "RO123" in b"".join(client.get(f"/api/{at}errors/").streaming_content).decode()

    assert post(client, f"{at}start/").status_code == 422
    started = [post(client, f"{at}start/", {"mode": "valid"}, **{"Idempotency-Key": "one"}) for _time in range(2)]
    assert [(answer.status_code, answer.json()["state"]) for answer in started] == [(200, "running")] * 2
    jobs.perform_import.run(run_id=run["id"], by=cast.anna)
    with enter(cast.anna.pk):
        assert Contact.objects.get().name == "Hotel"

    assert post(client, f"{at}undo/").json()["state"] == "undoing"
    jobs.undo_import.run(run_id=run["id"], by=cast.anna)
    assert [each["state"] for each in client.get("/api/imports/?entity=contacts").json()["items"]] == ["undone"]


def test_corrected_rows_follow_an_import(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    before = added(client).json()
    post(client, f"imports/{before['id']}/check/", WAY)

    after = added(client, FILE.replace("RO123", "1590082"), f"entity=contacts&follows={before['id']}").json()

    assert (after["follows"], after["columns"], after["act"]) == (before["id"], COLUMNS, "save")


def test_a_saved_mapping_is_made_shared_used_and_deleted(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    made = post(client, "import-mappings/contacts/", {"name": "Hotels", **WAY}).json()
    run = added(client).json()

    post(client, f"imports/{run['id']}/check/", {"mapping": made["id"], "clears": True})

    told = client.get(f"/api/imports/{run['id']}/").json()
    assert (told["columns"], told["key"], told["clears"], made["clears"]) == (COLUMNS, "tax_number", True, False)
    with enter(cast.anna.pk):
        cast.anna.refresh_from_db()
    at = f"/api/import-mappings/contacts/{made['id']}/"
    shared = client.patch(at, {"unit": cast.anna.unit_id}, content_type="application/json").json()
    assert shared["unit"]["id"] == cast.anna.unit_id
    assert sign_in(cast.boris).get("/api/import-mappings/contacts/").json() == []
    client = sign_in(cast.anna)
    assert client.delete(at).status_code == 204
    assert client.get("/api/import-mappings/contacts/").json() == []


def test_targets_say_what_columns_may_become(cast: Cast, sign_in: SignIn) -> None:
    found = {each["name"]: each for each in sign_in(cast.anna).get("/api/imports/targets/contacts/").json()}

    assert (found["id"]["identifies"], found["tax_number"]["identifies"], found["notes"]["identifies"]) == (
        True, True, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"columns": {"Nonsense": "name"}}, "columns"),
        ({"columns": {"Cod": "nonsense"}}, "__all__"),
        ({"act": "save", "key": "notes"}, "__all__"),
        ({"mapping": 999}, "mapping"),
        ({"nonsense": 1}, "data.nonsense"),
    ],
)
def test_what_makes_no_sense_is_told_by_field(cast: Cast, sign_in: SignIn, data: Any, field: str) -> None:
    client = sign_in(cast.anna)
    run = added(client).json()

    answer = post(client, f"imports/{run['id']}/check/", data)

    assert (answer.status_code, field.removeprefix("data.") in answer.json()["errors"]) == (422, True)
    assert client.get(f"/api/imports/{run['id']}/").json()["state"] == "uploaded"


@pytest.mark.req("SEC-06")
def test_nobody_else_meets_an_import(cast: Cast, sign_in: SignIn) -> None:
    number = added(sign_in(cast.anna)).json()["id"]
    client = sign_in(cast.dora)

    for path in ("", "errors/"):
        assert client.get(f"/api/imports/{number}/{path}").status_code == 404
    for path in ("check/", "start/", "cancel/", "undo/"):
        assert post(client, f"imports/{number}/{path}").status_code == 404
    assert client.get("/api/imports/").json()["items"] == []
    assert added(client, query=f"entity=contacts&follows={number}").status_code == 404


def test_no_file_no_table_and_no_entity_are_refused(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    assert client.post("/api/imports/?entity=contacts").json()["errors"] == {"file": ["Choose a file."]}
    assert added(client, "Denumire\n").json()["errors"]["file"] != []
    assert added(client, query="entity=roles").status_code == 404
    assert added(client, query="entity=units").status_code == 403
