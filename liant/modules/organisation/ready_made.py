"""Roles that most companies need: there on the first day, to be given and changed as one likes (SEC-02)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Action = Literal[
    "see", "create", "change", "delete", "assign", "complete", "export", "print", "see_sensitive", "privacy"
]
Scope = Literal["own", "unit", "below", "all"]


class Grant(NamedTuple):
    """The right to do `action` with records of `entity` owned within `scope`."""

    entity: str
    action: Action
    scope: Scope


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A role by its English name, with what it is called by language, and what it grants."""

    key: str
    names: Mapping[str, str]
    grants: tuple[Grant, ...]
    requires_second_factor: bool


ADMINISTRATOR = "administrator"
# English and Romanian.
_NAMES = {
    ADMINISTRATOR: "administrator",
    "director": "director",
    "department head": "șef de departament",
    "secretary": "secretariat",
    "salesperson": "agent de vânzări",
    "telemarketing agent": "agent de telemarketing",
    "technician": "tehnician",
    "marketing": "marketing",
    "back office": "suport intern",
    "auditor": "auditor",
}

_CONTACT_SCOPES: dict[str, dict[Action, Scope]] = {
    "administrator": {
        "see": "all",
        "create": "all",
        "change": "all",
        "delete": "all",
        "assign": "all",
        "export": "all",
    },
    "director": {"see": "all", "create": "all", "change": "all", "delete": "all", "assign": "all", "export": "all"},
    "department head": {
        "see": "below",
        "create": "below",
        "change": "below",
        "delete": "below",
        "assign": "below",
        "export": "below",
    },
    "secretary": {"see": "below", "create": "below", "change": "below", "assign": "below"},
    "salesperson": {"see": "unit", "create": "own", "change": "own", "delete": "own", "export": "own"},
    "telemarketing agent": {"see": "unit", "create": "own", "change": "own"},
    "technician": {"see": "all"},
    "marketing": {"see": "all", "create": "own", "change": "own", "export": "all"},
    "back office": {"see": "all"},
}

# Whoever takes part in an activity sees it, too. Lists belong to who makes them, and show each the contacts one sees.
_CHANGED_SCOPES: dict[str, dict[Action, Scope]] = _CONTACT_SCOPES | {
    "technician": {"see": "unit", "create": "own", "change": "own"},
    "marketing": {"see": "all", "create": "own", "change": "own", "delete": "own", "export": "own"},
    "back office": {"see": "unit", "create": "own", "change": "own"},
}
# What one may change, one may complete.
_ACTIVITY_SCOPES: dict[str, dict[Action, Scope]] = {
    name: {**scopes, "complete": scopes["change"]} for name, scopes in _CHANGED_SCOPES.items()
}


def _lending(name: str) -> dict[Action, Scope]:
    """Everyone lends their own rights when they are away; heads those of their people, too."""
    scope: Scope = "all" if name == ADMINISTRATOR else "below" if name in ("department head", "director") else "own"
    return {"see": scope, "create": scope, "change": scope}


def _printed(of_roles: dict[str, dict[Action, Scope]]) -> dict[str, dict[Action, Scope]]:
    """What one sees, one may have on paper."""
    return {name: {**scopes, "print": scopes["see"]} for name, scopes in of_roles.items()}


_DELEGATION_SCOPES = {name: _lending(name) for name in _CONTACT_SCOPES}
_SCOPES = (
    ("contact", _printed(_CONTACT_SCOPES)),
    ("contactlist", _printed(_CHANGED_SCOPES)),
    ("activity", _printed(_ACTIVITY_SCOPES)),
    ("delegation", _DELEGATION_SCOPES),
)

# What only administrators write; everyone sees it.
_REFERENCES = (
    "activitylifecycle", "activitystage", "activitytype", "category", "characteristic", "companycelebrations",
    "consenttext", "employee", "equipment", "equipmentkind", "function", "greetingtemplate", "origin", "product",
    "relationtype", "retentionrule", "role", "suppression", "tag", "targetgroup", "unit",
)  # fmt: skip
_WRITES: tuple[Action, ...] = ("create", "change", "delete", "export")

# Sees what is encrypted, with a reason: by Law 190/2018 as few as can be.
_REVEALS = Grant("contact", "see_sensitive", "all")

# Answers who asks for a copy of what is kept about them, or to be erased.
_ANSWERS = Grant("contact", "privacy", "all")

# Sets up what other programs are told, as what they see themselves.
_TELLS: tuple[Action, ...] = ("see", "create", "change", "delete", "assign", "export", "print", "see_sensitive")

# Makes a tag that is missing; to rename it or take it away is an administrator's.
_COINS = Grant("tag", "create", "all")

# Reads who did what, whatever it was done to.
_AUDITS = Grant("audit", "see", "all")


def _grants(name: str) -> tuple[Grant, ...]:
    if name == "auditor":
        return (_AUDITS,)
    own = tuple(Grant(entity, action, scope) for entity, scopes in _SCOPES for action, scope in scopes[name].items())
    if name == "director":
        return (*own, _COINS, _REVEALS, _ANSWERS)
    if name != ADMINISTRATOR:
        return (*own, _COINS) if "change" in _CONTACT_SCOPES[name] else own
    tells = (Grant("webhook", action, "all") for action in _TELLS)
    return (
        *own,
        _ANSWERS,
        _AUDITS,
        *tells,
        *(Grant(entity, action, "all") for entity in _REFERENCES for action in _WRITES),
    )


# Those that see everything or give rights: a stolen password of theirs shall open nothing (ASVS 5.0, 6.3.3).
_POWERFUL = (ADMINISTRATOR, "director", "auditor")

READY_MADE = tuple(ReadyMade(en, {"en": en, "ro": ro}, _grants(en), en in _POWERFUL) for en, ro in _NAMES.items())
