"""What lists, pages, forms, files and the API show of contacts (CON)."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Action, Employee
from liant.kernel.entity.columns import DayColumn, PartColumn
from liant.kernel.entity.counting import count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.figures import add_figure
from liant.kernel.entity.filters import PrefixFilter
from liant.kernel.entity.offers import Fact, PickedAct, Sheet
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.entity.sections import Fieldsets
from liant.kernel.entity.showing.declared import Map
from liant.kernel.entity.tabs import History, Overview
from liant.kernel.entity.tallies import TallyColumn
from liant.kernel.entity.verbs import Verb
from liant.modules.contacts import imports
from liant.modules.contacts.cards.formats import CardFormat
from liant.modules.contacts.codes.drawing import code_of
from liant.modules.contacts.columns import NameColumn, StaffColumn, workplaces
from liant.modules.contacts.installed import ITEMS
from liant.modules.contacts.lists.asking import ListFilter
from liant.modules.contacts.lists.belonging import FIELD
from liant.modules.contacts.models import (
    Address,
    Association,
    Category,
    Child,
    Contact,
    Email,
    Function,
    Origin,
    Phone,
    Position,
    WebAddress,
)
from liant.modules.contacts.registries.asking import are_asked
from liant.modules.contacts.registries.comparing import is_known_by_number
from liant.modules.contacts.salutations import suggestion
from liant.modules.contacts.salutations.columns import SalutationColumn
from liant.modules.contacts.tabs import Branches, Come, Filed, Holders, People, Posts, Served, Subcategories
from liant.modules.contacts.timeline import ContactTimeline
from liant.modules.contacts.towns import positions

Kind = Contact.Kind

ADDRESSED = (_("Form of address"), ("salutation", "is_informal"))
ROLES = (
    _("Relation to us"),
    ("is_prospect", "is_customer", "is_supplier", "is_associate", "origin", "categories", "tags"),
)
OURS = (_("Responsible"), ("owner", "unit"))
REGISTERED = (_("Registration"), ("tax_number", "is_vat_registered", "trade_register", "iban"))
IDENTITY = (_("Identity"), ("personal_code", "identity_card"))
PERSONAL = (_("Personal"), ("born_on", "marital_status", "wed_on", "name_day", "is_deceased"))
NOTES = (_("Notes"), ("notes",))

CONTACT = _("How to reach")
PLACE = ("purpose", "street", "postal_code", "city", "region", "country", "latitude", "longitude", "is_default")
REACH = (
    PartSet(Phone, ("kind", "number", "state", "is_default"), "phone", group=CONTACT),
    PartSet(Email, ("kind", "address", "state", "is_default"), "mail", group=CONTACT),
    PartSet(Address, PLACE, "map-pin", group=CONTACT),
    PartSet(WebAddress, ("url", "is_default"), "world", group=CONTACT),
)
POSTS = PartSet(
    Position, ("account", "title", "function", "phone", "email", "starts_on", "ends_on"), "briefcase", whole="person"
)
CHILDREN = PartSet(Child, ("given_name", "gender", "born_on"), "mood-kid")
ASSOCIATES = PartSet(Association, ("associate", "is_invoiced", "starts_on", "ends_on"), "affiliate", whole="customer")
add_figure(Contact, StaffColumn())


@register
class ContactEntity(Entity):
    """Accounts, persons and branches in one list."""

    model = Contact
    slug = "contacts"
    icon = "users"
    variant = "kind"
    columns = (
        NameColumn(),
        "kind",
        PartColumn("phone", Phone, "number", state="valid"),
        PartColumn("email", Email, "address", state="valid"),
        PartColumn("city", Address, "city"),
        "owner",
        "categories",
        DayColumn(Contact._meta.get_field("created_at")),
    )
    filters = (
        "kind", PrefixFilter("city", Address, "city_key", _("city")), "categories", "tags", "origin", ListFilter(),
        "owner", "unit", "is_prospect", "is_customer", "is_supplier", "is_associate",
    )  # fmt: skip
    map = Map(
        Address,
        town="city",
        key="city_key",
        country="country",
        at=("latitude", "longitude"),
        narrows="city",
        towns=positions,
    )
    imports = imports.CONTACT
    file_formats = (CardFormat(),)
    picked_acts = (
        PickedAct(_("Add to a list"), "list-details", "contacts:add_to_list"),
        PickedAct(_("Take out of the list"), "list-details", "contacts:remove_from_list", needs=FIELD),
    )
    tabs = (Overview, ContactTimeline, People, Posts, Branches, Served, History)
    glance_fields = ("salutation", "owner", "unit", "created_at")
    beside = (SalutationColumn(),)

    fieldsets_by_kind: ClassVar[dict[str, Fieldsets]] = {
        Kind.ACCOUNT: ((_("Account"), ("name", "language", "salutation")), ROLES, REGISTERED, OURS, NOTES),
        Kind.BRANCH: ((_("Branch"), ("name", "account", "language", "salutation")), ROLES, REGISTERED, OURS, NOTES),
        Kind.PERSON: (
            (_("Person"), ("given_name", "family_name", "title", "gender", "language", "employee")), ADDRESSED,
            ROLES, PERSONAL,
            IDENTITY, OURS, NOTES,
        ),
    }  # fmt: skip

    def fieldsets(self, variant: str) -> Fieldsets:
        """Each kind has fields of its own."""
        return self.fieldsets_by_kind[variant]

    def part_sets(self, variant: str) -> tuple[PartSet, ...]:
        """All are reached and served; a person has posts and children, too."""
        own = (POSTS, CHILDREN) if variant == Kind.PERSON else ()
        return (*REACH, *own, ASSOCIATES, ITEMS)

    def makers(self) -> list[Sheet]:
        """From a pasted text, or a scanned code; from a registry, where one may be asked."""
        text = Sheet(_("From text"), "clipboard-text", "contacts:capture")
        code = Sheet(_("Scan a QR code"), "qrcode", "contacts:scan", is_whole=True)
        return [
            text,
            code,
            *([Sheet(_("From a registry"), "building-bank", "contacts:look_up")] if are_asked() else []),
        ]

    def suggestions(self, record: Any) -> dict[str, str]:
        """How one would write to it."""
        return {"salutation": suggestion(record)}

    def variant_icons(self) -> list[str]:
        """A house, a person, a branch."""
        return ["building", "user", "git-branch"]

    def secondary(self, records: list[Any]) -> list[str]:
        """Where they work, city and phone."""
        columns = [column for column in self.table_columns if column.name in ("city", "phone")]
        cells = [column.cells(records) for column in reversed(columns)]
        places = workplaces(records)
        return [
            " · ".join(filter(None, (places.get(record.pk), *(of[record.pk].text for of in cells))))
            for record in records
        ]

    def verbs(self, record: Any, actions: frozenset[str]) -> list[Verb]:
        """Its card as a file and as a code, for who may take it along; what a registry says, for who may change it."""
        found = []
        if Action.CHANGE in actions and are_asked() and record.kind == Kind.ACCOUNT and is_known_by_number(record):
            url = reverse("contacts:compare", args=[record.pk])
            found.append(Verb(str(_("Compare with the registry")), "building-bank", url))
        if Action.EXPORT in actions:
            card, code = (reverse(f"contacts:{name}", args=[record.pk]) for name in ("card", "code"))
            found.append(Verb(str(CardFormat.label), CardFormat.icon, card, is_link=True))
            found.append(Verb(str(_("QR code")), "qrcode", code, opens="drawer"))
        return found

    def code(self, record: Any) -> str:
        """How to reach it."""
        return code_of(record)

    def facts(self, employee: Employee) -> list[Fact]:
        """How many contacts one sees, and how many are one's own."""
        seen = Fact(str(_("Contacts you can see")), count(Contact.objects.all()).text, self.list_url, "users")
        return [seen, self._owned(employee, str(_("Your contacts")))]

    def waiting(self, employee: Employee) -> list[Fact]:
        """How many are another's."""
        return [self._owned(employee, self.label_plural)]

    def _owned(self, employee: Employee, label: str) -> Fact:
        owned = Contact.objects.filter(owner=employee)
        return Fact(label, count(owned).text, f"{self.list_url}?owner={employee.pk}", "user")


@register
class CategoryEntity(Entity):
    """What contacts are filed under."""

    model = Category
    slug = "categories"
    icon = "tag"
    place = Place.ADMINISTRATION
    is_short = True
    columns = ("caption", "parent", TallyColumn(_("categories below"), Category, "parent"))
    filters = ("parent",)
    fields = ((_("Category"), ("name", "parent")),)
    tabs = (Overview, Filed, Subcategories, History)
    imports = imports.CATEGORY

    def secondary(self, records: list[Any]) -> list[str]:
        """What they are a part of."""
        above = captions(Category, (record.parent_id for record in records))
        return [above.get(record.parent_id, "") for record in records]


@register
class OriginEntity(Entity):
    """How contacts come to us."""

    model = Origin
    slug = "origins"
    icon = "target-arrow"
    place = Place.ADMINISTRATION
    columns = ("caption", "created_at")
    fields = ((_("Origin"), ("name",)),)
    tabs = (Come, History)
    imports = imports.ORIGIN


@register
class FunctionEntity(Entity):
    """What people do where they work."""

    model = Function
    slug = "functions"
    icon = "briefcase"
    place = Place.ADMINISTRATION
    is_short = True
    columns = ("caption", "created_at")
    fields = ((_("Function"), ("name",)),)
    tabs = (Holders, History)
    imports = imports.FUNCTION
