"""A messy file becomes a clean base with few decisions (CON-19, CON-20)."""

import re

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.imports import commands, jobs
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, current, file_of, performed
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.duplicates.tests.messy import ROWS, messy_file
from liant.modules.duplicates.tests.test_comparing import decided

pytestmark = pytest.mark.req("CON-19", "CON-20")
COLUMNS = {
    "Denumire firmă": "name",
    "CUI": "tax_number",
    "Telefon": "phone",
    "E-mail": "email",
    "Localitate": "city",
}
# One row in twenty comes again; one address in seven has no sign in its middle.
AGAIN, FAULTY = ROWS // 20, 286


def corrected(run: ImportRun, cast: Cast) -> ImportRun:
    """The faulty rows of an import with what they lack, sent again and checked."""
    with run.errors.open() as errors:
        text = re.sub(r"(office\d+)firma", r"\1@firma", errors.read().decode("utf-8-sig"))
    file = file_of(text)
    again = commands.upload(Contact, file, follows=run, by=cast.anna)
    file.close()
    with enter(cast.anna.pk):
        commands.check_again(again, by=cast.anna)
    jobs.check_import.run(run_id=again.pk, by=cast.anna)
    return current(again, cast.anna)


def test_a_messy_file_becomes_a_clean_base(cast: Cast) -> None:
    run = checked(messy_file(), cast.anna, variant="account", **COLUMNS)
    first = (run.encoding, run.rows, run.created, run.faulty, run.left_out)
    run = performed(decided(run, cast.anna, on_row="fill"), cast.anna, mode="valid")
    rest = corrected(run, cast)
    alike = rest.like_records + rest.like_rows
    rest = performed(decided(rest, cast.anna, on_record="fill", on_row="fill"), cast.anna)

    # The two lines of totals are left out by themselves.
    assert first == ("utf-8+cp1250", ROWS + 2, ROWS - FAULTY, FAULTY, 2)
    assert (run.faulty, rest.faulty) == (FAULTY, 0)
    assert run.like_rows + alike == AGAIN
    with enter(cast.anna.pk):
        made = Contact.objects.all()
        assert made.count() == ROWS - AGAIN
        assert made.exclude(tax_number="").count() == ROWS - AGAIN
        assert not made.filter(name__regex="[şţŞŢ]").exists()
        assert {email.address.partition("@")[2] for each in made[:50] for email in each.emails.all()} == {
            "firma.ro",
            "gmail.com",
        }
