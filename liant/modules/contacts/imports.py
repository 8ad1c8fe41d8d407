"""What the columns of a file of contacts may become (CON-19)."""

from django.utils.translation import gettext_lazy as _

from liant.kernel.imports.links import Link
from liant.kernel.imports.names import names_in_tree, names_of_employee
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.splitting import family_name_first, given_name_first
from liant.kernel.imports.targets import (
    FieldTarget,
    LinkTarget,
    ListTarget,
    ParentTarget,
    PartTarget,
    SplitTarget,
    Target,
)
from liant.kernel.pictures.importing import PictureTarget
from liant.modules.contacts.import_words import GENDERS, KINDS, LANGUAGES, MARITAL
from liant.modules.contacts.models import (
    Address,
    Association,
    Category,
    Child,
    Contact,
    ContactPicture,
    Email,
    Function,
    InstalledItem,
    Origin,
    Phone,
    Position,
    WebAddress,
)

Kind = Contact.Kind

PHONE = Slot(Phone, kind=Phone.Kind.WORK, is_default=True)
MOBILE = Slot(Phone, kind=Phone.Kind.MOBILE)
HOME_PHONE = Slot(Phone, kind=Phone.Kind.HOME)
FAX = Slot(Phone, kind=Phone.Kind.FAX)
EMAIL = Slot(Email, is_default=True)
PERSONAL_EMAIL = Slot(Email, kind=Email.Kind.PERSONAL)
WEB = Slot(WebAddress, is_default=True)
ADDRESS = Slot(Address, is_default=True, by_variant={Kind.PERSON: {"purpose": Address.Purpose.HOME}})
POSITION = Slot(Position, apart_by=("account_id",))
CHILD = Slot(Child, apart_by=("given_name",))

ACCOUNT = Link(
    _("account"), Contact, identifier="tax_number", caption="name", fixed={"kind": Kind.ACCOUNT}, field="account",
    into={Kind.PERSON: POSITION, Kind.BRANCH: None},
)  # fmt: skip
ASSOCIATION = Slot(Association, apart_by=("associate_id",))
ITEM = Slot(InstalledItem, apart_by=("product_id", "serial_number"))
ASSOCIATE = Link(
    _("associate"), Contact, identifier="tax_number", caption="name",
    fixed={"kind": Kind.ACCOUNT, "is_associate": True}, field="associate", into=dict.fromkeys(Kind, ASSOCIATION),
)  # fmt: skip


CONTACT: tuple[Target, ...] = (
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
    FieldTarget("salutation", Contact, synonyms=("formulă de adresare", "formula de salut", "greeting", "προσφώνηση")),
    FieldTarget("is_informal", Contact, implies=Kind.PERSON, synonyms=("adresare familiară", "first-name terms")),
    FieldTarget(
        "tax_number",
        Contact,
        identifies=True,
        synonyms=("CUI", "CIF", "cod fiscal", "cod unic de înregistrare", "VAT number", "AFM", "ΑΦΜ"),
    ),
    FieldTarget(
        "is_vat_registered", Contact, synonyms=("plătitor de TVA", "TVA", "VAT registered", "VAT payer", "ΦΠΑ")
    ),
    FieldTarget(
        "trade_register",
        Contact,
        identifies=True,
        synonyms=("registrul comerțului", "nr. reg. com.", "număr registrul comerțului", "GEMI", "ΓΕΜΗ"),
    ),
    FieldTarget(
        "iban",
        Contact,
        identifies=True,
        synonyms=("cont bancar", "cont IBAN", "bank account", "τραπεζικός λογαριασμός"),
    ),
    FieldTarget("personal_code", Contact, implies=Kind.PERSON, synonyms=("CNP", "cod numeric personal")),
    FieldTarget(
        "identity_card",
        Contact,
        implies=Kind.PERSON,
        synonyms=("CI", "carte de identitate", "serie și număr CI", "identity card number", "ταυτότητα", "ΑΔΤ"),
    ),
    FieldTarget(
        "born_on",
        Contact,
        implies=Kind.PERSON,
        synonyms=("data nașterii", "ziua de naștere", "născut la", "birthday", "birth date", "ημερομηνία γέννησης"),
    ),
    FieldTarget(
        "marital_status", Contact, words=MARITAL, synonyms=("stare civilă", "civil status", "οικογενειακή κατάσταση")
    ),
    FieldTarget("wed_on", Contact, synonyms=("data căsătoriei", "wedding", "anniversary", "ημερομηνία γάμου")),
    FieldTarget("name_day", Contact, synonyms=("onomastica", "ziua numelui", "ονομαστική εορτή", "γιορτή")),
    FieldTarget("is_deceased", Contact, synonyms=("decedat", "decedată", "αποβιώσας")),
    PartTarget(
        "child", CHILD, "given_name", label=_("child: given name"), synonyms=("copil", "prenume copil", "παιδί")
    ),
    PartTarget(
        "child_born_on",
        CHILD,
        "born_on",
        label=_("child: date of birth"),
        synonyms=("data nașterii copilului", "child's birthday", "γενέθλια παιδιού"),
    ),
    PartTarget(
        "phone",
        PHONE,
        "number",
        identifies=True,
        label=_("phone"),
        synonyms=("telefon", "telefon fix", "phone number", "telephone", "tel", "τηλέφωνο", "σταθερό τηλέφωνο"),
    ),
    PartTarget(
        "mobile",
        MOBILE,
        "number",
        identifies=True,
        label=_("mobile"),
        synonyms=("mobil", "telefon mobil", "mobile phone", "cell phone", "GSM", "κινητό", "κινητό τηλέφωνο"),
    ),
    PartTarget(
        "home_phone",
        HOME_PHONE,
        "number",
        label=_("home phone"),
        synonyms=("telefon acasă", "telefon personal", "private phone", "τηλέφωνο οικίας"),
    ),
    PartTarget("fax", FAX, "number", label=_("fax"), synonyms=("fax number", "număr fax", "φαξ")),
    PartTarget(
        "email",
        EMAIL,
        "address",
        identifies=True,
        synonyms=("mail", "adresă de e-mail", "email address", "ηλεκτρονικό ταχυδρομείο"),
    ),
    PartTarget(
        "personal_email",
        PERSONAL_EMAIL,
        "address",
        label=_("personal e-mail"),
        synonyms=("e-mail personal", "private email", "home email", "προσωπικό e-mail"),
    ),
    PartTarget("web", WEB, "url", synonyms=("website", "site", "web", "URL", "pagină web", "homepage", "ιστοσελίδα")),
    PartTarget(
        "address_purpose",
        ADDRESS,
        "purpose",
        label=_("address: purpose"),
        synonyms=("tip adresă", "scopul adresei", "address type", "είδος διεύθυνσης"),
    ),
    PartTarget(
        "street", ADDRESS, "street", synonyms=("adresă", "stradă", "strada și numărul", "address", "διεύθυνση", "οδός")
    ),
    PartTarget("postal_code", ADDRESS, "postal_code", synonyms=("cod poștal", "zip", "zip code", "postcode", "ΤΚ")),
    PartTarget("city", ADDRESS, "city", synonyms=("oraș", "localitate", "town", "municipiu", "πόλη")),
    PartTarget("region", ADDRESS, "region", synonyms=("județ", "state", "region", "province", "νομός", "περιφέρεια")),
    PartTarget("country", ADDRESS, "country", synonyms=("țară", "χώρα")),
    PartTarget("latitude", ADDRESS, "latitude", synonyms=("latitudine", "lat", "γεωγραφικό πλάτος")),
    PartTarget("longitude", ADDRESS, "longitude", synonyms=("longitudine", "lng", "lon", "long", "γεωγραφικό μήκος")),
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
    LinkTarget(
        "associate",
        ASSOCIATE,
        "name",
        label=_("associate: name"),
        synonyms=("asociat prin", "partener deservire", "served by", "served through", "συνεργάτης εξυπηρέτησης"),
    ),
    LinkTarget(
        "associate_tax_number",
        ASSOCIATE,
        "tax_number",
        label=_("associate: tax number"),
        synonyms=("CUI asociat", "associate tax number", "ΑΦΜ συνεργάτη"),
    ),
    PartTarget(
        "is_invoiced", ASSOCIATION, "is_invoiced", label=_("associate: invoiced"), synonyms=("facturare prin asociat",)
    ),
    PartTarget("product", ITEM, "product", label=_("product"), synonyms=("produs", "echipament", "προϊόν")),
    PartTarget(
        "serial_number", ITEM, "serial_number", synonyms=("serie", "număr de serie", "serial", "S/N", "αριθμός σειράς")
    ),
    PartTarget("version", ITEM, "version", label=_("product: version"), synonyms=("versiune", "έκδοση")),
    PartTarget("acquired_on", ITEM, "acquired_on", synonyms=("data achiziției", "achiziționat", "purchased on")),
    PartTarget(
        "warranty_until", ITEM, "warranty_until", synonyms=("garanție", "garanție până la", "warranty", "εγγύηση")
    ),
    PartTarget("job_title", POSITION, "title", synonyms=("post", "titlu post", "position", "θέση", "τίτλος θέσης")),
    PartTarget("function", POSITION, "function", synonyms=("funcție", "role", "ρόλος", "αρμοδιότητα")),
    PartTarget("works_since", POSITION, "starts_on", label=_("works there since"), synonyms=("angajat din", "από")),
    ListTarget("categories", Contact, names_of=names_in_tree, synonyms=("categorie", "categorii", "κατηγορίες")),
    ListTarget("tags", Contact, synonyms=("etichete", "etichetă", "labels", "ετικέτες")),
    FieldTarget("origin", Contact, synonyms=("origine", "sursă", "sursa", "source", "lead source", "προέλευση")),
    FieldTarget("is_prospect", Contact, synonyms=("prospect", "client potențial", "lead", "υποψήφιος πελάτης")),
    FieldTarget("is_customer", Contact, synonyms=("client", "este client", "πελάτης")),
    FieldTarget("is_supplier", Contact, synonyms=("furnizor", "este furnizor", "vendor", "προμηθευτής")),
    FieldTarget("is_associate", Contact, synonyms=("asociat", "partener", "partner", "συνεργάτης")),
    FieldTarget(
        "owner", Contact, names_of=names_of_employee, synonyms=("responsabil", "agent", "account manager", "υπεύθυνος")
    ),
    FieldTarget(
        "unit", Contact, names_of=names_in_tree, synonyms=("departament", "department", "echipă", "team", "τμήμα")
    ),
    PictureTarget(
        "photo", ContactPicture, label=_("photo"), synonyms=("poză", "fotografie", "picture", "logo", "φωτογραφία")
    ),
    FieldTarget("notes", Contact, synonyms=("observații", "note", "comments", "remarks", "σημειώσεις", "παρατηρήσεις")),
)

CATEGORY: tuple[Target, ...] = (
    FieldTarget("name", Category, synonyms=("nume", "denumire", "categorie", "category", "όνομα", "κατηγορία")),
    ParentTarget("parent", Category, names_of=names_in_tree, synonyms=("face parte din", "parent", "ανήκει σε")),
)

ORIGIN: tuple[Target, ...] = (
    FieldTarget("name", Origin, synonyms=("nume", "denumire", "origine", "sursă", "source", "προέλευση")),
)

FUNCTION: tuple[Target, ...] = (
    FieldTarget("name", Function, synonyms=("nume", "denumire", "funcție", "function", "όνομα", "αρμοδιότητα")),
)
