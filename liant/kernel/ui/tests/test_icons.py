"""Icons, from the set that the build takes from Tabler Icons."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from liant.kernel.ui import icons


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A build that holds one icon."""
    file = tmp_path / "icons.json"
    file.write_text('{"users": "<path d=\\"M0 0\\"/>"}')
    monkeypatch.setattr(icons, "ICON_FILE", file)
    icons._icons.cache_clear()
    yield file
    icons._icons.cache_clear()


@pytest.mark.req("GEN-03")
@pytest.mark.usefixtures("built")
def test_an_icon_is_hidden_from_screen_readers() -> None:
    svg = icons.icon_svg("users", "icon-big")

    assert '<path d="M0 0"/>' in svg
    assert 'aria-hidden="true"' in svg
    assert 'class="icon icon-big"' in svg


@pytest.mark.usefixtures("built")
def test_an_unknown_icon_says_how_to_add_it() -> None:
    with pytest.raises(LookupError, match=r"assets/icons\.txt"):
        icons.icon_svg("unicorn")


def test_pages_work_before_the_first_build(built: Path) -> None:
    built.unlink()

    assert icons.icon_svg("users").startswith("<svg")
