"""What the API takes and gives. Written by generate.py."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict


class ActList(TypedDict):
    items: list[ActOutput]
    next: str | None


class ActOutput(TypedDict):
    id: int
    at: str
    employee: Named | None
    on_behalf_of: Named | None
    verb: str
    door: str
    address: str | None
    agent: str
    request_id: str | None
    entity: str
    record: Named | None
    told: dict[str, JsonValue] | None
    changes: list[ChangeOutput]
    has_more_changes: bool


class Activity(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    summary: NotRequired[str | None]
    type: NotRequired[Named | None]
    contact: NotRequired[Named | None]
    stage: NotRequired[Named | None]
    parent: NotRequired[Named | None]
    tags: NotRequired[list[Named]]
    starts_at: NotRequired[str | None]
    ends_at: NotRequired[str | None]
    is_all_day: NotRequired[bool | None]
    location: NotRequired[str | None]
    description: NotRequired[str | None]
    result: NotRequired[str | None]
    spent_minutes: NotRequired[int | None]
    cost: NotRequired[str | None]
    owner: NotRequired[Named | None]
    unit: NotRequired[Named | None]
    completer: NotRequired[Named | None]
    status: NotRequired[str | None]
    colleagues: list[Participant]
    attendees: list[Attendee]
    bookings: list[Booking]
    characteristics: NotRequired[dict[str, Any] | None]


class ActivityInput(TypedDict):
    summary: NotRequired[str | None]
    type: NotRequired[int | None]
    contact: NotRequired[int | None]
    stage: NotRequired[int | None]
    parent: NotRequired[int | None]
    tags: NotRequired[list[int] | None]
    starts_at: NotRequired[str | None]
    ends_at: NotRequired[str | None]
    is_all_day: NotRequired[bool | None]
    location: NotRequired[str | None]
    description: NotRequired[str | None]
    result: NotRequired[str | None]
    spent_minutes: NotRequired[int | None]
    cost: NotRequired[float | str | None]
    owner: NotRequired[int | None]
    unit: NotRequired[int | None]
    completer: NotRequired[int | None]
    colleagues: NotRequired[list[ParticipantInput] | None]
    attendees: NotRequired[list[AttendeeInput] | None]
    bookings: NotRequired[list[BookingInput] | None]
    characteristics: NotRequired[dict[str, Any] | None]


class ActivityInputBulk(TypedDict):
    items: list[ActivityInputCreate | ActivityInputChange | ActivityInputDelete]
    atomic: NotRequired[bool]


class ActivityInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class ActivityInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class ActivityInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class ActivityList(TypedDict):
    items: list[Activity]
    next: str | None


class ActivityStep(TypedDict):
    id: int
    source: NotRequired[Named | None]
    target: NotRequired[Named | None]
    name: NotRequired[str | None]
    taken_by: NotRequired[str | None]
    role: NotRequired[Named | None]
    is_automatic: NotRequired[bool | None]


class ActivityStepInput(TypedDict):
    id: NotRequired[int | None]
    source: NotRequired[int | None]
    target: NotRequired[int | None]
    name: NotRequired[str | None]
    taken_by: NotRequired[str | None]
    role: NotRequired[int | None]
    is_automatic: NotRequired[bool | None]


class Activitylifecycle(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    first: NotRequired[Named | None]
    steps: list[ActivityStep]


class ActivitylifecycleInput(TypedDict):
    name: NotRequired[str | None]
    first: NotRequired[int | None]
    steps: NotRequired[list[ActivityStepInput] | None]


class ActivitylifecycleInputBulk(TypedDict):
    items: list[ActivitylifecycleInputCreate | ActivitylifecycleInputChange | ActivitylifecycleInputDelete]
    atomic: NotRequired[bool]


class ActivitylifecycleInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class ActivitylifecycleInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class ActivitylifecycleInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class ActivitylifecycleList(TypedDict):
    items: list[Activitylifecycle]
    next: str | None


class Activitystage(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    status: NotRequired[str | None]
    tone: NotRequired[str | None]
    position: NotRequired[int | None]


class ActivitystageInput(TypedDict):
    name: NotRequired[str | None]
    status: NotRequired[str | None]
    tone: NotRequired[str | None]
    position: NotRequired[int | None]


class ActivitystageInputBulk(TypedDict):
    items: list[ActivitystageInputCreate | ActivitystageInputChange | ActivitystageInputDelete]
    atomic: NotRequired[bool]


class ActivitystageInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class ActivitystageInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class ActivitystageInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class ActivitystageList(TypedDict):
    items: list[Activitystage]
    next: str | None


class Activitytype(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    tone: NotRequired[str | None]
    is_active: NotRequired[bool | None]
    default_minutes: NotRequired[int | None]
    lifecycle: NotRequired[Named | None]
    needs_result: NotRequired[bool | None]


class ActivitytypeInput(TypedDict):
    name: NotRequired[str | None]
    tone: NotRequired[str | None]
    is_active: NotRequired[bool | None]
    default_minutes: NotRequired[int | None]
    lifecycle: NotRequired[int | None]
    needs_result: NotRequired[bool | None]


class ActivitytypeInputBulk(TypedDict):
    items: list[ActivitytypeInputCreate | ActivitytypeInputChange | ActivitytypeInputDelete]
    atomic: NotRequired[bool]


class ActivitytypeInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class ActivitytypeInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class ActivitytypeInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class ActivitytypeList(TypedDict):
    items: list[Activitytype]
    next: str | None


class Address(TypedDict):
    id: int
    purpose: NotRequired[str | None]
    street: NotRequired[str | None]
    postal_code: NotRequired[str | None]
    city: NotRequired[str | None]
    region: NotRequired[str | None]
    country: NotRequired[str | None]
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]
    is_default: NotRequired[bool | None]


class AddressInput(TypedDict):
    id: NotRequired[int | None]
    purpose: NotRequired[str | None]
    street: NotRequired[str | None]
    postal_code: NotRequired[str | None]
    city: NotRequired[str | None]
    region: NotRequired[str | None]
    country: NotRequired[str | None]
    latitude: NotRequired[float | None]
    longitude: NotRequired[float | None]
    is_default: NotRequired[bool | None]


class Association(TypedDict):
    id: int
    associate: NotRequired[Named | None]
    is_invoiced: NotRequired[bool | None]
    starts_on: NotRequired[str | None]
    ends_on: NotRequired[str | None]


class AssociationInput(TypedDict):
    id: NotRequired[int | None]
    associate: NotRequired[int | None]
    is_invoiced: NotRequired[bool | None]
    starts_on: NotRequired[str | None]
    ends_on: NotRequired[str | None]


class AttachmentList(TypedDict):
    items: list[AttachmentOut]
    next: int | None


class AttachmentOut(TypedDict):
    id: int
    name: str
    size: int
    content_type: str
    sha256: str
    added_at: str
    added_by: int


class Attendee(TypedDict):
    id: int
    contact: NotRequired[Named | None]
    answer: NotRequired[str | None]


class AttendeeInput(TypedDict):
    id: NotRequired[int | None]
    contact: NotRequired[int | None]
    answer: NotRequired[str | None]


Basis: TypeAlias = Literal["consent", "soft_opt_in", "legitimate_interest", "personal_message", "contract"]


class Begun(TypedDict):
    url: str


class Booking(TypedDict):
    id: int
    equipment: NotRequired[Named | None]


class BookingInput(TypedDict):
    id: NotRequired[int | None]
    equipment: NotRequired[int | None]


class CalendarsIn(TypedDict):
    own: list[NameDayCalendar] | None


class CalendarsOut(TypedDict):
    own: list[NameDayCalendar] | None
    company: list[NameDayCalendar]


class CapturedContact(TypedDict):
    kind: str
    values: dict[str, str]
    parts: dict[str, list[dict[str, Any]]]
    account: int | None
    new_account: dict[str, str] | None


class CapturedText(TypedDict):
    text: str


class Category(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    parent: NotRequired[Named | None]
    characteristics: NotRequired[dict[str, Any] | None]


class CategoryInput(TypedDict):
    name: NotRequired[str | None]
    parent: NotRequired[int | None]
    characteristics: NotRequired[dict[str, Any] | None]


class CategoryInputBulk(TypedDict):
    items: list[CategoryInputCreate | CategoryInputChange | CategoryInputDelete]
    atomic: NotRequired[bool]


class CategoryInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class CategoryInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class CategoryInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class CategoryList(TypedDict):
    items: list[Category]
    next: str | None


class CelebrationOut(TypedDict):
    key: str
    kind: OccasionKind
    day: str
    contact: Named
    years: int | None
    child: str
    text: str
    note: str
    is_certain: bool
    greeted: str


class ChangeList(TypedDict):
    items: list[ChangeOutput]
    next: str | None


class ChangeOutput(TypedDict):
    row: int
    id: int
    record: str
    lines: list[LineOutput]


class Changed(TypedDict):
    changed: int


Channel: TypeAlias = Literal["email", "sms", "phone", "post"]


class Characteristic(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    type: NotRequired[str | None]
    name: NotRequired[str | None]
    entity: NotRequired[str | None]
    kinds: NotRequired[list[str] | None]
    group: NotRequired[str | None]
    position: NotRequired[int | None]
    help: NotRequired[str | None]
    default: NotRequired[str | None]
    is_required: NotRequired[bool | None]
    is_column: NotRequired[bool | None]
    is_filter: NotRequired[bool | None]
    key: NotRequired[str | None]
    is_retired: NotRequired[bool | None]
    currency: NotRequired[str | None]
    choices: list[CharacteristicChoice]


class CharacteristicChoice(TypedDict):
    id: int
    name: NotRequired[str | None]
    position: NotRequired[int | None]
    is_default: NotRequired[bool | None]
    is_retired: NotRequired[bool | None]


class CharacteristicChoiceInput(TypedDict):
    id: NotRequired[int | None]
    name: NotRequired[str | None]
    position: NotRequired[int | None]
    is_default: NotRequired[bool | None]
    is_retired: NotRequired[bool | None]


class CharacteristicInput(TypedDict):
    type: NotRequired[str | None]
    name: NotRequired[str | None]
    entity: NotRequired[str | None]
    kinds: NotRequired[list[str] | None]
    group: NotRequired[str | None]
    position: NotRequired[int | None]
    help: NotRequired[str | None]
    default: NotRequired[str | None]
    is_required: NotRequired[bool | None]
    is_column: NotRequired[bool | None]
    is_filter: NotRequired[bool | None]
    key: NotRequired[str | None]
    is_retired: NotRequired[bool | None]
    currency: NotRequired[str | None]
    choices: NotRequired[list[CharacteristicChoiceInput] | None]


class CharacteristicInputBulk(TypedDict):
    items: list[CharacteristicInputCreate | CharacteristicInputChange | CharacteristicInputDelete]
    atomic: NotRequired[bool]


class CharacteristicInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class CharacteristicInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class CharacteristicInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class CharacteristicList(TypedDict):
    items: list[Characteristic]
    next: str | None


class ChartUnit(TypedDict):
    id: int
    caption: str
    kind: str
    manager: Named | None
    employees: int
    employees_in_all: int
    equipment: int
    parts: list[ChartUnit]


class Child(TypedDict):
    id: int
    given_name: NotRequired[str | None]
    gender: NotRequired[str | None]
    born_on: NotRequired[str | None]


class ChildInput(TypedDict):
    id: NotRequired[int | None]
    given_name: NotRequired[str | None]
    gender: NotRequired[str | None]
    born_on: NotRequired[str | None]


class CommentIn(TypedDict):
    text: str


class CommentList(TypedDict):
    items: list[CommentOut]
    next: int | None


class CommentOut(TypedDict):
    id: int
    text: str
    author: int
    written_at: str
    edited_at: str | None


class Consenttext(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    purpose: NotRequired[str | None]
    language: NotRequired[str | None]
    text: NotRequired[str | None]


class ConsenttextInput(TypedDict):
    name: NotRequired[str | None]
    purpose: NotRequired[str | None]
    language: NotRequired[str | None]
    text: NotRequired[str | None]


class ConsenttextInputBulk(TypedDict):
    items: list[ConsenttextInputCreate | ConsenttextInputChange | ConsenttextInputDelete]
    atomic: NotRequired[bool]


class ConsenttextInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class ConsenttextInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class ConsenttextInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class ConsenttextList(TypedDict):
    items: list[Consenttext]
    next: str | None


class Contact(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    kind: NotRequired[str | None]
    name: NotRequired[str | None]
    language: NotRequired[str | None]
    salutation: NotRequired[str | None]
    is_prospect: NotRequired[bool | None]
    is_customer: NotRequired[bool | None]
    is_supplier: NotRequired[bool | None]
    is_associate: NotRequired[bool | None]
    origin: NotRequired[Named | None]
    categories: NotRequired[list[Named]]
    tags: NotRequired[list[Named]]
    tax_number: NotRequired[str | None]
    is_vat_registered: NotRequired[bool | None]
    trade_register: NotRequired[str | None]
    iban: NotRequired[str | None]
    owner: NotRequired[Named | None]
    unit: NotRequired[Named | None]
    notes: NotRequired[str | None]
    given_name: NotRequired[str | None]
    family_name: NotRequired[str | None]
    title: NotRequired[str | None]
    gender: NotRequired[str | None]
    employee: NotRequired[Named | None]
    is_informal: NotRequired[bool | None]
    born_on: NotRequired[str | None]
    marital_status: NotRequired[str | None]
    wed_on: NotRequired[str | None]
    name_day: NotRequired[str | None]
    is_deceased: NotRequired[bool | None]
    personal_code: NotRequired[str | None]
    identity_card: NotRequired[str | None]
    account: NotRequired[Named | None]
    phones: list[Phone]
    emails: list[Email]
    addresses: list[Address]
    web_addresses: list[WebAddress]
    associates: list[Association]
    items: list[InstalledItem]
    positions: list[Position]
    children: list[Child]
    characteristics: NotRequired[dict[str, Any] | None]


class ContactGraph(TypedDict):
    nodes: list[GraphNode]
    edges: list[GraphEdge]
    is_cut: bool


class ContactInput(TypedDict):
    kind: NotRequired[str | None]
    name: NotRequired[str | None]
    language: NotRequired[str | None]
    salutation: NotRequired[str | None]
    is_prospect: NotRequired[bool | None]
    is_customer: NotRequired[bool | None]
    is_supplier: NotRequired[bool | None]
    is_associate: NotRequired[bool | None]
    origin: NotRequired[int | None]
    categories: NotRequired[list[int] | None]
    tags: NotRequired[list[int] | None]
    tax_number: NotRequired[str | None]
    is_vat_registered: NotRequired[bool | None]
    trade_register: NotRequired[str | None]
    iban: NotRequired[str | None]
    owner: NotRequired[int | None]
    unit: NotRequired[int | None]
    notes: NotRequired[str | None]
    given_name: NotRequired[str | None]
    family_name: NotRequired[str | None]
    title: NotRequired[str | None]
    gender: NotRequired[str | None]
    employee: NotRequired[int | None]
    is_informal: NotRequired[bool | None]
    born_on: NotRequired[str | None]
    marital_status: NotRequired[str | None]
    wed_on: NotRequired[str | None]
    name_day: NotRequired[str | None]
    is_deceased: NotRequired[bool | None]
    personal_code: NotRequired[str | None]
    identity_card: NotRequired[str | None]
    account: NotRequired[int | None]
    phones: NotRequired[list[PhoneInput] | None]
    emails: NotRequired[list[EmailInput] | None]
    addresses: NotRequired[list[AddressInput] | None]
    web_addresses: NotRequired[list[WebAddressInput] | None]
    associates: NotRequired[list[AssociationInput] | None]
    items: NotRequired[list[InstalledItemInput] | None]
    positions: NotRequired[list[PositionInput] | None]
    children: NotRequired[list[ChildInput] | None]
    characteristics: NotRequired[dict[str, Any] | None]


class ContactInputBulk(TypedDict):
    items: list[ContactInputCreate | ContactInputChange | ContactInputDelete]
    atomic: NotRequired[bool]


class ContactInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class ContactInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class ContactInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class ContactList(TypedDict):
    items: list[Contact]
    next: str | None


class Contactlist(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    kind: NotRequired[str | None]
    name: NotRequired[str | None]
    notes: NotRequired[str | None]
    tags: NotRequired[list[Named]]
    owner: NotRequired[Named | None]
    unit: NotRequired[Named | None]
    criteria: NotRequired[dict[str, Any] | None]


class ContactlistInput(TypedDict):
    kind: NotRequired[str | None]
    name: NotRequired[str | None]
    notes: NotRequired[str | None]
    tags: NotRequired[list[int] | None]
    owner: NotRequired[int | None]
    unit: NotRequired[int | None]
    criteria: NotRequired[dict[str, Any] | None]


class ContactlistInputBulk(TypedDict):
    items: list[ContactlistInputCreate | ContactlistInputChange | ContactlistInputDelete]
    atomic: NotRequired[bool]


class ContactlistInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class ContactlistInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class ContactlistInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class ContactlistList(TypedDict):
    items: list[Contactlist]
    next: str | None


class Copy(TypedDict):
    name: str


class Decision(TypedDict):
    other: int
    is_same: NotRequired[bool]


class DecisionInput(TypedDict):
    on_record: NotRequired[str]
    on_row: NotRequired[str]
    rows: NotRequired[dict[str, str]]


class Delegation(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    owner: NotRequired[Named | None]
    borrower: NotRequired[Named | None]
    starts_at: NotRequired[str | None]
    ends_at: NotRequired[str | None]
    reason: NotRequired[str | None]
    rights: NotRequired[list[str] | None]
    may_pass_on: NotRequired[bool | None]


class DelegationInput(TypedDict):
    owner: NotRequired[int | None]
    borrower: NotRequired[int | None]
    starts_at: NotRequired[str | None]
    ends_at: NotRequired[str | None]
    reason: NotRequired[str | None]
    rights: NotRequired[list[str] | None]
    may_pass_on: NotRequired[bool | None]


class DelegationInputBulk(TypedDict):
    items: list[DelegationInputCreate | DelegationInputChange | DelegationInputDelete]
    atomic: NotRequired[bool]


class DelegationInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class DelegationInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class DelegationInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class DelegationList(TypedDict):
    items: list[Delegation]
    next: str | None


class DeliveryList(TypedDict):
    items: list[DeliveryOut]
    next: int | None


class DeliveryOut(TypedDict):
    id: int
    webhook_id: int
    message: str
    entity: str
    record_id: int
    event: str
    created_at: str
    state: State
    attempts: int
    tried_at: str
    status: int | None
    answer: str


class Email(TypedDict):
    id: int
    kind: NotRequired[str | None]
    address: NotRequired[str | None]
    state: NotRequired[str | None]
    is_default: NotRequired[bool | None]


class EmailInput(TypedDict):
    id: NotRequired[int | None]
    kind: NotRequired[str | None]
    address: NotRequired[str | None]
    state: NotRequired[str | None]
    is_default: NotRequired[bool | None]


class Employee(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    given_name: NotRequired[str | None]
    family_name: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    job_title: NotRequired[str | None]
    unit: NotRequired[Named | None]
    roles: NotRequired[list[Named]]
    is_active: NotRequired[bool | None]
    characteristics: NotRequired[dict[str, Any] | None]


class EmployeeInput(TypedDict):
    given_name: NotRequired[str | None]
    family_name: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    job_title: NotRequired[str | None]
    unit: NotRequired[int | None]
    roles: NotRequired[list[int] | None]
    is_active: NotRequired[bool | None]
    characteristics: NotRequired[dict[str, Any] | None]


class EmployeeInputBulk(TypedDict):
    items: list[EmployeeInputCreate | EmployeeInputChange | EmployeeInputDelete]
    atomic: NotRequired[bool]


class EmployeeInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class EmployeeInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class EmployeeInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class EmployeeList(TypedDict):
    items: list[Employee]
    next: str | None


class Equipment(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    kind: NotRequired[Named | None]
    number: NotRequired[str | None]
    seats: NotRequired[int | None]
    is_active: NotRequired[bool | None]
    tags: NotRequired[list[Named]]
    unit: NotRequired[Named | None]
    place: NotRequired[str | None]
    keeper: NotRequired[Named | None]
    notes: NotRequired[str | None]
    characteristics: NotRequired[dict[str, Any] | None]


class EquipmentInput(TypedDict):
    name: NotRequired[str | None]
    kind: NotRequired[int | None]
    number: NotRequired[str | None]
    seats: NotRequired[int | None]
    is_active: NotRequired[bool | None]
    tags: NotRequired[list[int] | None]
    unit: NotRequired[int | None]
    place: NotRequired[str | None]
    keeper: NotRequired[int | None]
    notes: NotRequired[str | None]
    characteristics: NotRequired[dict[str, Any] | None]


class EquipmentInputBulk(TypedDict):
    items: list[EquipmentInputCreate | EquipmentInputChange | EquipmentInputDelete]
    atomic: NotRequired[bool]


class EquipmentInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class EquipmentInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class EquipmentInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class EquipmentList(TypedDict):
    items: list[Equipment]
    next: str | None


class Equipmentkind(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]


class EquipmentkindInput(TypedDict):
    name: NotRequired[str | None]


class EquipmentkindInputBulk(TypedDict):
    items: list[EquipmentkindInputCreate | EquipmentkindInputChange | EquipmentkindInputDelete]
    atomic: NotRequired[bool]


class EquipmentkindInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class EquipmentkindInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class EquipmentkindInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class EquipmentkindList(TypedDict):
    items: list[Equipmentkind]
    next: str | None


class Erase(TypedDict):
    reason: Reason
    is_sole_trader: NotRequired[bool]


class ExplanationOutput(TypedDict):
    is_allowed: bool
    text: str
    reasons: list[str]
    remedy: str


class Favourite(TypedDict):
    slug: str
    id: int
    caption: str


class Found(TypedDict):
    results: list[Resembling]


class Function(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]


class FunctionInput(TypedDict):
    name: NotRequired[str | None]


class FunctionInputBulk(TypedDict):
    items: list[FunctionInputCreate | FunctionInputChange | FunctionInputDelete]
    atomic: NotRequired[bool]


class FunctionInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class FunctionInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class FunctionInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class FunctionList(TypedDict):
    items: list[Function]
    next: str | None


class Given(TypedDict):
    kind: NotRequired[str]
    name: NotRequired[str]
    given_name: NotRequired[str]
    family_name: NotRequired[str]
    tax_number: NotRequired[str]
    trade_register: NotRequired[str]
    iban: NotRequired[str]
    phone: NotRequired[str]
    email: NotRequired[str]
    city: NotRequired[str]


class GrantOutput(TypedDict):
    entity: str
    action: str
    scope: str


class GrantsInput(TypedDict):
    grants: list[GrantOutput]


class GraphEdge(TypedDict):
    source: int
    target: int
    words: str


class GraphNode(TypedDict):
    id: int
    kind: Literal["account", "person", "branch"]
    caption: str
    distance: int
    url: str


GreetingChannel: TypeAlias = Literal["email", "sms"]


class GreetingIn(TypedDict):
    celebration: str
    channel: GreetingChannel
    subject: NotRequired[str]
    text: str
    personal_reason: NotRequired[str]


class Greetingtemplate(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    kind: NotRequired[str | None]
    channel: NotRequired[str | None]
    language: NotRequired[str | None]
    subject: NotRequired[str | None]
    text: NotRequired[str | None]


class GreetingtemplateInput(TypedDict):
    name: NotRequired[str | None]
    kind: NotRequired[str | None]
    channel: NotRequired[str | None]
    language: NotRequired[str | None]
    subject: NotRequired[str | None]
    text: NotRequired[str | None]


class GreetingtemplateInputBulk(TypedDict):
    items: list[GreetingtemplateInputCreate | GreetingtemplateInputChange | GreetingtemplateInputDelete]
    atomic: NotRequired[bool]


class GreetingtemplateInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class GreetingtemplateInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class GreetingtemplateInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class GreetingtemplateList(TypedDict):
    items: list[Greetingtemplate]
    next: str | None


class ImportList(TypedDict):
    items: list[ImportOutput]
    next: int | None


class ImportOutput(TypedDict):
    id: int
    entity: str
    file_name: str
    state: str
    headers: list[str]
    columns: dict[str, str]
    variant: str
    act: str
    key: str
    clears: bool
    rows: int | None
    done: int
    valid: int
    created: int
    changed: int
    unchanged: int
    faulty: int
    message: str
    problems: list[ProblemOutput]
    changes: list[ChangeOutput]
    left_out: int
    like_records: int
    like_rows: int
    on_record: str
    on_row: str
    follows: int | None
    created_at: str
    url: str


class InstalledItem(TypedDict):
    id: int
    product: NotRequired[Named | None]
    serial_number: NotRequired[str | None]
    quantity: NotRequired[int | None]
    version: NotRequired[str | None]
    acquired_on: NotRequired[str | None]
    warranty_until: NotRequired[str | None]
    is_active: NotRequired[bool | None]


class InstalledItemInput(TypedDict):
    id: NotRequired[int | None]
    product: NotRequired[int | None]
    serial_number: NotRequired[str | None]
    quantity: NotRequired[int | None]
    version: NotRequired[str | None]
    acquired_on: NotRequired[str | None]
    warranty_until: NotRequired[str | None]
    is_active: NotRequired[bool | None]


JsonValue: TypeAlias = Any


class Likely(TypedDict):
    contacts: list[Named]
    score: int
    reasons: list[str]


class LikenessList(TypedDict):
    items: list[LikenessOutput]
    next: int | None


class LikenessOutput(TypedDict):
    row: int
    label: str
    record: int | None
    earlier: int | None
    score: int
    reasons: list[str]
    choice: str


class LimitOutput(TypedDict):
    entity: str
    field: str
    level: str


class LimitsInput(TypedDict):
    limits: list[LimitOutput]


class LineOutput(TypedDict):
    label: str
    before: str
    after: str


class Made(TypedDict):
    id: int


Mail: TypeAlias = Literal["once", "digest", "never"]


class MappingInput(TypedDict):
    name: NotRequired[str | None]
    columns: NotRequired[dict[str, str] | None]
    variant: NotRequired[str | None]
    act: NotRequired[str | None]
    key: NotRequired[str | None]
    clears: NotRequired[bool | None]
    unit: NotRequired[int | None]


class MappingOutput(TypedDict):
    id: int
    name: str
    entity: str
    columns: dict[str, str]
    variant: str
    act: str
    key: str
    clears: bool
    unit: Named | None


class Merging(TypedDict):
    losers: list[int]
    values: NotRequired[dict[str, int | Literal["all"]]]


class Move(TypedDict):
    unit: NotRequired[int | None]
    employee: NotRequired[int | None]
    to: int
    on: NotRequired[str | None]


class Moved(TypedDict):
    id: int
    caption: str
    to: Named
    starts_on: str | None
    ends_on: str | None


NameDayCalendar: TypeAlias = Literal["ro-orthodox", "ro-catholic", "gr-orthodox"]


class Named(TypedDict):
    id: int
    caption: str


class NotificationList(TypedDict):
    items: list[NotificationOut]
    next: str | None


class NotificationOut(TypedDict):
    id: int
    kind: str
    entity: str
    record_id: int | None
    actor: int
    count: int
    title: str
    text: str
    quote: str
    url: str | None
    told_at: str
    seen_at: str | None


class NotificationWishes(TypedDict):
    kinds: list[Way]
    quiet_from: str | None
    quiet_until: str | None
    quiet_weekends: bool
    digest_at: str
    digest_days: list[int]


class Numbers(TypedDict):
    contacts: list[int]


OccasionKind: TypeAlias = Literal["birthday", "name_day", "wedding", "child"]


class Origin(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]


class OriginInput(TypedDict):
    name: NotRequired[str | None]


class OriginInputBulk(TypedDict):
    items: list[OriginInputCreate | OriginInputChange | OriginInputDelete]
    atomic: NotRequired[bool]


class OriginInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class OriginInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class OriginInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class OriginList(TypedDict):
    items: list[Origin]
    next: str | None


class PairsAsked(TypedDict):
    kind: NotRequired[str]
    owner: NotRequired[int | None]
    score: NotRequired[int]
    dismissed: NotRequired[bool]
    after: NotRequired[str]
    limit: NotRequired[int]


class PairsFound(TypedDict):
    results: list[Likely]
    next: str


class Participant(TypedDict):
    id: int
    employee: NotRequired[Named | None]
    answer: NotRequired[str | None]


class ParticipantInput(TypedDict):
    id: NotRequired[int | None]
    employee: NotRequired[int | None]
    answer: NotRequired[str | None]


class Phone(TypedDict):
    id: int
    kind: NotRequired[str | None]
    number: NotRequired[str | None]
    state: NotRequired[str | None]
    is_default: NotRequired[bool | None]


class PhoneInput(TypedDict):
    id: NotRequired[int | None]
    kind: NotRequired[str | None]
    number: NotRequired[str | None]
    state: NotRequired[str | None]
    is_default: NotRequired[bool | None]


class PictureOut(TypedDict):
    sha256: str


class Position(TypedDict):
    id: int
    account: NotRequired[Named | None]
    title: NotRequired[str | None]
    function: NotRequired[Named | None]
    phone: NotRequired[str | None]
    email: NotRequired[str | None]
    starts_on: NotRequired[str | None]
    ends_on: NotRequired[str | None]


class PositionInput(TypedDict):
    id: NotRequired[int | None]
    account: NotRequired[int | None]
    title: NotRequired[str | None]
    function: NotRequired[int | None]
    phone: NotRequired[str | None]
    email: NotRequired[str | None]
    starts_on: NotRequired[str | None]
    ends_on: NotRequired[str | None]


class Problem(TypedDict):
    status: int
    title: str
    errors: NotRequired[dict[str, list[str]]]


class ProblemOut(TypedDict):
    status: int
    title: str
    errors: NotRequired[dict[str, list[str]] | None]


class ProblemOutput(TypedDict):
    row: int
    column: str
    value: str
    message: str


class Product(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    code: NotRequired[str | None]
    is_active: NotRequired[bool | None]


class ProductInput(TypedDict):
    name: NotRequired[str | None]
    code: NotRequired[str | None]
    is_active: NotRequired[bool | None]


class ProductInputBulk(TypedDict):
    items: list[ProductInputCreate | ProductInputChange | ProductInputDelete]
    atomic: NotRequired[bool]


class ProductInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class ProductInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class ProductInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class ProductList(TypedDict):
    items: list[Product]
    next: str | None


Purpose: TypeAlias = Literal["marketing", "greetings", "service"]

Reason: TypeAlias = Literal["requested", "retention", "unlawful"]


class Recorded(TypedDict):
    recorded: int


class RegistryAnswer(TypedDict):
    source: str
    tax_number: str
    name: str
    is_vat_registered: bool
    is_inactive: bool
    trade_register: str
    street: str
    postal_code: str
    city: str
    region: str
    country: str


class RelationChange(TypedDict):
    other: NotRequired[int | None]
    type: NotRequired[int | None]
    side: NotRequired[Literal["forward", "inverse"] | None]
    note: NotRequired[str]
    starts_on: NotRequired[str | None]
    ends_on: NotRequired[str | None]


class RelationIn(TypedDict):
    other: int
    type: int
    side: NotRequired[Literal["forward", "inverse"]]
    note: NotRequired[str]
    starts_on: NotRequired[str | None]
    ends_on: NotRequired[str | None]


class RelationOut(TypedDict):
    id: int
    other: Named
    type: Named
    side: Literal["forward", "inverse"]
    word: str
    note: str
    starts_on: str | None
    ends_on: str | None
    is_held: bool


class RelationWords(TypedDict):
    id: int
    language: NotRequired[str | None]
    forward: NotRequired[str | None]
    forward_male: NotRequired[str | None]
    forward_female: NotRequired[str | None]
    inverse: NotRequired[str | None]
    inverse_male: NotRequired[str | None]
    inverse_female: NotRequired[str | None]


class RelationWordsInput(TypedDict):
    id: NotRequired[int | None]
    language: NotRequired[str | None]
    forward: NotRequired[str | None]
    forward_male: NotRequired[str | None]
    forward_female: NotRequired[str | None]
    inverse: NotRequired[str | None]
    inverse_male: NotRequired[str | None]
    inverse_female: NotRequired[str | None]


class Relationtype(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    inverse: NotRequired[str | None]
    from_kinds: NotRequired[str | None]
    to_kinds: NotRequired[str | None]
    meaning: NotRequired[str | None]
    words: list[RelationWords]


class RelationtypeInput(TypedDict):
    name: NotRequired[str | None]
    inverse: NotRequired[str | None]
    from_kinds: NotRequired[str | None]
    to_kinds: NotRequired[str | None]
    meaning: NotRequired[str | None]
    words: NotRequired[list[RelationWordsInput] | None]


class RelationtypeInputBulk(TypedDict):
    items: list[RelationtypeInputCreate | RelationtypeInputChange | RelationtypeInputDelete]
    atomic: NotRequired[bool]


class RelationtypeInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class RelationtypeInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class RelationtypeInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class RelationtypeList(TypedDict):
    items: list[Relationtype]
    next: str | None


class Resembling(TypedDict):
    id: int
    caption: str
    score: int
    reasons: list[str]


class Result(TypedDict):
    status: int
    id: NotRequired[int | None]
    etag: NotRequired[str | None]
    problem: NotRequired[ProblemOut | None]


class Results(TypedDict):
    results: list[Result]
    done: int
    failed: int


class Retentionrule(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    months: NotRequired[int | None]
    act: NotRequired[str | None]
    responsible: NotRequired[Named | None]
    is_active: NotRequired[bool | None]
    criteria: NotRequired[dict[str, Any] | None]


class RetentionruleInput(TypedDict):
    name: NotRequired[str | None]
    months: NotRequired[int | None]
    act: NotRequired[str | None]
    responsible: NotRequired[int | None]
    is_active: NotRequired[bool | None]
    criteria: NotRequired[dict[str, Any] | None]


class RetentionruleInputBulk(TypedDict):
    items: list[RetentionruleInputCreate | RetentionruleInputChange | RetentionruleInputDelete]
    atomic: NotRequired[bool]


class RetentionruleInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class RetentionruleInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class RetentionruleInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class RetentionruleList(TypedDict):
    items: list[Retentionrule]
    next: str | None


class Reveal(TypedDict):
    field: str
    reason: str


class Revealed(TypedDict):
    value: str


class Role(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    requires_second_factor: NotRequired[bool | None]


class RoleInput(TypedDict):
    name: NotRequired[str | None]
    requires_second_factor: NotRequired[bool | None]


class RoleInputBulk(TypedDict):
    items: list[RoleInputCreate | RoleInputChange | RoleInputDelete]
    atomic: NotRequired[bool]


class RoleInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class RoleInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class RoleInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class RoleList(TypedDict):
    items: list[Role]
    next: str | None


class Said(TypedDict):
    id: int
    channel: str
    purpose: str
    state: str
    basis: str
    text: str
    version: str
    language: str
    at: str
    source: str
    proof: str
    employee: int | None
    recorded_at: str
    is_current: bool


class Salutation(TypedDict):
    salutation: str


Source: TypeAlias = Literal["paper", "web", "person", "phone", "message", "import", "unsubscribe", "stop"]


class StartInput(TypedDict):
    mode: NotRequired[str]


State: TypeAlias = Literal["waiting", "delivered", "failed"]


class Statement(TypedDict):
    channel: Channel
    purpose: Purpose
    state: State
    basis: NotRequired[Basis | Literal[""]]
    shown: NotRequired[int | None]
    text: NotRequired[str]
    language: NotRequired[str]
    source: Source
    proof: NotRequired[str]
    at: NotRequired[str | None]


class StatementOfMany(TypedDict):
    channel: Channel
    purpose: Purpose
    state: State
    basis: NotRequired[Basis | Literal[""]]
    shown: NotRequired[int | None]
    text: NotRequired[str]
    language: NotRequired[str]
    source: Source
    proof: NotRequired[str]
    at: NotRequired[str | None]
    contacts: list[int]


class Stop(TypedDict):
    number: str
    proof: NotRequired[str]


class Suppression(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    channel: NotRequired[str | None]
    address: NotRequired[str | None]
    reason: NotRequired[str | None]


class SuppressionInput(TypedDict):
    channel: NotRequired[str | None]
    address: NotRequired[str | None]
    reason: NotRequired[str | None]


class SuppressionInputBulk(TypedDict):
    items: list[SuppressionInputCreate | SuppressionInputChange | SuppressionInputDelete]
    atomic: NotRequired[bool]


class SuppressionInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class SuppressionInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class SuppressionInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class SuppressionList(TypedDict):
    items: list[Suppression]
    next: str | None


class Tag(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    tone: NotRequired[str | None]


class TagInput(TypedDict):
    name: NotRequired[str | None]
    tone: NotRequired[str | None]


class TagInputBulk(TypedDict):
    items: list[TagInputCreate | TagInputChange | TagInputDelete]
    atomic: NotRequired[bool]


class TagInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class TagInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class TagInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class TagList(TypedDict):
    items: list[Tag]
    next: str | None


class TargetOutput(TypedDict):
    name: str
    label: str
    group: str
    identifies: bool


class Targetgroup(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    entity: NotRequired[str | None]
    name: NotRequired[str | None]
    criteria: NotRequired[dict[str, Any] | None]


class TargetgroupInput(TypedDict):
    entity: NotRequired[str | None]
    name: NotRequired[str | None]
    criteria: NotRequired[dict[str, Any] | None]


class TargetgroupInputBulk(TypedDict):
    items: list[TargetgroupInputCreate | TargetgroupInputChange | TargetgroupInputDelete]
    atomic: NotRequired[bool]


class TargetgroupInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class TargetgroupInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class TargetgroupInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class TargetgroupList(TypedDict):
    items: list[Targetgroup]
    next: str | None


class TimelineEntry(TypedDict):
    at: str
    kind: str
    about: int
    title: str
    text: str
    who: str
    state: str
    url: str


class TimelinePage(TypedDict):
    items: list[TimelineEntry]
    after: str


class Unit(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    kind: NotRequired[str | None]
    parent: NotRequired[Named | None]
    manager: NotRequired[Named | None]
    characteristics: NotRequired[dict[str, Any] | None]


class UnitInput(TypedDict):
    name: NotRequired[str | None]
    kind: NotRequired[str | None]
    parent: NotRequired[int | None]
    manager: NotRequired[int | None]
    characteristics: NotRequired[dict[str, Any] | None]


class UnitInputBulk(TypedDict):
    items: list[UnitInputCreate | UnitInputChange | UnitInputDelete]
    atomic: NotRequired[bool]


class UnitInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class UnitInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class UnitInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class UnitList(TypedDict):
    items: list[Unit]
    next: str | None


class ViewInput(TypedDict):
    name: NotRequired[str | None]
    parameters: NotRequired[str | None]
    unit: NotRequired[int | None]
    opens: NotRequired[bool | None]


class ViewOutput(TypedDict):
    id: int
    name: str
    parameters: str
    unit: Named | None
    opens: bool
    url: str


class Way(TypedDict):
    kind: str
    in_page: bool
    mail: Mail


class WayInput(TypedDict):
    mapping: NotRequired[int | None]
    columns: NotRequired[dict[str, str] | None]
    variant: NotRequired[str | None]
    act: NotRequired[str | None]
    key: NotRequired[str | None]
    clears: NotRequired[bool | None]


class WebAddress(TypedDict):
    id: int
    url: NotRequired[str | None]
    is_default: NotRequired[bool | None]


class WebAddressInput(TypedDict):
    id: NotRequired[int | None]
    url: NotRequired[str | None]
    is_default: NotRequired[bool | None]


class Webhook(TypedDict):
    id: int
    caption: str
    created_at: str
    changed_at: str
    name: NotRequired[str | None]
    url: NotRequired[str | None]
    secret: NotRequired[str | None]
    is_active: NotRequired[bool | None]
    entities: NotRequired[list[str] | None]
    events: NotRequired[list[str] | None]
    owner: NotRequired[Named | None]
    unit: NotRequired[Named | None]


class WebhookInput(TypedDict):
    name: NotRequired[str | None]
    url: NotRequired[str | None]
    secret: NotRequired[str | None]
    is_active: NotRequired[bool | None]
    entities: NotRequired[list[str] | None]
    events: NotRequired[list[str] | None]
    owner: NotRequired[int | None]
    unit: NotRequired[int | None]


class WebhookInputBulk(TypedDict):
    items: list[WebhookInputCreate | WebhookInputChange | WebhookInputDelete]
    atomic: NotRequired[bool]


class WebhookInputChange(TypedDict):
    action: Literal["change"]
    id: int
    values: dict[str, Any]
    if_match: NotRequired[str]


class WebhookInputCreate(TypedDict):
    action: Literal["create"]
    values: dict[str, Any]


class WebhookInputDelete(TypedDict):
    action: Literal["delete"]
    id: int
    if_match: NotRequired[str]


class WebhookList(TypedDict):
    items: list[Webhook]
    next: str | None


Whose: TypeAlias = Literal["mine", "unit", "all"]
