"""Public registries are asked for a company; whatever they answer, nothing is saved (CON-22)."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.registries import transport
from liant.modules.contacts.registries.standing_in import ANAF, NUMBER, VIES, Registry

pytestmark = pytest.mark.req("CON-22")

SignIn = Callable[[Employee], Client]


def asked(client: Client, number: str = NUMBER) -> Any:
    return client.get("/api/contacts/look-up/", {"tax_number": number})


def test_anaf_fills_the_form_and_nothing_is_saved(cast: Cast, sign_in: SignIn, registry: Registry) -> None:
    registry.say(ANAF)

    page = sign_in(cast.dora).post("/contacts/look-up/", {"number": f"RO {NUMBER}"})

    form = page.context["form"]
    assert [form[name].value() for name in ("name", "tax_number", "is_vat_registered", "trade_register")] == [
        "DANTE INTERNATIONAL SA", NUMBER, True, "J40/372/2002",
    ]  # fmt: skip
    assert 'value="București"' in page.content.decode()
    ((path, body),) = registry.asked
    assert (path, body[0]["cui"]) == ("/api/PlatitorTvaRest/v9/tva", int(NUMBER))
    with enter(cast.dora.pk):
        assert Contact.objects.count() == 0


def test_vies_tells_of_other_countries(cast: Cast, sign_in: SignIn, registry: Registry, settings: Any) -> None:
    settings.REGISTRIES = ["vies"]
    registry.say(VIES)

    told = asked(sign_in(cast.dora), "BE0403019261").json()

    assert registry.asked[0][0] == "/taxation_customs/vies/rest-api/ms/BE/vat/0403019261"
    assert (told["name"], told["street"], told["country"]) == ("ALFA AE", "ΕΡΜΟΥ 5, 10563 ΑΘΗΝΑ", "BE")


def test_the_next_one_is_asked_when_the_first_does_not_know(
    cast: Cast, sign_in: SignIn, registry: Registry, settings: Any
) -> None:
    settings.REGISTRIES = ["anaf", "vies"]
    registry.say(VIES)

    told = asked(sign_in(cast.dora)).json()

    assert (told["source"], len(registry.asked)) == ("VIES", 2)


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        ({"found": [], "notFound": [14399840]}, 200, "knows no company"),
        ({"found": [], "notFound": [14399840]}, 404, "knows no company"),
        ({"error": "maintenance"}, 503, "out of order"),
        (ANAF, 302, "out of order"),
    ],
)
def test_no_answer_is_told_in_words(
    cast: Cast, sign_in: SignIn, registry: Registry, answer: Any, status: int, words: str
) -> None:
    registry.say(answer, status)
    registry.location = f"{registry.url}/elsewhere" if status == 302 else ""

    page = sign_in(cast.dora).post("/contacts/look-up/", {"number": NUMBER})

    assert page.status_code == 422
    assert words in page.content.decode()
    assert f'value="{NUMBER}"' in page.content.decode()
    assert len(registry.asked) == 1


def test_what_is_no_json_is_borne(cast: Cast, sign_in: SignIn, registry: Registry) -> None:
    registry.said = b"<html>"

    assert "out of order" in asked(sign_in(cast.dora)).content.decode()


def test_a_registry_of_a_member_state_that_rests_is_told(
    cast: Cast, sign_in: SignIn, registry: Registry, settings: Any
) -> None:
    settings.REGISTRIES = ["vies"]
    registry.say({"isValid": False, "userError": "MS_UNAVAILABLE"})

    assert "out of order" in asked(sign_in(cast.dora)).content.decode()


def test_one_that_is_slow_is_not_waited_for(
    cast: Cast, sign_in: SignIn, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "SECONDS_TO_ANSWER", 0.2)
    registry.silence = Event()

    answer = asked(sign_in(cast.dora))

    registry.silence.set()
    assert answer.status_code == 422
    assert "in time" in answer.content.decode()


def test_one_that_is_away_is_told(cast: Cast, sign_in: SignIn, registry: Registry, settings: Any) -> None:
    settings.ANAF_URL = "http://127.0.0.1:9"

    assert "reached" in asked(sign_in(cast.dora)).content.decode()


@pytest.mark.parametrize("number", ["14399841", "", "../../x", "12 34?a=b"])
def test_what_is_no_number_is_not_asked(cast: Cast, sign_in: SignIn, registry: Registry, number: str) -> None:
    answer = asked(sign_in(cast.dora), number)

    assert (answer.status_code, registry.asked) == (422, [])


def test_nobody_is_asked_unless_the_operator_says_so(
    cast: Cast, sign_in: SignIn, registry: Registry, settings: Any
) -> None:
    settings.REGISTRIES = []
    client = sign_in(cast.dora)

    answer = asked(client)

    assert "LIANT_REGISTRIES" in answer.content.decode()
    assert "/contacts/look-up/" not in client.get("/contacts/").content.decode()
    assert registry.asked == []
