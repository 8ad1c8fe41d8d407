"""Files of vCards come in as any import does, whatever telephone wrote them (CON-19)."""

import base64
import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from PIL import Image

from liant.kernel.access.actor import enter
from liant.kernel.entity.registry import entity_of
from liant.kernel.imports.tests.steps import checked, imported, performed, taken_back, uploaded
from liant.kernel.imports.ways import suggested
from liant.kernel.pictures.tests.drawing import drawn, opened
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts import imports
from liant.modules.contacts.cards.reading import COLUMNS
from liant.modules.contacts.cards.writing import cards
from liant.modules.contacts.models import Contact, ContactPicture, Phone, Position

pytestmark = pytest.mark.req("CON-19")

APPLE = """BEGIN:VCARD
VERSION:3.0
N:Țăranu;Ana;Maria;Dr.;
FN:Dr. Ana Maria Țăranu
ORG:Hotel Ștefan SRL;Recepție
TITLE:Directoare
item1.EMAIL;type=INTERNET;type=pref:ana@hotel.ro
item1.X-ABLabel:_$!<Work>!$_
EMAIL;type=INTERNET;type=HOME:ana@acasa.ro
TEL;type=CELL;type=VOICE;type=pref:0722 123 456
TEL;type=WORK;type=FAX:0264 123 457
TEL;type=CELL:0733 123 456
item2.ADR;type=HOME:;;Str. Lungă 5\\, ap. 2;Cluj-Napoca;Cluj;400001;Romania
item3.X-ABDATE;type=pref:2010-06-20
item3.X-ABLabel:_$!<Anniversary>!$_
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12
NOTE:Vorbește\\nși grecește; PHOTO urmeaz
 ă
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
CATEGORIES:myContacts
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:org
FN:Pensiunea Alba
N:;;;;
TEL;VALUE=uri;TYPE="work,voice":tel:+40-264-123-458
URL:https://alba.ro
END:VCARD
"""
NOKIA = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C8=9A=C4=83ran=\r\nu;Ion\r\n"
    "TEL;CELL:0722123459\r\nTEL;HOME:0264123459\r\nEND:VCARD\r\n"
)


@pytest.fixture(autouse=True)
def _private_files(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_cards_become_contacts_with_what_they_say(cast: Cast) -> None:
    run = imported(APPLE, cast.dora, name="contacts.vcf")

    assert (run.created, run.faulty) == (2, 0), run.problems
    with enter(cast.dora.pk):
        ana = Contact.objects.get(family_name="Țăranu")
        post = Position.objects.select_related("account").get(person=ana)
        phones = set(ana.phones.values_list("kind", "number"))
        emails = set(ana.emails.values_list("kind", "address"))
        address = ana.addresses.get()
        alba = Contact.objects.get(name="Pensiunea Alba")
        web = alba.web_addresses.get().url
    assert (ana.given_name, ana.title, ana.born_on, ana.wed_on) == ("Ana Maria", "Dr.", "--05-12", "2010-06-20")
    assert (post.account.name, post.title) == ("Hotel Ștefan SRL", "Directoare")
    assert phones == {("mobile", "+40722123456"), ("fax", "+40264123457")}
    assert emails == {("work", "ana@hotel.ro"), ("personal", "ana@acasa.ro")}
    assert (address.street, address.city, address.country) == ("Str. Lungă 5, ap. 2", "Cluj-Napoca", "RO")
    assert (alba.kind, web.rstrip("/")) == ("account", "https://alba.ro")


def test_what_has_no_column_stands_in_the_notes(cast: Cast) -> None:
    imported(APPLE, cast.dora, name="contacts.vcf")

    with enter(cast.dora.pk):
        notes = Contact.objects.get(family_name="Țăranu").notes
    assert notes.splitlines() == ["Vorbește", "și grecește; PHOTO urmează", "0733 123 456", "Recepție"]


def test_an_old_phone_writes_quoted_printable_over_several_lines(cast: Cast) -> None:
    imported(NOKIA, cast.dora, name="telefon.vcf")

    with enter(cast.dora.pk):
        ion = Contact.objects.get(given_name="Ion")
        phones = set(Phone.objects.filter(contact=ion).values_list("kind", "number"))
    assert ion.family_name == "Țăranu"
    assert phones == {("mobile", "+40722123459"), ("home", "+40264123459")}


def test_a_file_of_an_old_program_is_read_in_its_encoding(cast: Cast) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Ştefănescu;Mădălina;;;\nTEL:0722123450\nEND:VCARD\n"

    imported(card.encode("cp1250"), cast.dora, name="old.vcf")

    with enter(cast.dora.pk):
        assert Contact.objects.filter(family_name="Ștefănescu", given_name="Mădălina").exists()


def test_a_wrong_number_is_told_by_the_card(cast: Cast) -> None:
    run = checked(NOKIA.replace("0722123459", "07221"), cast.dora, name="telefon.vcf")

    assert (run.faulty, run.problems[0]["row"]) == (1, 1)


def test_cards_that_come_again_change_by_telephone_and_can_be_taken_back(cast: Cast) -> None:
    imported(NOKIA, cast.dora, name="telefon.vcf")

    run = performed(
        checked(NOKIA.replace("Ion", "Ioan"), cast.dora, name="telefon.vcf", act="save", key="mobile"), cast.dora
    )

    assert (run.created, run.changed) == (0, 1)
    taken_back(run, cast.dora)
    with enter(cast.dora.pk):
        assert Contact.objects.get(family_name="Țăranu").given_name == "Ion"


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_what_leaves_comes_back_as_it_was(cast: Cast, version: str) -> None:
    imported(APPLE, cast.dora, name="contacts.vcf")
    with enter(cast.dora.pk):
        content = b"".join(cards(list(Contact.objects.filter(family_name="Țăranu")), version))

    run = checked(content, cast.dora, name="contacts.vcf", act="change", key="email")

    assert (run.unchanged, run.faulty) == (1, 0), (run.problems, run.changes)


@pytest.mark.parametrize("language", ["en", "ro"])
def test_every_column_is_known_in_every_language(cast: Cast, language: str) -> None:
    entity = entity_of(Contact)
    assert entity is not None

    with translation.override(language), enter(cast.dora.pk):
        labels = {target.name: target.label for target in imports.CONTACT}
        mapping = suggested(entity, [labels[name] for name in COLUMNS]).mapping

    assert [mapping.get(str(index)) for index in range(len(COLUMNS))] == list(COLUMNS)


def test_a_file_without_a_whole_card_is_refused(cast: Cast) -> None:
    with pytest.raises(Exception, match="is empty"):
        uploaded("BEGIN:VCARD\nVERSION:3.0\n", cast.dora, "empty.vcf")


def with_photo(photo: bytes, line: str = "PHOTO;ENCODING=b;TYPE=JPEG:{}", name: str = "Ana") -> str:
    """A card of a person with a picture, folded as a telephone does."""
    written = line.format(base64.b64encode(photo).decode())
    folds = "\n ".join(written[at : at + 74] for at in range(0, len(written), 74))
    return f"BEGIN:VCARD\nVERSION:3.0\nN:Pop;{name};;;\nTEL;TYPE=CELL:0722123451\n{folds}\nEND:VCARD\n"


def photos(by: Any) -> list[tuple[str, tuple[int, int]]]:
    """Who has a picture, and how large it is."""
    with enter(by.pk):
        found = ContactPicture.objects.select_related("whole").order_by("whole__given_name")
        return [(each.whole.given_name, opened(each.content).size) for each in found]


@pytest.mark.req("CON-07")
@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:{}",
        "PHOTO;TYPE=JPEG;ENCODING=BASE64:{}",
        "PHOTO:data:image/jpeg;base64,{}",
        "item1.PHOTO;VALUE=uri:data:image/jpeg;base64\\,{}",
    ],
)
def test_a_photo_in_the_card_comes_along(cast: Cast, line: str) -> None:
    run = imported(with_photo(drawn(size=(300, 300)), line), cast.dora, name="contacts.vcf")

    assert (run.created, run.faulty) == (1, 0), run.problems
    assert photos(cast.dora) == [("Ana", (300, 300))]


@pytest.mark.req("CON-07")
def test_a_photo_larger_than_a_cell_is_made_small_on_its_way(cast: Cast) -> None:
    noise = BytesIO()
    Image.frombytes("RGB", (700, 500), hashlib.shake_128(b"7").digest(700 * 500 * 3)).save(noise, "JPEG", quality=90)
    assert len(noise.getvalue()) > 100_000

    imported(with_photo(noise.getvalue()), cast.dora, name="contacts.vcf")

    ((name, size),) = photos(cast.dora)
    assert (name, size[0]) == ("Ana", size[1])


@pytest.mark.req("CON-07")
@pytest.mark.parametrize("photo", ["https://elsewhere.example/a.jpg", "data:image/jpeg;base64,AAAA", "/9j/broken"])
def test_nobody_fetches_a_photo_and_a_broken_one_is_passed_over(cast: Cast, photo: str) -> None:
    card = f"BEGIN:VCARD\nVERSION:4.0\nN:Pop;Ana;;;\nPHOTO:{photo}\nEND:VCARD\n"

    run = imported(card, cast.dora, name="contacts.vcf")

    assert (run.created, run.faulty, photos(cast.dora)) == (1, 0, [])


@pytest.mark.req("CON-07")
def test_the_same_card_again_changes_nothing_and_another_photo_can_be_taken_back(cast: Cast) -> None:
    first, second = with_photo(drawn()), with_photo(drawn(colour=(30, 160, 60)))
    imported(first, cast.dora, name="contacts.vcf")

    again = checked(first, cast.dora, name="contacts.vcf", act="save", key="mobile")
    run = performed(checked(second, cast.dora, name="contacts.vcf", act="save", key="mobile"), cast.dora)

    assert (again.unchanged, run.changed) == (1, 1)
    assert [line["after"] for line in run.changes[0]["lines"]] == ["a picture"]
    with enter(cast.dora.pk):
        green = ContactPicture.objects.get().digest
    taken_back(run, cast.dora)
    with enter(cast.dora.pk):
        assert ContactPicture.objects.get().digest != green


@pytest.mark.req("CON-07")
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_photo_leaves_as_jpeg_and_comes_back(cast: Cast, version: str) -> None:
    imported(with_photo(drawn()), cast.dora, name="contacts.vcf")
    with enter(cast.dora.pk):
        content = b"".join(cards(list(Contact.objects.filter(given_name="Ana")), version)).decode()

    told = content.replace("\r\n ", "")
    assert ("PHOTO;ENCODING=b;TYPE=JPEG:/9j/" if version == "3.0" else "PHOTO:data:image/jpeg;base64,/9j/") in told
    imported(content.replace("Ana", "Bea").replace("0722123451", "0722123452"), cast.dora, name="contacts.vcf")
    assert photos(cast.dora) == [("Ana", (512, 512)), ("Bea", (360, 360))]


@pytest.mark.req("SEC-05")
def test_a_hidden_photo_never_leaves(cast: Cast) -> None:
    imported(with_photo(drawn()), cast.dora, name="contacts.vcf")
    limit(cast.dora, "hidden", "picture", by=cast.dora)

    with enter(cast.dora.pk):
        content = b"".join(cards(list(Contact.objects.filter(given_name="Ana")), "4.0"))

    assert b"PHOTO" not in content
