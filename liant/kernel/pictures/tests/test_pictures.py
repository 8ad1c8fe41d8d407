"""A record's picture: who sees it, who changes it, that each change can be undone, and what becomes of it (CON-07)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.reading import record_history
from liant.kernel.history.undo import undo
from liant.kernel.merging.commands import merge
from liant.kernel.pictures.commands import remove_picture, set_picture
from liant.kernel.pictures.models import Picture
from liant.kernel.pictures.reading import picture_url, pictured
from liant.kernel.pictures.tests.drawing import drawn, opened, uploaded
from liant.kernel.pictures.uploading import MOST_BYTES
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit, read
from liant.modules.contacts.models import Contact, ContactPicture
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-07")
SignIn = Callable[[Employee], Client]
GREEN = (30, 160, 60)


@pytest.fixture
def ana(cast: Cast) -> Contact:
    """A person of Anna's, in North."""
    return contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Țăranu", given_name="Ana")


@pytest.fixture
def photo(cast: Cast, ana: Contact) -> Picture:
    """Ana's."""
    return set_picture(ana, uploaded(), by=cast.anna)


def picture(of: Contact, *, by: Employee) -> Picture | None:
    with enter(by.pk):
        return ContactPicture.objects.filter(whole=of).first()


def place(of: Contact, *, by: Employee) -> str:
    """The address of its picture."""
    with enter(by.pk):
        return picture_url(pictured(Contact.objects.filter(pk=of.pk)).get())


def latest(*, by: Employee) -> Entry:
    with enter(by.pk):
        return Entry.objects.latest("id")


def told(of: Contact, *, by: Employee) -> list[list[str]]:
    """What history says of it, latest first."""
    with enter(by.pk):
        return [[*map(str, entry.changes)] for entry in record_history(of)["entries"]]


@pytest.mark.req("SEC-06")
def test_who_sees_the_record_sees_its_picture_and_nobody_else(
    cast: Cast, sign_in: SignIn, ana: Contact, photo: Picture
) -> None:
    address = place(ana, by=cast.anna)

    answers = {who: sign_in(getattr(cast, who)).get(address).status_code for who in ("dora", "eleni", "boris", "omar")}

    assert answers == {"dora": 200, "eleni": 200, "boris": 404, "omar": 404}
    assert read(cast.omar, "SELECT 1 FROM contacts_contactpicture") == []


def test_a_picture_is_kept_by_the_browser_at_an_address_of_its_own(
    cast: Cast, sign_in: SignIn, ana: Contact, photo: Picture
) -> None:
    client, before = sign_in(cast.anna), place(ana, by=cast.anna)
    large, small = client.get(before), client.get(f"{before}?small")

    set_picture(ana, uploaded(drawn(colour=GREEN)), by=cast.anna)

    assert (large["Content-Type"], opened(large.content).size, opened(small.content).size) == (
        "image/webp", (512, 512), (96, 96),
    )  # fmt: skip
    assert large["Cache-Control"] == "private, max-age=86400, immutable"
    assert "default-src 'none'" in large["Content-Security-Policy"]
    assert place(ana, by=cast.anna) != before
    gone = client.get(before)
    assert (gone.status_code, gone["Cache-Control"]) == (404, "no-store")


def test_who_may_not_change_the_record_changes_no_picture(
    cast: Cast, sign_in: SignIn, ana: Contact, photo: Picture
) -> None:
    for act in (lambda: set_picture(ana, uploaded(), by=cast.omar), lambda: remove_picture(ana, by=cast.boris)):
        with pytest.raises(PermissionDenied):
            act()
    answer = sign_in(cast.omar).post(f"/contacts/{ana.pk}/picture/", {"picture": uploaded()})

    assert answer.status_code == 404
    assert picture(ana, by=cast.anna) == photo


@pytest.mark.req("SEC-05")
def test_a_role_hides_pictures_or_holds_them_fixed(cast: Cast, sign_in: SignIn, ana: Contact, photo: Picture) -> None:
    address = place(ana, by=cast.anna)
    limit(cast.anna, "read_only", "picture", by=cast.dora)
    limit(cast.eleni, "hidden", "picture", by=cast.dora)

    with pytest.raises(PermissionDenied):
        set_picture(ana, uploaded(drawn(colour=GREEN)), by=cast.anna)

    fixed, hidden, page = sign_in(cast.anna), sign_in(cast.eleni), f"/contacts/{ana.pk}/"
    assert [fixed.get(path).status_code for path in (address, f"{page}picture/")] == [200, 403]
    assert [hidden.get(path).status_code for path in (address, f"{page}picture/")] == [404, 404]
    assert hidden.get(f"/api{page}picture/").status_code == 404
    shown = {who: client.get(page).content.decode() for who, client in (("fixed", fixed), ("hidden", hidden))}
    assert (address in shown["fixed"], address in shown["hidden"]) == (True, False)
    assert f'href="{page}picture/"' not in shown["fixed"] + shown["hidden"]


@pytest.mark.req("SEC-08")
def test_history_says_so_and_each_change_is_undone(cast: Cast, ana: Contact, photo: Picture) -> None:
    first = bytes(photo.content)
    set_picture(ana, uploaded(drawn(colour=GREEN)), by=cast.anna)
    assert told(ana, by=cast.anna)[:2] == [["Photo: was replaced"], ["Photo: was added"]]

    undo(latest(by=cast.anna), by=cast.anna)
    there = picture(ana, by=cast.anna)
    assert there is not None
    assert bytes(there.content) == first

    remove_picture(ana, by=cast.anna)
    assert (picture(ana, by=cast.anna), told(ana, by=cast.anna)[0]) == (None, ["Photo: was removed"])
    undo(latest(by=cast.anna), by=cast.anna)

    back = picture(ana, by=cast.anna)
    assert back is not None
    assert (bytes(back.content), bytes(back.thumbnail)) == (first, bytes(photo.thumbnail))


def test_the_same_picture_again_changes_nothing(cast: Cast, ana: Contact, photo: Picture) -> None:
    set_picture(ana, uploaded(), by=cast.anna)

    assert len(told(ana, by=cast.anna)) == 2


@pytest.mark.req("SEC-08")
def test_a_deleted_record_comes_back_with_its_picture(cast: Cast, ana: Contact, photo: Picture) -> None:
    commands.delete(ana, by=cast.anna)
    assert read(cast.dora, "SELECT 1 FROM contacts_contactpicture") == []

    undo(latest(by=cast.anna), by=cast.anna)

    back = picture(ana, by=cast.anna)
    assert back is not None
    assert bytes(back.content) == bytes(photo.content)


@pytest.mark.req("CON-20")
def test_a_merged_record_keeps_its_picture_or_gets_the_others(cast: Cast, ana: Contact, photo: Picture) -> None:
    def person(colour: Any = None) -> Contact:
        made = contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Țăranu", given_name="A.")
        if colour:
            set_picture(made, uploaded(drawn(colour=colour)), by=cast.anna)
        return made

    merge(ana, [person(GREEN).pk], by=cast.anna)
    bare = person()
    kept = picture(ana, by=cast.anna)
    merge(bare, [ana.pk], by=cast.anna)

    taken = picture(bare, by=cast.anna)
    assert kept is not None
    assert taken is not None
    assert bytes(kept.content) == bytes(taken.content) == bytes(photo.content)


def test_a_list_finds_its_pictures_in_the_query_for_its_page(
    cast: Cast, sign_in: SignIn, ana: Contact, photo: Picture
) -> None:
    others = [contact(owner=cast.anna, by=cast.anna, name=f"Hotel {number}") for number in range(3)]
    set_picture(others[0], uploaded(), by=cast.anna)
    client = sign_in(cast.anna)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get("/contacts/").content.decode()

    assert page.count("avatar-picture") == 2
    assert f'src="{place(ana, by=cast.anna)}?small"' in page
    of_pictures = [query["sql"] for query in asked if "contacts_contactpicture" in query["sql"]]
    assert len(of_pictures) == 1
    assert 'FROM "contacts_contact"' in of_pictures[0]
    assert "thumbnail" not in of_pictures[0]


def test_search_and_the_page_show_it(cast: Cast, sign_in: SignIn, ana: Contact, photo: Picture) -> None:
    client, shown = sign_in(cast.anna), f'src="{place(ana, by=cast.anna)}?small"'

    pages = [
        client.get(path).content.decode() for path in (f"/contacts/{ana.pk}/", "/search/?q=taranu", "/search/", "/")
    ]

    assert [shown in page for page in pages] == [True] * 4


def test_the_drawer_takes_a_picture_cuts_it_and_removes_it(cast: Cast, sign_in: SignIn, ana: Contact) -> None:
    client, address = sign_in(cast.anna), f"/contacts/{ana.pk}/picture/"
    box = {"left": "0", "top": "0", "width": "200", "height": "200"}

    saved = client.post(address, {"picture": uploaded(), **box}, follow=True).content.decode()
    there = picture(ana, by=cast.anna)
    removed = client.post(f"{address}remove/", follow=True).content.decode()

    assert "Photo is saved." in saved
    assert there is not None
    red, _green, blue = opened(there.content).getpixel((100, 100))[:3]
    assert blue > red
    assert "Photo is deleted." in removed
    assert 'action="/history/' in removed
    assert picture(ana, by=cast.anna) is None
    assert client.post(f"{address}remove/").status_code == 404


@pytest.mark.parametrize("sent", [{}, {"picture": uploaded(b"%PDF-1.7", "ana.jpg")}])
def test_what_is_no_picture_is_refused_and_changes_nothing(
    cast: Cast, sign_in: SignIn, ana: Contact, photo: Picture, sent: dict[str, Any]
) -> None:
    answer = sign_in(cast.anna).post(f"/contacts/{ana.pk}/picture/", sent)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert picture(ana, by=cast.anna) == photo


def test_too_much_is_refused_before_it_is_read(cast: Cast, sign_in: SignIn, ana: Contact) -> None:
    client, sent = sign_in(cast.anna), {"CONTENT_LENGTH": str(MOST_BYTES * 2)}
    boundary = "multipart/form-data; boundary=x"

    page = client.generic("POST", f"/contacts/{ana.pk}/picture/", b"", boundary, **sent)
    api = client.generic("PUT", f"/api/contacts/{ana.pk}/picture/", b"", boundary, **sent)

    assert (page.status_code, api.status_code) == (413, 413)


@pytest.mark.req("GEN-04")
def test_programs_put_get_and_delete_a_picture(cast: Cast, sign_in: SignIn, ana: Contact) -> None:
    client, address = sign_in(cast.anna), f"/api/contacts/{ana.pk}/picture/"

    none = client.get(address).status_code
    made = put(client, address, uploaded())
    got = client.get(address)
    again = put(client, address, uploaded(b"no", "a.jpg"))
    gone = [client.delete(address).status_code for _time in range(2)]

    there = made.json()["sha256"]
    assert (none, made.status_code, got.status_code, gone) == (404, 200, 200, [204, 404])
    assert len(there) == 64
    assert (opened(got.content).format, got["Cache-Control"]) == ("WEBP", "no-store")
    assert (again.status_code, list(again.json()["errors"])) == (422, ["file"])
    assert put(client, address, None).status_code == 422


def put(client: Client, address: str, file: Any) -> Any:
    """A form with a file by PUT."""
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    return client.put(address, encode_multipart(BOUNDARY, {"file": file} if file else {}), MULTIPART_CONTENT)


def test_only_records_that_may_have_one_have_a_place_for_it(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)

    answers = [client.get(f"/employees/{cast.anna.pk}/{path}").status_code for path in ("picture/", "picture/abc/")]

    assert answers == [404, 404]


def test_an_error_in_the_picture_is_told_by_who_gives_it(cast: Cast, ana: Contact) -> None:
    with pytest.raises(ValidationError, match="no picture"):
        set_picture(ana, uploaded(b"nothing"), by=cast.anna)
