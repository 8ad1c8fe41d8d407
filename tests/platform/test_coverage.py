"""Which tests prove which line of the catalogue."""

from pathlib import Path

import pytest

from liant.config.cli.coverage import ROOT, known_ids, proofs

CATALOGUE = """
## CON - Contacts
- CON-01 Accounts and persons.
- CON-02 B Addresses.
- CON-03 Phones.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "catalogue.md").write_text(CATALOGUE)
    (tmp_path / "liant" / "contacts" / "tests").mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    return tmp_path


def test_every_line_of_the_catalogue_is_known(project):
    ids = known_ids(project)

    assert ids == ["CON-01", "CON-02", "CON-03"]


def test_marks_on_functions_classes_and_files_count(project):
    (project / "liant" / "contacts" / "tests" / "test_accounts.py").write_text(
        "import pytest\n"
        'pytestmark = [pytest.mark.req("CON-01")]\n'
        '@pytest.mark.req("CON-02")\n'
        "def test_one(): ...\n"
        '@pytest.mark.req("CON-03")\n'
        "class TestTwo:\n"
        "    def test_it(self): ...\n"
    )

    tests = proofs(project)

    path = "liant/contacts/tests/test_accounts.py"
    assert tests == {
        "CON-01": [f"{path}::test_one", f"{path}::TestTwo::test_it"],
        "CON-02": [f"{path}::test_one"],
        "CON-03": [f"{path}::TestTwo::test_it"],
    }


def test_a_line_without_tests_has_an_empty_list(project):
    (project / "tests" / "test_nothing.py").write_text("def test_unmarked(): ...\n")

    tests = proofs(project)

    assert tests == {"CON-01": [], "CON-02": [], "CON-03": []}


def test_an_id_that_the_catalogue_lacks_is_refused(project):
    (project / "tests" / "test_typo.py").write_text('@pytest.mark.req("CON-99")\ndef test_it(): ...\n')

    with pytest.raises(ValueError, match=r"tests/test_typo.py::test_it cites CON-99"):
        proofs(project)


def test_our_own_tests_cite_only_lines_of_the_catalogue():
    tests = proofs(ROOT)

    assert len(tests) > 100
