"""Signatures as people write them, and what is to be read in each; names and numbers are invented."""

from typing import Any

Signature = tuple[str, dict[str, Any]]


def _told(text: str, **found: Any) -> Signature:
    return text, found


ROMANIAN = [
    _told(
        "Cu stimă,\n"
        "Ion Popescu\n"
        "Director General\n"
        "Hotel Bistrița SRL\n"
        "Tel: 0264 123 456\n"
        "Mobil: 0722 123 456\n"
        "E-mail: ion.popescu@bistrita.ro\n"
        "www.bistrita.ro\n"
        "Str. Lungă nr. 5, 400001 Cluj-Napoca, jud. Cluj",
        given_name="Ion",
        family_name="Popescu",
        job_title="Director General",
        company="Hotel Bistrița SRL",
        phones=[("work", "+40264123456"), ("mobile", "+40722123456")],
        emails=["ion.popescu@bistrita.ro"],
        web="www.bistrita.ro",
        place={
            "street": "Str. Lungă nr. 5",
            "postal_code": "400001",
            "city": "Cluj-Napoca",
            "region": "Cluj",
            "country": "RO",
        },
    ),
    _told(
        "POPESCU Ion-Andrei\nInginer de vânzări\nS.C. Alfa Instal S.R.L.\nCUI: RO14399840\nJ40/1234/2010\n0722.123.456",
        given_name="Ion-Andrei",
        family_name="Popescu",
        job_title="Inginer de vânzări",
        company="S.C. Alfa Instal S.R.L.",
        tax_number="14399840",
        trade_register="J40/1234/2010",
        phones=[("mobile", "+40722123456")],
    ),
    _told(
        "Dr. Maria Ionescu | Medic primar | Clinica Sf. Maria\nm: +40 745 123 456 | e: maria.ionescu@clinica.ro",
        title="Dr.",
        given_name="Maria",
        family_name="Ionescu",
        job_title="Medic primar",
        company="Clinica Sf. Maria",
        phones=[("mobile", "+40745123456")],
        emails=["maria.ionescu@clinica.ro"],
    ),
    _told(
        "Mulțumesc,\n"
        "Ana-Maria Țăranu\n"
        "Responsabil achiziții, Beta Construct SA\n"
        "Bd. Unirii 12, sector 3, București\n"
        "fax: 021 123 4567",
        given_name="Ana-Maria",
        family_name="Țăranu",
        job_title="Responsabil achiziții",
        company="Beta Construct SA",
        phones=[("fax", "+40211234567")],
        place={"street": "Bd. Unirii 12, sector 3", "city": "București", "country": "RO"},
    ),
    _told(
        "Ing. Vasile Ștefănescu\nȘef departament tehnic\nTermo Pro SRL-D\n0740123456\nvasile@termopro.ro",
        title="Ing.",
        given_name="Vasile",
        family_name="Ștefănescu",
        job_title="Șef departament tehnic",
        company="Termo Pro SRL-D",
        emails=["vasile@termopro.ro"],
    ),
    _told(
        "Pensiunea Alba\nStr. Principală 20, Bran, jud. Brașov\n0268 123 456\ncontact@pensiuneaalba.ro",
        company="Pensiunea Alba",
        given_name="",
        family_name="",
        emails=["contact@pensiuneaalba.ro"],
        place={"street": "Str. Principală 20", "city": "Bran", "region": "Brașov", "country": "RO"},
    ),
    _told(
        "Cristina Dumitrescu\nContabil șef\nGamma Trans S.R.L.\nC.U.I. 14399840\nTelefon 0256 123 456",
        given_name="Cristina",
        family_name="Dumitrescu",
        job_title="Contabil șef",
        company="Gamma Trans S.R.L.",
        tax_number="14399840",
    ),
    _told(
        "O zi bună!\n"
        "--\n"
        "Mihai Georgescu\n"
        "Consultant vânzări\n"
        "Delta Soft SRL\n"
        "Municipiul Timișoara, jud. Timiș\n"
        "https://deltasoft.ro/",
        given_name="Mihai",
        family_name="Georgescu",
        job_title="Consultant vânzări",
        company="Delta Soft SRL",
        web="https://deltasoft.ro",
        place={"city": "Timișoara", "region": "Timiș", "country": "RO"},
    ),
    _told(
        "Av. Elena Radu\nAvocat asociat\nelena.radu@avocati.ro\n0723-123-456",
        title="Av.",
        given_name="Elena",
        family_name="Radu",
        job_title="Avocat asociat",
        phones=[("mobile", "+40723123456")],
    ),
    _told(
        "Munteanu Dan\nAdministrator\nd.munteanu@firma.ro\nFirma Verde SRL",
        given_name="Dan",
        family_name="Munteanu",
        job_title="Administrator",
        company="Firma Verde SRL",
    ),
    _told(
        "Gabriela Marin\nAsistent manager\nHotel Parc SA\nCalea Victoriei 100\nBucurești 010071",
        given_name="Gabriela",
        family_name="Marin",
        job_title="Asistent manager",
        company="Hotel Parc SA",
        place={"street": "Calea Victoriei 100", "city": "București", "postal_code": "010071", "country": "RO"},
    ),
    _told(
        "Radu Enache - Director comercial - Omega Distribution SRL - 0733 123 456",
        given_name="Radu",
        family_name="Enache",
        job_title="Director comercial",
        company="Omega Distribution SRL",
        phones=[("mobile", "+40733123456")],
    ),
]
GREEK = [
    _told(
        "Με εκτίμηση,\n"
        "Γιώργος Παπαδόπουλος\n"
        "Διευθυντής Πωλήσεων\n"
        "Ελληνικά Ξενοδοχεία Α.Ε.\n"
        "Τηλ: 210 1234567\n"
        "Κιν: 694 123 4567\n"
        "g.papadopoulos@hotels.gr",
        given_name="Γιώργος",
        family_name="Παπαδόπουλος",
        job_title="Διευθυντής Πωλήσεων",
        company="Ελληνικά Ξενοδοχεία Α.Ε.",
        phones=[("work", "+302101234567"), ("mobile", "+306941234567")],
        emails=["g.papadopoulos@hotels.gr"],
    ),
    _told(
        "Μαρία Οικονόμου\nΛογίστρια\nΆλφα Εμπορική ΕΠΕ\nΑΦΜ 094259216\nΛεωφ. Κηφισίας 10, 115 26 Αθήνα",
        given_name="Μαρία",
        family_name="Οικονόμου",
        job_title="Λογίστρια",
        company="Άλφα Εμπορική ΕΠΕ",
        tax_number="094259216",
        place={"street": "Λεωφ. Κηφισίας 10", "postal_code": "115 26", "city": "Αθήνα", "country": "GR"},
    ),
    _told(
        "ΝΙΚΟΛΑΟΥ Πέτρος\nΜηχανικός\nΤεχνική ΙΚΕ\n+30 2310 123456",
        given_name="Πέτρος",
        family_name="Νικολαου",
        job_title="Μηχανικός",
        company="Τεχνική ΙΚΕ",
        phones=[("work", "+302310123456")],
    ),
    _told(
        "Ελένη Δημητρίου | Υπεύθυνη Μάρκετινγκ | Βήτα ΑΕ\nwww.vita.gr",
        given_name="Ελένη",
        family_name="Δημητρίου",
        job_title="Υπεύθυνη Μάρκετινγκ",
        company="Βήτα ΑΕ",
        web="www.vita.gr",
    ),
    _told(
        "κ. Ανδρέας Γεωργίου\nΣύμβουλος Επιχειρήσεων\n6971234567",
        title="",
        given_name="Ανδρέας",
        family_name="Γεωργίου",
        job_title="Σύμβουλος Επιχειρήσεων",
        phones=[("mobile", "+306971234567")],
    ),
    _told(
        "Φιλικά,\nΣοφία Αντωνίου\nΓραμματέας Διεύθυνσης\nsofia@etaireia.gr\nΦαξ: 2101234568",
        given_name="Σοφία",
        family_name="Αντωνίου",
        job_title="Γραμματέας Διεύθυνσης",
        emails=["sofia@etaireia.gr"],
        phones=[("fax", "+302101234568")],
    ),
    _told(
        "Κωνσταντίνος Βασιλείου\nΔιευθύνων Σύμβουλος, Γάμμα Ο.Ε.\nΘεσσαλονίκη, Τ.Κ. 546 24",
        given_name="Κωνσταντίνος",
        family_name="Βασιλείου",
        job_title="Διευθύνων Σύμβουλος",
        company="Γάμμα Ο.Ε.",
        place={"city": "Θεσσαλονίκη", "postal_code": "546 24", "country": "GR"},
    ),
    _told(
        "Ξενοδοχείο Ήλιος\nΟδός Ερμού 5, Πάτρα\n2610 123456\ninfo@ilios.gr",
        company="Ξενοδοχείο Ήλιος",
        given_name="",
        place={"street": "Οδός Ερμού 5", "city": "Πάτρα", "country": "GR"},
    ),
]
ENGLISH = [
    _told(
        "Best regards,\n"
        "John Smith\n"
        "Sales Manager\n"
        "Acme Ltd\n"
        "T: +44 20 7946 0958\n"
        "M: +44 7400 123456\n"
        "john.smith@acme.co.uk",
        given_name="John",
        family_name="Smith",
        job_title="Sales Manager",
        company="Acme Ltd",
        phones=[("work", "+442079460958"), ("mobile", "+447400123456")],
        emails=["john.smith@acme.co.uk"],
    ),
    _told(
        "Mary-Ann O'Neil, CFO\nGlobal Foods Inc.\nmary@globalfoods.com",
        given_name="Mary-Ann",
        family_name="O'Neil",
        job_title="CFO",
        company="Global Foods Inc.",
    ),
    _told(
        "Ana Pop | Head of Purchasing | Delta Hotels SRL\nOffice: +40 364 123 456",
        given_name="Ana",
        family_name="Pop",
        job_title="Head of Purchasing",
        company="Delta Hotels SRL",
        phones=[("work", "+40364123456")],
    ),
    _told(
        "Kind regards\nDr. Peter Brown\nChief Engineer\nBrown & Sons GmbH\nhttps://www.brown.de\npeter@brown.de",
        title="Dr.",
        given_name="Peter",
        family_name="Brown",
        job_title="Chief Engineer",
        company="Brown & Sons GmbH",
        web="https://www.brown.de",
    ),
    _told(
        "Jane Doe\nFounder & CEO\njane@startup.io\nCluj-Napoca, Romania",
        given_name="Jane",
        family_name="Doe",
        job_title="Founder & CEO",
        emails=["jane@startup.io"],
    ),
    _told(
        "Thanks,\nMr. James Wilson\nAccount Executive\nVAT: RO14399840\n+40 722 123 456",
        title="",
        given_name="James",
        family_name="Wilson",
        job_title="Account Executive",
        tax_number="14399840",
    ),
    _told(
        "SMITH Anna Louise\nSoftware Developer\nanna@code.dev",
        given_name="Anna Louise",
        family_name="Smith",
        job_title="Software Developer",
    ),
    _told(
        "Robert Green\nPartner at law\nGreen Partners LLC\nF: +40 21 123 4567",
        given_name="Robert",
        family_name="Green",
        company="Green Partners LLC",
        phones=[("fax", "+40211234567")],
    ),
    _told(
        "Laura White\nReservations Supervisor\nSea Resort S.A.\nreservations@searesort.ro\nMamaia, Romania",
        given_name="Laura",
        family_name="White",
        job_title="Reservations Supervisor",
        company="Sea Resort S.A.",
        emails=["reservations@searesort.ro"],
    ),
    _told(
        "sent from my phone\n0722 123 456",
        given_name="",
        family_name="",
        company="",
        phones=[("mobile", "+40722123456")],
    ),
]
