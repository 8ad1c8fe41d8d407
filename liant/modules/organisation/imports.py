"""What the columns of a file of employees or units may become (CON-18, CON-19)."""

from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Unit
from liant.kernel.imports.names import names_in_tree, names_of_employee
from liant.kernel.imports.splitting import family_name_first, given_name_first
from liant.kernel.imports.targets import FieldTarget, ListTarget, ParentTarget, SplitTarget, Target

Kind = Unit.Kind

KINDS = {
    "societate": Kind.COMPANY, "firmă": Kind.COMPANY, "εταιρεία": Kind.COMPANY, "direcție": Kind.DIVISION,
    "διεύθυνση": Kind.DIVISION, "serviciu": Kind.DEPARTMENT, "birou": Kind.DEPARTMENT, "τμήμα": Kind.DEPARTMENT,
    "ομάδα": Kind.TEAM,
}  # fmt: skip

EMPLOYEE: tuple[Target, ...] = (
    FieldTarget("given_name", Employee, synonyms=("prenume", "first name", "forename", "όνομα", "μικρό όνομα")),
    FieldTarget(
        "family_name", Employee, synonyms=("nume", "nume de familie", "last name", "surname", "επώνυμο", "επίθετο")
    ),
    SplitTarget(
        "full_name", Employee, family_name_first, label=_("full name, family name first"),
        synonyms=("nume și prenume", "nume prenume", "ονοματεπώνυμο"),
    ),
    SplitTarget(
        "natural_name", Employee, given_name_first, label=_("full name, given name first"),
        synonyms=("full name", "nume complet", "prenume și nume", "πλήρες όνομα"),
    ),
    FieldTarget("job_title", Employee, synonyms=("funcție", "post", "position", "θέση", "τίτλος θέσης")),
    FieldTarget(
        "unit", Employee, names_of=names_in_tree, synonyms=("departament", "department", "echipă", "team", "τμήμα")
    ),
    FieldTarget("email", Employee, synonyms=("mail", "email address", "adresă de e-mail", "ηλεκτρονική διεύθυνση")),
    FieldTarget("phone", Employee, synonyms=("telefon", "mobil", "mobile", "telephone", "τηλέφωνο", "κινητό")),
    FieldTarget("is_active", Employee, synonyms=("activ", "active", "angajat", "ενεργός")),
    ListTarget("roles", Employee, synonyms=("rol", "roluri", "role", "ρόλος", "ρόλοι")),
)  # fmt: skip

UNIT: tuple[Target, ...] = (
    FieldTarget("name", Unit, synonyms=("nume", "denumire", "departament", "department", "όνομα", "τμήμα")),
    FieldTarget("kind", Unit, words=KINDS, synonyms=("tip", "fel", "type", "είδος", "τύπος")),
    ParentTarget(
        "parent", Unit, names_of=names_in_tree,
        synonyms=("face parte din", "unitate superioară", "subordonat", "parent", "ανήκει σε"),
    ),
    FieldTarget("manager", Unit, names_of=names_of_employee, synonyms=("șef", "head", "conducător", "προϊστάμενος")),
)  # fmt: skip
