"""Guessing in which encoding a list of names is written."""

import pytest

from liant.kernel.spreadsheet.reading import encodings, open_table

ROMANIAN = "Nume;Oraș\nȘtefănescu Țuțea;Iași\nBrânză Înalta;Bacău\n"
OLD_ROMANIAN = ROMANIAN.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
GREEK = "Όνομα;Πόλη\nΓιώργος Παπαδόπουλος;Αθήνα\nΆννα Χατζή;Πάτρα\n"


@pytest.mark.req("CON-19")
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ROMANIAN, "utf-8"),
        (ROMANIAN, "utf-8-sig"),
        (ROMANIAN, "utf-16"),
        (ROMANIAN, "utf-16-le"),
        (ROMANIAN, "utf-16-be"),
        (ROMANIAN, "utf-32"),
        (ROMANIAN, "iso8859-16"),
        (OLD_ROMANIAN, "cp1250"),
        (OLD_ROMANIAN, "iso8859-2"),
        ("Nume;Oraş\nPop;„Ţara”\n", "cp1250"),
        ("Name;City\nMüller;Köln\nLefèvre;Besançon\n", "cp1252"),
        ("Név;Város\nSzűcs Győző;Târgu Mureş\n", "cp1250"),
        (GREEK, "utf-8"),
        (GREEK, "utf-16-le"),
        (GREEK, "cp1253"),
        (GREEK, "iso8859-7"),
        ("Name;City\nAnna;Πάτρα\n", "cp1253"),
        ("name;city\nAna;Iasi\n", "ascii"),
    ],
)
def test_names_are_read_as_they_were_written(tmp_path, text, encoding):
    file = tmp_path / "upload"
    file.write_bytes(text.encode(encoding))

    table = open_table(file, name="names.csv")

    read = "\n".join(";".join(row) for row in [table.headers, *table.rows()])
    assert read == text.strip().translate(str.maketrans("şţŞŢ", "șțȘȚ"))


@pytest.mark.req("CON-19")
def test_other_encodings_are_offered_with_a_line_to_judge_them_by(tmp_path):
    file = tmp_path / "upload"
    file.write_bytes(b"name\n" * 10_000 + "Ştefănescu".encode("cp1250"))

    guesses = {guess.encoding: guess.sample for guess in encodings(file)}

    assert next(iter(guesses)) == "cp1250"
    assert (guesses["cp1250"], guesses["cp1252"], guesses["iso8859-16"]) == ("Ştefănescu", "ªtefãnescu", "Ștefănescu")


@pytest.mark.req("CON-19")
def test_a_file_put_together_from_two_encodings_is_read_line_by_line(tmp_path):
    file = tmp_path / "upload"
    lines = ["Nume", "Ștefănescu Țuțea", "Bălțatu"]
    file.write_bytes("\n".join(lines).encode() + "\nŞtefan Ţurcanu\nRâşnov\n".encode("cp1250") + "Iași\n".encode())

    table = open_table(file, name="names.csv")

    assert table.encoding == "utf-8+cp1250"
    assert [row[0] for row in table.rows()] == ["Ștefănescu Țuțea", "Bălțatu", "Ștefan Țurcanu", "Râșnov", "Iași"]


@pytest.mark.req("CON-19")
def test_the_encoding_that_the_user_chose_is_used(tmp_path):
    file = tmp_path / "upload"
    file.write_bytes("Nume\nȘtefan\n".encode("iso8859-16"))

    assert list(open_table(file, name="x", encoding="cp1252").rows()) == [["ªtefan"]]


@pytest.mark.req("CON-19")
def test_one_damaged_letter_does_not_turn_utf_8_into_another_encoding(tmp_path):
    file = tmp_path / "upload"
    file.write_bytes((ROMANIAN * 10).encode() + b"Bac\xc4u;x\n")

    assert encodings(file)[0].encoding == "utf-8"
