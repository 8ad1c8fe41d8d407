"""Numbers that programs read are whole: what people read has its thousands apart (1,234 or 1.234)."""

import re
from pathlib import Path

import pytest

import liant

# In an attribute, or behind the sign of a number: printed as it is, not by `stringformat:"d"`.
APART = re.compile(r'="[^"]*\{\{ [\w.]+\.(?:pk|number) \}\}|#\{\{ [\w.]+\.pk \}\}')


@pytest.mark.req("GEN-03")
def test_no_form_or_script_is_given_a_number_with_its_thousands_apart() -> None:
    templates = Path(liant.__file__).parent.rglob("templates/**/*.html")

    assert [f"{path.name}: {found}" for path in templates for found in APART.findall(path.read_text())] == []
