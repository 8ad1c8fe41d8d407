"""Under which spellings a name is found in a calendar: its own, those of other alphabets and languages, joined ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from liant.kernel.text import fold
from liant.modules.celebrations.calendars.greeklish import latin_forms
from liant.modules.celebrations.calendars.rows import NameRow, rows_of

# The same name in other languages. The calendar, not the spelling, decides on the day: so Parascheva, 14 October in
# Romania, and Paraskevi, 26 July in Greece, are no pair.
EQUALS = (
    ("George", "Gheorghe", "Γεώργιος", "Георги"), ("John", "Ioan", "Ion", "Ιωάννης"),
    ("Constantine", "Constantin", "Κωνσταντίνος"), ("Helen", "Elena", "Ελένη"), ("Basil", "Vasile", "Βασίλειος"),
    ("Nicholas", "Nicolae", "Νικόλαος"), ("Demetrius", "Dumitru", "Δημήτριος"),
    ("Michael", "Mihail", "Mihai", "Μιχαήλ"),
    ("Andrew", "Andrei", "Ανδρέας"), ("Stephen", "Ștefan", "Στέφανος"), ("Catherine", "Ecaterina", "Αικατερίνη"),
    ("Mary", "Maria", "Μαρία"), ("Anne", "Ana", "Άννα"), ("Peter", "Petru", "Πέτρος"), ("Paul", "Pavel", "Παύλος"),
    ("Elijah", "Ilie", "Ηλίας"), ("Athanasius", "Atanasie", "Αθανάσιος"), ("Anthony", "Anton", "Antonie", "Αντώνιος"),
    ("Gregory", "Grigore", "Γρηγόριος"), ("Theodore", "Teodor", "Tudor", "Θεόδωρος"), ("Lazarus", "Lazăr", "Λάζαρος"),
    ("Thomas", "Toma", "Θωμάς"), ("Luke", "Luca", "Λουκάς"), ("Matthew", "Matei", "Ματθαίος"),
    ("Mark", "Marcu", "Μάρκος"), ("Philip", "Filip", "Φίλιππος"), ("Irene", "Irina", "Ειρήνη"),
    ("Sophia", "Sofia", "Σοφία"),
)  # fmt: skip
# Two names written as one. Marilena and Mariana are names of their own.
JOINED = {"anamaria": ("ana", "maria"), "annamaria": ("ana", "maria"), "anamarie": ("ana", "maria")}

Found = dict[str, tuple[NameRow, ...]]


@cache
def spellings(calendar: str) -> Found:
    """The rows of a calendar by each folded spelling; a spelling of its own is never taken for another name's."""
    own = _grouped((fold(row.given_name), row) for row in rows_of(calendar))
    further = (_in_latin_letters(own), _in_old_letters(own), _in_other_languages(own), _joined(own))
    found = dict(own)
    for spelled in further:
        found |= {spelling: rows for spelling, rows in spelled.items() if spelling not in found}
    return found


def _grouped(pairs: Iterable[tuple[str, NameRow]]) -> Found:
    grouped: dict[str, dict[NameRow, None]] = defaultdict(dict)
    for spelling, row in pairs:
        grouped[spelling][row] = None
    return {spelling: tuple(rows) for spelling, rows in grouped.items()}


def _in_latin_letters(own: Found) -> Found:
    """By ELOT 743, as the rows have it; then as it is typed."""
    by_rule = _grouped((fold(row.latin), row) for rows in own.values() for row in rows)
    typed = _grouped((form, row) for name, rows in own.items() for form in latin_forms(name) for row in rows)
    return typed | by_rule


def _in_old_letters(own: Found) -> Found:
    """Before 1993 Romanian had î where it has â today: Mîndruța, Mândruța."""
    return _grouped(
        (fold(row.given_name.replace("â", "î")), row)
        for rows in own.values() for row in rows if "â" in row.given_name[1:]
    )  # fmt: skip


def _in_other_languages(own: Found) -> Found:
    return {name: rows for names in EQUALS for name, rows in _same(own, [fold(name) for name in names])}


def _same(own: Found, names: list[str]) -> Iterator[tuple[str, tuple[NameRow, ...]]]:
    here = next((own[name] for name in names if name in own), None)
    return ((name, here) for name in names if here)


def _joined(own: Found) -> Found:
    return {
        joined: tuple(row for part in parts for row in own.get(part, ()))
        for joined, parts in JOINED.items()
        if any(part in own for part in parts)
    }
