"""A list of companies as it comes out of years of keeping it by hand: the same each time."""

from random import Random

ROWS = 2_000
TITLE = "Lista clienți;;;;;;;\nGenerat la;01.12.2026;;;;;;\n"
HEAD = "Denumire firmă;CUI;Persoană de contact;Telefon;E-mail;Localitate;Client din;Observații\n"
FIRST = (
    "Știință", "Țesătura", "Construct", "Panificația", "Mobila", "Grâul", "Învățătorul", "Mărul", "Brădet", "Izvorul",
    "Cetatea", "Dunărea", "Făgetul", "Horticola", "Împletitura", "Lânăria", "Morăritul", "Nisipuri", "Oțelul", "Pădure",
)  # fmt: skip
SECOND = (
    "Nord", "Sud", "Est", "Vest", "Unu", "Doi", "Prim", "Nova", "Vechi", "Rapid", "Expert", "Total", "Max", "Plus",
    "Alfa", "Beta", "Gama", "Delta", "Omega", "Sigma", "Tehnic", "Modern", "Clasic", "Regal", "Eco",
)  # fmt: skip
TOWNS = ("Cluj-Napoca", "Iasi", "Timisoara", "Brașov", "BUCURESTI", "Constanţa", "Târgu Mureș", "sibiu")
FORMS = ("SC {} SRL", "S.C. {} S.R.L.", "{} srl", "{} SRL", "{}")
# How phones are written; the last ones are wrong.
PHONES = (
    "07{:08d}", "07{:08d}", "+407{:08d}", "00407{:08d}", "07{0:08d}", "0 7{:08d}", "+40 (0) 7{:08d}", "07.{:08d}",
    "07-{:08d}", "tel. 07{:08d}",
)  # fmt: skip
EMAILS = ("{}@firma.ro", "{}@firma.ro.", " {} @firma.ro", "{}@gmail,com", "<{}@firma.ro>", "{}@Firma.RO", "{}firma.ro")


def check_digit(number: int) -> str:
    """A CUI with its digit."""
    digits = f"{number:09d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, (7, 5, 3, 2, 1, 7, 5, 3, 2), strict=True))
    return f"{number}{total * 10 % 11 % 10}"


def row(place: int, random: Random) -> str:
    """One company; its spelling is one of many."""
    name = f"{FIRST[place % 20]} {SECOND[place // 20 % 25]} {'ABCDE'[place // 500 % 5]}{place // 500}"
    name = random.choice(FORMS).format(name.upper() if place % 7 == 0 else name)
    tax = ("", "RO", "ro ")[place % 3] + check_digit(1_000_000 + place)
    person = "Popescu Ion și Popescu Maria" if place % 200 == 17 else f"Ionescu Ana {place}"
    phone = PHONES[place % 10].format(22_000_000 + place)
    email = EMAILS[place % 7].format(f"office{place}")
    day = ("2019-03-31", "31.03.2019", "31/03/2019")[place % 3]
    return ";".join((name, tax, person, phone, email, TOWNS[place % 8], day, "")) + "\n"


def messy_file() -> bytes:
    """Titles, names of columns in the third line, 2,000 rows of which one in twenty comes again, lines of totals."""
    random, lines = Random(7), []  # noqa: S311  the same each time
    for place in range(ROWS):
        # Every twentieth is an earlier one again, written otherwise, without its tax number.
        again = place % 20 == 19
        line = row(place - 19 if again else place, random)
        if again:
            cells = line.split(";")
            line = ";".join([cells[0], "", *cells[2:]])
        lines.append(line)
        if place % 150 == 0:
            lines.append(";;;;;;;\n")
    encoded = [
        line.replace("ș", "ş").replace("ț", "ţ").replace("Ș", "Ş").replace("Ț", "Ţ").encode("cp1250")
        if place % 3 == 0
        else line.encode()
        for place, line in enumerate(lines)
    ]
    return (TITLE + HEAD).encode() + b"".join(encoded) + f"Total;;;;;;;\nTotal general: {ROWS};;;;;;;\n".encode()
