"""What files of contacts call kinds, genders, languages and marital statuses, beside what Liant calls them (CON-19)."""

from liant.modules.contacts.models import Contact

Kind, Gender, Language = Contact.Kind, Contact.Gender, Contact.Language
Married = Contact.MaritalStatus

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
MARITAL = {
    "celibatar": Married.SINGLE, "celibatară": Married.SINGLE, "necăsătorit": Married.SINGLE,
    "necăsătorită": Married.SINGLE, "άγαμος": Married.SINGLE, "άγαμη": Married.SINGLE,
    "căsătorit": Married.MARRIED, "căsătorită": Married.MARRIED, "έγγαμος": Married.MARRIED, "έγγαμη": Married.MARRIED,
    "divorțat": Married.DIVORCED, "divorțată": Married.DIVORCED, "διαζευγμένος": Married.DIVORCED,
    "διαζευγμένη": Married.DIVORCED, "văduv": Married.WIDOWED, "văduvă": Married.WIDOWED, "χήρος": Married.WIDOWED,
    "χήρα": Married.WIDOWED,
}  # fmt: skip
