"""The words by which lines of a signature are known, in Romanian, Greek and English; folded."""

import re

from liant.kernel.text import fold

_LEGAL = (
    r"S\.?\s?R\.?\s?L\.?(?:[ -]D\.?)?|S\.?C\.?A\.?|S\.?A\.?|S\.?N\.?C\.?|P\.?F\.?A\.?|Î\.?I\.?|Ltd\.?|Limited|LLC"
    r"|Inc\.?|GmbH|AG|PLC|B\.?V\.?|Α\.?\s?Ε\.?(?:\.?Β\.?Ε\.?)?|Ε\.?Π\.?Ε\.?|Ι\.?Κ\.?Ε\.?|Ο\.?Ε\.?|Ε\.?Ε\.?"
)
# What ends the name of a company; in capitals but for those that never are.
LEGAL_FORM = re.compile(rf"(?<=\s)(?:{_LEGAL})(?=$|[\s,;|])")
# A company that is not called by its form.
_ESTABLISHMENTS = (
    "hotel",
    "pensiunea",
    "pensiune",
    "restaurant",
    "clinica",
    "spitalul",
    "universitatea",
    "primaria",
    "asociatia",
    "fundatia",
    "grup",
    "group",
)
ESTABLISHMENT = re.compile(rf"\b(?:{'|'.join(_ESTABLISHMENTS)}|ξενοδοχειο|εταιρεια|ομιλοσ|πανεπιστημιο)\b")

JOB = re.compile(
    r"\b(?:director|directoare|manager|managing|administrator|inginer|consilier|consultant|responsabil|reprezentant"
    r"|agent|contabil|economist|asistent|asistenta|sef|sefa|specialist|coordonator|presedinte|vicepresedinte|asociat"
    r"|partener|jurist|medic|receptioner|secretar|secretara|vanzari|achizitii|marketing|logistica|tehnician|programator"
    r"|analyst|engineer|officer|head of|sales|purchasing|accountant|assistant|developer|representative|president"
    r"|chief|ceo|cto|cfo|coo|owner|founder|partner|lawyer|buyer|supervisor|executive|architect|arhitect|coordinator"
    r"|διευθυντ\w+|διευθυνων|διευθυνουσα|υπευθυν\w+|προισταμεν\w+|λογιστ\w+|μηχανικ\w+|συμβουλ\w+|γραμματε\w+|πωλησ\w+"
    r"|προεδρ\w+|δικηγορ\w+|τεχνικ\w+|συνεργατ\w+|εκπροσωπ\w+|αρχιτεκτ\w+)\b"
)
STREET = re.compile(
    r"(?:^|\s)(?:str|strada|bd|bdul|b-dul|bulevardul|bld|calea|cal|sos|soseaua|piata|p-ta|aleea|al|splaiul|intrarea"
    r"|nr|bl|sc|et|ap|οδοσ|οδ|λεωφ|λεωφοροσ|πλατεια|street|st|road|rd|avenue|ave|lane|square|blvd|floor)\b\.?"
)
COUNTY = re.compile(r"\b(?:jud\.?|judetul|νομοσ)\s+|\bjud\.")
COUNTRIES = {
    "romania": "RO", "ρουμανια": "RO", "greece": "GR", "grecia": "GR", "ελλαδα": "GR", "hellas": "GR",
    "cyprus": "CY", "κυπροσ": "CY", "cipru": "CY", "moldova": "MD", "bulgaria": "BG",
}  # fmt: skip
# What stands before a value, and says nothing once it is known.
LABEL = re.compile(
    r"^(?:tel(?:efon|ephone)?|phone|mob(?:il|ile)?|cell|gsm|fax|e-?mail|mail|web(?:site)?|site|www|adres[ăa]|address|sediu"
    r"|sediul social|punct de lucru|office|τηλ(?:έφωνο)?|κιν(?:ητό)?|φαξ|διεύθυνση|ιστοσελίδα|[tmfewap])\s*[.:/]+\s*",
    re.IGNORECASE,
)
FAX = re.compile(r"\b(?:fax|φαξ|f)\s*[.:]*\s*(?:\(?\+|\d|$)", re.IGNORECASE)
TITLES = {
    fold(word)
    for word in (
        "dr",
        "ing",
        "prof",
        "conf",
        "ec",
        "av",
        "arh",
        "jr",
        "drd",
        "dl",
        "dna",
        "d-l",
        "d-na",
        "domnul",
        "doamna",
        "mr",
        "mrs",
        "ms",
        "miss",
        "κ",
        "κα",
        "κος",
    )
}
# Forms of address are no titles.
ADDRESSED = {
    fold(word) for word in ("dl", "dna", "d-l", "d-na", "domnul", "doamna", "mr", "mrs", "ms", "miss", "κ", "κα", "κος")
}
CLOSING = re.compile(
    r"^(?:cu (?:stima|respect|consideratie|drag)|o zi|va multumesc|multumesc|numai bine|best|kind|regards|sincerely"
    r"|thank|thanks|yours|cheers|sent from|trimis de pe|με εκτιμηση|με τιμη|φιλικα|ευχαριστω|--|cordial|salutari"
    r"|toate cele)"
)
# The counties of Romania (ISO 3166-2), folded; the capital stands for itself.
COUNTIES = {
    fold(name): name
    for name in (
        "Alba", "Arad", "Argeș", "Bacău", "Bihor", "Bistrița-Năsăud", "Botoșani", "Brașov", "Brăila", "Buzău",
        "Caraș-Severin", "Cluj", "Constanța", "Covasna", "Dâmbovița", "Dolj", "Galați", "Gorj", "Harghita",
        "Hunedoara", "Ialomița", "Iași", "Ilfov", "Maramureș", "Mehedinți", "Mureș", "Neamț", "Olt", "Prahova",
        "Satu Mare", "Sălaj", "Sibiu", "Suceava", "Teleorman", "Timiș", "Tulcea", "Vaslui", "Vâlcea", "Vrancea",
        "București", "Călărași", "Giurgiu",
    )
}  # fmt: skip
