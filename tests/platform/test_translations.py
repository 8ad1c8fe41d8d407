"""The catalogues of translations: kept in line with the source, compiled, and checked."""

import gettext
import os
from pathlib import Path

import pytest

from liant.config.translations.catalogues import compile_all, extract_all, po_file
from liant.config.translations.checking import problems


@pytest.fixture
def root(tmp_path) -> Path:
    """A small program with a room that has a catalogue of its own."""
    folder = tmp_path / "liant"
    (folder / "modules/sales/locale").mkdir(parents=True)
    return folder


def source(root: Path, file: str, text: str) -> None:
    """Write a file of the program."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(f"from django.utils.translation import gettext as _, ngettext, pgettext\n{text}\n")


def template(root: Path, file: str, text: str) -> None:
    """Write a template of the program."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text)


def translate(root: Path, *translations: tuple[str, str]) -> None:
    """Fill untranslated messages in the main catalogue, by what stands before their empty translation."""
    file = po_file(root / "locale", "ro")
    text = file.read_text()
    for english, romanian in translations:
        assert f'{english}"\nmsgstr ""' in text
        text = text.replace(f'{english}"\nmsgstr ""', f'{english}"\nmsgstr "{romanian}"')
    file.write_text(text)


def entries(root: Path, locale: str = "locale") -> list[str]:
    """The messages of a catalogue without their comments."""
    lines = po_file(root / locale, "ro").read_text().splitlines()
    return [line for line in lines if line.startswith("msg") and not line.endswith(' ""')]


@pytest.mark.req("GEN-01")
def test_texts_of_python_and_templates_are_extracted_in_their_order(root):
    source(root, "kernel/b.py", '_("Save"), ngettext("%(n)d row", "%(n)d rows", 2), pgettext("month", "May")')
    template(
        root,
        "kernel/ui/templates/a.html",
        """<p>
              It's {% translate "Delete" %}, {{ name|default:_("nobody") }} (or not
            {% blocktranslate trimmed count n=rows|length with who=owner %}
                One row of {{ who }}
              {% plural %}
        {{ n }} rows of {{ who }}
            {% endblocktranslate %}{% translate "May" context "may I" %}""",
    )

    list(extract_all(root))

    assert entries(root) == [
        'msgid "%(n)d row"',
        'msgid_plural "%(n)d rows"',
        'msgid "Delete"',
        'msgctxt "may I"',
        'msgid "May"',
        'msgctxt "month"',
        'msgid "May"',
        'msgid "One row of %(who)s"',
        'msgid_plural "%(n)s rows of %(who)s"',
        'msgid "Save"',
        'msgid "nobody"',
    ]


@pytest.mark.req("GEN-01")
def test_each_text_goes_to_the_nearest_catalogue(root):
    source(root, "modules/sales/models.py", '_("order")')
    source(root, "modules/contacts/models.py", '_("contact")')
    source(root, "modules/sales/tests/test_models.py", '_("never shown")')

    list(extract_all(root))

    assert entries(root) == ['msgid "contact"']
    assert entries(root, "modules/sales/locale") == ['msgid "order"']


@pytest.mark.req("GEN-01")
def test_a_catalogue_is_written_only_when_its_texts_change(root):
    source(root, "a.py", '_("Save")')
    first = list(extract_all(root))
    before = po_file(root / "locale", "ro").read_bytes()

    source(root, "a.py", '\n\n\n_("Save")')
    second = list(extract_all(root))

    assert po_file(root / "locale", "ro") in first
    assert second == []
    assert b"Date" not in before


@pytest.mark.req("GEN-01")
def test_a_translation_stays_and_follows_its_text_to_another_catalogue(root):
    source(root, "a.py", '_("Save"), _("Delete")')
    list(extract_all(root))
    translate(root, ("Save", "Salvează"), ("Delete", "Șterge"))

    source(root, "a.py", '_("Save")')
    source(root, "modules/sales/a.py", '_("Delete")')
    list(extract_all(root))

    assert entries(root) == ['msgid "Save"', 'msgstr "Salvează"']
    assert entries(root, "modules/sales/locale") == ['msgid "Delete"', 'msgstr "Șterge"']


@pytest.mark.req("GEN-01")
def test_what_is_translated_in_one_catalogue_is_so_in_the_others(root):
    source(root, "a.py", '_("Save")')
    source(root, "modules/sales/a.py", '_("Save")')
    list(extract_all(root))
    translate(root, ("Save", "Salvează"))

    list(extract_all(root))

    assert entries(root, "modules/sales/locale") == ['msgid "Save"', 'msgstr "Salvează"']


@pytest.mark.req("GEN-01")
def test_only_catalogues_that_changed_are_compiled(root):
    source(root, "a.py", '_("Save"), ngettext("%(n)d row", "%(n)d rows", 2)')
    list(extract_all(root))
    translate(root, ("Save", "Salvează"))
    file = po_file(root / "locale", "ro")
    for number, form in enumerate(["%(n)d rând", "%(n)d rânduri", "%(n)d de rânduri"]):
        file.write_text(file.read_text().replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{form}"'))
    os.utime(file, (1, 1))

    compiled = list(compile_all(root))

    assert file.with_suffix(".mo") in compiled
    assert list(compile_all(root)) == []
    with file.with_suffix(".mo").open("rb") as stream:
        romanian = gettext.GNUTranslations(stream)
    assert romanian.gettext("Save") == "Salvează"
    rows = [romanian.ngettext("%(n)d row", "%(n)d rows", n) % {"n": n} for n in (1, 2, 19, 20, 101, 120)]
    assert rows == ["1 rând", "2 rânduri", "19 rânduri", "20 de rânduri", "101 rânduri", "120 de rânduri"]


@pytest.mark.req("GEN-01")
@pytest.mark.parametrize(
    ("english", "romanian", "problem"),
    [
        ("Save", "", "not translated"),
        ("Save", "Şterge", "s or t with a cedilla"),
        ("%(name)s is saved", "%(nume)s este salvat", "placeholders differ"),
        ("%(name)s is saved", "Salvat", "placeholders differ"),
        ("{name} is saved", "{nume} este salvat", "placeholders differ"),
        ("%s of %s", "%s", "placeholders differ"),
    ],
)
def test_a_message_that_is_not_or_wrongly_translated_is_a_problem(root, english, romanian, problem):
    source(root, "a.py", f'_("{english}")')
    list(extract_all(root))
    translate(root, (english, romanian))

    found = list(problems(root))

    assert found == [f"liant/locale/ro/LC_MESSAGES/django.po: {problem}: {english}"]


@pytest.mark.req("GEN-01")
def test_a_message_that_is_right_is_no_problem_and_one_row_needs_no_number(root):
    source(root, "a.py", '_("%(name)s is saved"), ngettext("%(n)d row", "%(n)d rows", 2)')
    list(extract_all(root))
    translate(root, ("%(name)s is saved", "%(name)s s-a salvat"))
    file = po_file(root / "locale", "ro")
    for number, form in enumerate(["un rând", "%(n)d rânduri", "%(n)d de rânduri"]):
        file.write_text(file.read_text().replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{form}"'))

    assert list(problems(root)) == []


@pytest.mark.req("GEN-01")
def test_a_message_that_is_missing_or_fuzzy_or_translated_in_two_ways_is_a_problem(root):
    source(root, "a.py", '_("Save"), _("Delete")')
    source(root, "modules/sales/a.py", '_("Save")')
    list(extract_all(root))
    translate(root, ("Save", "Salvează"), ("Delete", "Șterge"))
    sales = po_file(root / "modules/sales/locale", "ro")
    sales.write_text(sales.read_text().replace('"Save"\nmsgstr ""', '"Save"\nmsgstr "Păstrează"'))
    main = po_file(root / "locale", "ro")
    main.write_text(main.read_text().replace('msgid "Delete"', '#, fuzzy\nmsgid "Delete"'))
    source(root, "a.py", '_("Save"), _("Delete"), _("New")')

    found = list(problems(root))

    assert found == [
        "liant/locale/ro/LC_MESSAGES/django.po: fuzzy: Delete",
        "liant/locale/ro/LC_MESSAGES/django.po: missing, run extract: New",
        "liant/modules/sales/locale/ro/LC_MESSAGES/django.po: translated otherwise in another catalogue: Save",
    ]
