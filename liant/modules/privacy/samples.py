"""One valid example of each record, for the contract suite and for tests."""

from typing import Any

from liant.kernel.access.actor import Actor
from liant.kernel.entity import commands
from liant.kernel.testing.samples import sample_of
from liant.modules.privacy.models import ConsentText, RetentionRule, Suppression


@sample_of(ConsentText)
def consent_text(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """For a newsletter; it belongs to no one."""
    defaults = {"name": "Buletin informativ", "language": "ro", "text": "Sunt de acord să primesc noutăți."}
    return commands.create(ConsentText, defaults | values, by=by)


@sample_of(Suppression)
def suppression(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """Of an e-mail address; it belongs to no one."""
    return commands.create(Suppression, {"channel": "email", "address": "nu.scrieti@example.ro"} | values, by=by)


@sample_of(RetentionRule)
def retention_rule(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """Over prospects; it belongs to no one."""
    defaults = {
        "name": "Potențiali clienți", "months": 24, "responsible": by,
        "criteria": {"field": "is_prospect", "operator": "is", "value": True},
    }  # fmt: skip
    return commands.create(RetentionRule, defaults | values, by=by)
