"""The roles of the demo company and what each grants (SEC-02)."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from liant.demo.words import Names, rows

Action = Literal["see", "create", "change", "delete", "export"]
Scope = Literal["own", "unit", "below", "all"]


class Grant(NamedTuple):
    """The right to do `action` with records of `entity` owned within `scope`."""

    entity: str
    action: Action
    scope: Scope


@dataclass(frozen=True, slots=True)
class RoleSeed:
    """A role and its grants; its English name is its key."""

    key: str
    names: Names
    grants: tuple[Grant, ...]


_CONTACT_SCOPES: dict[str, dict[Action, Scope]] = {
    "administrator": {"see": "all", "create": "all", "change": "all", "delete": "all", "export": "all"},
    "director": {"see": "all", "create": "all", "change": "all", "delete": "all", "export": "all"},
    "department head": {"see": "below", "create": "below", "change": "below", "delete": "below", "export": "below"},
    "secretary": {"see": "below", "create": "below", "change": "below"},
    "salesperson": {"see": "unit", "create": "own", "change": "own", "delete": "own", "export": "own"},
    "telemarketing agent": {"see": "unit", "create": "own", "change": "own"},
    "technician": {"see": "all"},
    "marketing": {"see": "all", "create": "own", "change": "own", "export": "all"},
    "back office": {"see": "all"},
    # Sees names, but no contact.
    "auditor": {},
}

# What only administrators write; everyone sees it.
_REFERENCES = ("category", "employee", "function", "role", "unit")
_WRITES: tuple[Action, ...] = ("create", "change", "delete", "export")


# Reads who did what, whatever it was done to.
_AUDITS = Grant("audit", "see", "all")


def _grants(name: str) -> tuple[Grant, ...]:
    own = tuple(Grant("contact", action, scope) for action, scope in _CONTACT_SCOPES[name].items())
    if name == "auditor":
        return (*own, _AUDITS)
    if name != "administrator":
        return own
    return (*own, _AUDITS, *(Grant(entity, action, "all") for entity in _REFERENCES for action in _WRITES))


ROLES = tuple(RoleSeed(en, {"en": en, "ro": ro}, _grants(en)) for en, ro in rows("roles"))
