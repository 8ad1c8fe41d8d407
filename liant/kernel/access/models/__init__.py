"""The organisation chart, what roles allow, the keys that follow from both, and what rows are locked by."""

from liant.kernel.access.models.chart import Employee, Unit
from liant.kernel.access.models.delegation import Delegation
from liant.kernel.access.models.groups import Membership, TargetGroup
from liant.kernel.access.models.keys import Edition, Key, Keyring
from liant.kernel.access.models.limits import FieldLimit
from liant.kernel.access.models.listed import Listed, Record, caption_of
from liant.kernel.access.models.once import Once
from liant.kernel.access.models.protected import Part, Private, Protected, Reference, Shared
from liant.kernel.access.models.roles import Action, Grant, Role, RoleAssignment, Scope
from liant.kernel.access.models.shared import SharedValue
from liant.kernel.access.models.terms import Placement, Post
from liant.kernel.access.models.tokens import ApiToken
from liant.kernel.access.models.trees import Tree
from liant.kernel.access.models.user import User

__all__ = [
    "Action",
    "ApiToken",
    "Delegation",
    "Edition",
    "Employee",
    "FieldLimit",
    "Grant",
    "Key",
    "Keyring",
    "Listed",
    "Membership",
    "Once",
    "Part",
    "Placement",
    "Post",
    "Private",
    "Protected",
    "Record",
    "Reference",
    "Role",
    "RoleAssignment",
    "Scope",
    "Shared",
    "SharedValue",
    "TargetGroup",
    "Tree",
    "Unit",
    "User",
    "caption_of",
]
