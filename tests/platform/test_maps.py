"""What lies below the marks of maps, as settings tell (GEN-02)."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from liant.config.maps import maps

pytestmark = pytest.mark.req("GEN-02")
WHOSE = {"LIANT_MAP_ATTRIBUTION": "© OpenStreetMap contributors"}


@pytest.mark.parametrize(
    ("tiles", "images"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org"),
        ("https://{s}.tiles.example.org/{z}/{x}/{y}.png?key=1", "https://*.tiles.example.org"),
        ("http://maps.local:8080/{z}/{x}/{y}.png", "http://maps.local:8080"),
    ],
)
def test_pages_may_load_images_from_the_tile_server_alone(tiles: str, images: str) -> None:
    assert maps(WHOSE | {"LIANT_MAP_TILES": tiles}).images == images


def test_without_a_tile_server_nothing_is_loaded_from_anywhere() -> None:
    assert maps({}) == ("", "", "")


@pytest.mark.parametrize(
    "tiles",
    [
        "tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org/", "javascript://{z}/{x}/{y}",
        "https://a; script-src *{z}/{x}/{y}", "https://{z}.example.org/{x}/{y}/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_tiles_is_refused(tiles: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="LIANT_MAP_TILES"):
        maps(WHOSE | {"LIANT_MAP_TILES": tiles})


def test_tiles_are_not_shown_without_telling_whose_they_are() -> None:
    with pytest.raises(ImproperlyConfigured, match="LIANT_MAP_ATTRIBUTION"):
        maps({"LIANT_MAP_TILES": "https://tiles.example.org/{z}/{x}/{y}.png"})
