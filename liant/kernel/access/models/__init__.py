"""The organisation chart, what roles allow, the keys that follow from both, and what rows are locked by."""

from liant.kernel.access.models.chart import Employee, Unit
from liant.kernel.access.models.keys import Key, Keyring
from liant.kernel.access.models.listed import Listed, Record, caption_of
from liant.kernel.access.models.once import Once
from liant.kernel.access.models.protected import Part, Private, Protected, Reference
from liant.kernel.access.models.roles import Action, Grant, Role, RoleAssignment, Scope
from liant.kernel.access.models.trees import Tree
from liant.kernel.access.models.user import User

__all__ = [
    "Action",
    "Employee",
    "Grant",
    "Key",
    "Keyring",
    "Listed",
    "Once",
    "Part",
    "Private",
    "Protected",
    "Record",
    "Reference",
    "Role",
    "RoleAssignment",
    "Scope",
    "Tree",
    "Unit",
    "User",
    "caption_of",
]
