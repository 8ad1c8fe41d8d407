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
}

# Whoever takes part in an activity sees it, too.
_ACTIVITY_SCOPES: dict[str, dict[Action, Scope]] = _CONTACT_SCOPES | {
    "technician": {"see": "unit", "create": "own", "change": "own"},
    "marketing": {"see": "all", "create": "own", "change": "own", "delete": "own", "export": "own"},
    "back office": {"see": "unit", "create": "own", "change": "own"},
}


def _lending(name: str) -> dict[Action, Scope]:
    """Everyone lends their own rights when they are away; heads those of their people, too."""
    scope: Scope = "all" if name == "administrator" else "below" if name in ("department head", "director") else "own"
    return {"see": scope, "create": scope, "change": scope}


_DELEGATION_SCOPES = {name: _lending(name) for name in _CONTACT_SCOPES}
_SCOPES = (("contact", _CONTACT_SCOPES), ("activity", _ACTIVITY_SCOPES), ("delegation", _DELEGATION_SCOPES))

# What only administrators write; everyone sees it.
_REFERENCES = ("activitytype", "category", "employee", "function", "role", "unit")
_WRITES: tuple[Action, ...] = ("create", "change", "delete", "export")

# Reads who did what, whatever it was done to.
_AUDITS = Grant("audit", "see", "all")


def _grants(name: str) -> tuple[Grant, ...]:
    if name == "auditor":
        return (_AUDITS,)
    own = tuple(Grant(entity, action, scope) for entity, scopes in _SCOPES for action, scope in scopes[name].items())
    if name != "administrator":
        return own
    return (*own, _AUDITS, *(Grant(entity, action, "all") for entity in _REFERENCES for action in _WRITES))


ROLES = tuple(RoleSeed(en, {"en": en, "ro": ro}, _grants(en)) for en, ro in rows("roles"))
