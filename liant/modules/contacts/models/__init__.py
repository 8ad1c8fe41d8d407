"""Contacts and what belongs to them."""

from liant.modules.contacts.models.association import Association
from liant.modules.contacts.models.attachment import ContactAttachment, ContactListAttachment
from liant.modules.contacts.models.category import Categorised, Category
from liant.modules.contacts.models.characteristic import CategoryCharacteristic, ContactCharacteristic
from liant.modules.contacts.models.child import Child
from liant.modules.contacts.models.comment import (
    ContactComment,
    ContactFollower,
    ContactListComment,
    ContactListFollower,
)
from liant.modules.contacts.models.contact import Contact
from liant.modules.contacts.models.installed import InstalledItem, Product
from liant.modules.contacts.models.lists import ContactList, ListMember
from liant.modules.contacts.models.origin import Origin
from liant.modules.contacts.models.picture import ContactPicture
from liant.modules.contacts.models.position import Function, Position
from liant.modules.contacts.models.reach import Address, Email, Phone, WebAddress
from liant.modules.contacts.models.relation import Relation, RelationType, RelationWords
from liant.modules.contacts.models.tag import ContactListTag, ContactTag

__all__ = [
    "Address",
    "Association",
    "Categorised",
    "Category",
    "CategoryCharacteristic",
    "Child",
    "Contact",
    "ContactAttachment",
    "ContactCharacteristic",
    "ContactComment",
    "ContactFollower",
    "ContactList",
    "ContactListAttachment",
    "ContactListComment",
    "ContactListFollower",
    "ContactListTag",
    "ContactPicture",
    "ContactTag",
    "Email",
    "Function",
    "InstalledItem",
    "ListMember",
    "Origin",
    "Phone",
    "Position",
    "Product",
    "Relation",
    "RelationType",
    "RelationWords",
    "WebAddress",
]
