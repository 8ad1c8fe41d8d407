"""What templates write for programs: numbers of records, whatever the reader's language."""

import re
from pathlib import Path

import pytest

TEMPLATES = list((Path(__file__).parents[2] / "liant").rglob("templates/**/*.html"))
# By locale, the record 1662 would be "1,662" in English and "1.662" in Romanian, and be found no more.
BY_LOCALE = re.compile(r'="[^"{]*\{\{ *[\w.]*\bpk *\}\}')


@pytest.mark.req("GEN-01")
def test_no_attribute_has_the_number_of_a_record_by_locale() -> None:
    assert len(TEMPLATES) > 100
    assert not [template.name for template in TEMPLATES if BY_LOCALE.search(template.read_text())]
