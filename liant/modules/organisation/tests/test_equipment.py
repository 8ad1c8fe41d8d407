"""Equipment: kept in pages and files, shown where it has its fixed place (RES-01)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Unit
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.organisation.models import Equipment
from liant.modules.organisation.samples import equipment, equipment_kind

pytestmark = pytest.mark.req("RES-01")

SignIn = Callable[[Employee], Client]


def test_a_unit_shows_what_has_its_place_there_and_is_in_use(cast: Cast, sign_in: SignIn) -> None:
    kind = equipment_kind(owner=cast.anna, by=cast.dora, name="Room")
    for name, values in {"Blue": {}, "Gone": {"is_active": False}, "Elsewhere": {"unit": cast.boris.unit}}.items():
        equipment(owner=cast.anna, by=cast.dora, name=name, kind=kind, **values)

    page = sign_in(cast.omar).get(f"/units/{cast.anna.unit_id}/equipment/")

    assert [row.caption for row in page.context["rows"]] == ["Blue"]


def test_the_chart_counts_what_is_in_each_unit(cast: Cast, sign_in: SignIn) -> None:
    equipment(owner=cast.anna, by=cast.dora)
    browser = sign_in(cast.omar)

    tops = browser.get("/api/chart/").json()
    page = browser.get("/chart/").content.decode()

    assert {unit["id"]: unit["equipment"] for unit in _all(tops) if unit["equipment"]} == {cast.anna.unit_id: 1}
    assert f"/units/{cast.anna.unit_id}/equipment/" in page
    assert f"/units/{cast.boris.unit_id}/equipment/" not in page


def _all(units: list[dict[str, object]]) -> list[dict[str, object]]:
    return [each for unit in units for each in (unit, *_all(unit["parts"]))]  # type: ignore[arg-type]


def test_what_is_everybodys_has_no_unit(cast: Cast) -> None:
    made = equipment(owner=cast.anna, by=cast.dora, unit=None)

    assert made.unit is None


@pytest.mark.parametrize(
    ("values", "field"), [({"name": ""}, "name"), ({"name": "sala stefan cel mare"}, "name"), ({"seats": 0}, "seats")]
)
def test_wrong_input_is_told_at_its_field(cast: Cast, values: dict[str, object], field: str) -> None:
    kind = equipment_kind(owner=cast.anna, by=cast.dora)
    equipment(owner=cast.anna, by=cast.dora, kind=kind)

    with pytest.raises(ValidationError) as refused:
        equipment(owner=cast.anna, by=cast.dora, kind=kind, **({"name": "Another"} | values))

    assert list(refused.value.message_dict) == [field]


def test_a_unit_with_equipment_is_not_deleted_with_it(cast: Cast) -> None:
    unit = commands.create(Unit, {"name": "Short-lived", "kind": "team", "parent": cast.anna.unit}, by=cast.dora)
    equipment(owner=cast.anna, by=cast.dora, unit=unit)

    with pytest.raises(ValidationError, match="equipment"):
        commands.delete(unit, by=cast.dora)


@pytest.mark.req("SEC-02")
def test_only_who_has_the_right_keeps_it_and_everybody_sees_it(cast: Cast, sign_in: SignIn) -> None:
    made = equipment(owner=cast.anna, by=cast.dora)

    refused = sign_in(cast.anna).post(f"/equipment/{made.pk}/delete/")

    assert refused.status_code == 403
    with enter(cast.anna.pk):
        assert Equipment.objects.filter(pk=made.pk).exists()
