"""What the columns of a file of contacts may become (CON-19)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee
from liant.kernel.imports.links import Link
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.targets import FieldTarget, LinkTarget, ListTarget, PartTarget, SplitTarget, Target
from liant.modules.contacts.models import Address, Category, Contact, Email, Phone, Position, WebAddress

Kind, Gender, Language = Contact.Kind, Contact.Gender, Contact.Language

KINDS = {
    "firmă": Kind.ACCOUNT, "companie": Kind.ACCOUNT, "societate": Kind.ACCOUNT, "persoană juridică": Kind.ACCOUNT,
    "company": Kind.ACCOUNT, "εταιρεία": Kind.ACCOUNT, "persoană": Kind.PERSON, "persoană fizică": Kind.PERSON,
    "contact": Kind.PERSON, "πρόσωπο": Kind.PERSON, "filială": Kind.BRANCH, "sucursală": Kind.BRANCH,
    "punct de lucru": Kind.BRANCH, "υποκατάστημα": Kind.BRANCH,
}  # fmt: skip
GENDERS = {
    "f": Gender.FEMALE, "feminin": Gender.FEMALE, "femeie": Gender.FEMALE, "mrs": Gender.FEMALE, "ms": Gender.FEMALE,
    "d-na": Gender.FEMALE, "doamna": Gender.FEMALE, "γυναίκα": Gender.FEMALE, "κα": Gender.FEMALE,
    "m": Gender.MALE, "masculin": Gender.MALE, "bărbat": Gender.MALE, "mr": Gender.MALE, "dl": Gender.MALE,
    "domnul": Gender.MALE, "άνδρας": Gender.MALE, "κος": Gender.MALE,
}  # fmt: skip
LANGUAGES = {
    "română": Language.ROMANIAN, "greacă": Language.GREEK, "gr": Language.GREEK, "engleză": Language.ENGLISH,
    "ρουμανικά": Language.ROMANIAN, "ελληνικά": Language.GREEK, "αγγλικά": Language.ENGLISH,
}  # fmt: skip

PHONE = Slot(Phone, kind=Phone.Kind.WORK, is_default=True)
MOBILE = Slot(Phone, kind=Phone.Kind.MOBILE)
FAX = Slot(Phone, kind=Phone.Kind.FAX)
EMAIL = Slot(Email, is_default=True)
WEB = Slot(WebAddress, is_default=True)
ADDRESS = Slot(Address, is_default=True, by_variant={Kind.PERSON: {"purpose": Address.Purpose.HOME}})
POSITION = Slot(Position)

ACCOUNT = Link(
    _("account"), Contact, identifier="tax_number", caption="name", fixed={"kind": Kind.ACCOUNT}, field="account",
    into={Kind.PERSON: POSITION, Kind.BRANCH: None},
)  # fmt: skip


def employee_names(employee: Employee) -> Iterable[str]:
    """Both orders of the name, and the e-mail address."""
    both = (f"{employee.given_name} {employee.family_name}", f"{employee.family_name} {employee.given_name}")
    return (*both, employee.email) if employee.email else both


def category_names(category: Category) -> Iterable[str]:
    """Its name, and for namesakes the way to it from above: "Hotels / Spa"."""
    return (category.name, f"{category.parent.name} / {category.name}") if category.parent else (category.name,)


def family_name_first(text: str) -> dict[str, str]:
    """ "Popescu Ion Andrei" or "Popescu, Ion Andrei" taken apart."""
    family_name, _separator, given_names = text.partition("," if "," in text else " ")
    return {"family_name": family_name.strip(), "given_name": given_names.strip()}


def given_name_first(text: str) -> dict[str, str]:
    """ "Ion Andrei Popescu" taken apart."""
    given_names, _separator, family_name = text.rpartition(" ")
    return {"family_name": family_name.strip(), "given_name": given_names.strip()}


TARGETS: tuple[Target, ...] = (
    FieldTarget("kind", Contact, words=KINDS, synonyms=("tip", "tip contact", "type", "fel", "είδος", "τύπος")),
    FieldTarget(
        "name",
        Contact,
        synonyms=("denumire", "denumire firmă", "nume firmă", "company name", "account name", "επωνυμία"),
    ),
    FieldTarget(
        "given_name",
        Contact,
        implies=Kind.PERSON,
        synonyms=("prenume", "first name", "forename", "όνομα", "μικρό όνομα"),
    ),
    FieldTarget(
        "family_name",
        Contact,
        implies=Kind.PERSON,
        synonyms=("nume", "nume de familie", "last name", "surname", "επώνυμο", "επίθετο"),
    ),
    SplitTarget(
        "full_name",
        Contact,
        family_name_first,
        implies=Kind.PERSON,
        label=_("full name, family name first"),
        synonyms=("nume și prenume", "nume prenume", "ονοματεπώνυμο"),
    ),
    SplitTarget(
        "natural_name",
        Contact,
        given_name_first,
        implies=Kind.PERSON,
        label=_("full name, given name first"),
        synonyms=("full name", "nume complet", "prenume și nume", "contact name", "πλήρες όνομα"),
    ),
    FieldTarget("title", Contact, synonyms=("titlu", "academic title", "titulatură", "τίτλος")),
    FieldTarget("gender", Contact, words=GENDERS, synonyms=("gen", "sex", "φύλο")),
    FieldTarget("language", Contact, words=LANGUAGES, synonyms=("limbă", "limba", "γλώσσα")),
    FieldTarget(
        "tax_number",
        Contact,
        synonyms=("CUI", "CIF", "cod fiscal", "cod unic de înregistrare", "VAT number", "AFM", "ΑΦΜ"),
    ),
    FieldTarget(
        "is_vat_registered", Contact, synonyms=("plătitor de TVA", "TVA", "VAT registered", "VAT payer", "ΦΠΑ")
    ),
    FieldTarget(
        "trade_register",
        Contact,
        synonyms=("registrul comerțului", "nr. reg. com.", "număr registrul comerțului", "GEMI", "ΓΕΜΗ"),
    ),
    FieldTarget("iban", Contact, synonyms=("cont bancar", "cont IBAN", "bank account", "τραπεζικός λογαριασμός")),
    PartTarget(
        "phone",
        PHONE,
        "number",
        label=_("phone"),
        synonyms=("telefon", "telefon fix", "phone number", "telephone", "tel", "τηλέφωνο", "σταθερό τηλέφωνο"),
    ),
    PartTarget(
        "mobile",
        MOBILE,
        "number",
        label=_("mobile"),
        synonyms=("mobil", "telefon mobil", "mobile phone", "cell phone", "GSM", "κινητό", "κινητό τηλέφωνο"),
    ),
    PartTarget("fax", FAX, "number", label=_("fax"), synonyms=("fax number", "număr fax", "φαξ")),
    PartTarget(
        "email", EMAIL, "address", synonyms=("mail", "adresă de e-mail", "email address", "ηλεκτρονικό ταχυδρομείο")
    ),
    PartTarget("web", WEB, "url", synonyms=("website", "site", "web", "URL", "pagină web", "homepage", "ιστοσελίδα")),
    PartTarget(
        "street", ADDRESS, "street", synonyms=("adresă", "stradă", "strada și numărul", "address", "διεύθυνση", "οδός")
    ),
    PartTarget("postal_code", ADDRESS, "postal_code", synonyms=("cod poștal", "zip", "zip code", "postcode", "ΤΚ")),
    PartTarget("city", ADDRESS, "city", synonyms=("oraș", "localitate", "town", "municipiu", "πόλη")),
    PartTarget("region", ADDRESS, "region", synonyms=("județ", "state", "region", "province", "νομός", "περιφέρεια")),
    PartTarget("country", ADDRESS, "country", synonyms=("țară", "χώρα")),
    LinkTarget(
        "account",
        ACCOUNT,
        "name",
        label=_("account: name"),
        synonyms=("works at", "company", "firmă", "companie", "angajator", "organisation", "employer", "εταιρεία"),
    ),
    LinkTarget(
        "account_tax_number",
        ACCOUNT,
        "tax_number",
        label=_("account: tax number"),
        synonyms=("CUI firmă", "company tax number", "company VAT number", "ΑΦΜ εταιρείας"),
    ),
    PartTarget("job_title", POSITION, "title", synonyms=("post", "titlu post", "position", "θέση", "τίτλος θέσης")),
    PartTarget("function", POSITION, "function", synonyms=("funcție", "role", "ρόλος", "αρμοδιότητα")),
    PartTarget("works_since", POSITION, "starts_on", label=_("works there since"), synonyms=("angajat din", "από")),
    ListTarget(
        "categories", Contact, names_of=category_names, synonyms=("categorie", "categorii", "tags", "κατηγορίες")
    ),
    FieldTarget("is_prospect", Contact, synonyms=("prospect", "client potențial", "lead", "υποψήφιος πελάτης")),
    FieldTarget("is_customer", Contact, synonyms=("client", "este client", "πελάτης")),
    FieldTarget("is_supplier", Contact, synonyms=("furnizor", "este furnizor", "vendor", "προμηθευτής")),
    FieldTarget("is_associate", Contact, synonyms=("asociat", "partener", "partner", "συνεργάτης")),
    FieldTarget(
        "owner", Contact, names_of=employee_names, synonyms=("responsabil", "agent", "account manager", "υπεύθυνος")
    ),
    FieldTarget("unit", Contact, synonyms=("departament", "department", "echipă", "team", "τμήμα")),
    FieldTarget("notes", Contact, synonyms=("observații", "note", "comments", "remarks", "σημειώσεις", "παρατηρήσεις")),
)
