"""Where towns are, without asking anybody (GEN-02)."""

import pytest

from liant.kernel.text import fold
from liant.modules.contacts.towns import positions

pytestmark = pytest.mark.req("GEN-02")


@pytest.mark.parametrize(
    ("country", "name", "latitude", "longitude"),
    [
        ("RO", "Cluj-Napoca", 46.8, 23.6), ("RO", "BUCUREŞTI", 44.4, 26.1), ("RO", "Târgu Mureș", 46.5, 24.6),
        ("GR", "Θεσσαλονίκη", 40.6, 22.9), ("GR", "Thessaloniki", 40.6, 22.9), ("GR", "Αθήνα", 38.0, 23.7),
        ("CY", "Λευκωσία", 35.2, 33.4), ("DE", "München", 48.1, 11.6),
    ],
)  # fmt: skip
def test_a_town_is_known_in_any_spelling(country: str, name: str, latitude: float, longitude: float) -> None:
    found = positions(country, [fold(name)])[fold(name)]

    assert found == pytest.approx((latitude, longitude), abs=0.1)


def test_of_a_town_or_country_that_is_not_known_nothing_is_told() -> None:
    assert positions("RO", ["atlantida"]) == {}
    assert positions("../RO", ["sibiu"]) == {}
