"""What a built package holds: all that an installation runs on, and nothing that only tests use (ASVS 5.0, 15.2.3)."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.req("GEN-05")

ROOT = Path(__file__).resolve().parents[2]
LOADED = (".py", ".html", ".txt", ".sql")


def is_for_tests(path: Path) -> bool:
    """Whether only tests use it."""
    return bool({"tests", "testing"} & set(path.parts)) or path.name == "samples.py"


def test_a_wheel_holds_all_of_the_program_and_no_test(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True)

    (wheel,) = tmp_path.iterdir()
    packed = {Path(name) for name in ZipFile(wheel).namelist() if name.startswith("liant/")}
    there = {path.relative_to(ROOT) for path in (ROOT / "liant").rglob("*") if path.suffix in LOADED}
    assert not any(is_for_tests(path) for path in packed)
    assert {path for path in there if not is_for_tests(path)} <= packed
    assert Path("liant/static/liant.js") in packed
    assert any(path.suffix == ".mo" for path in packed)
