"""One valid example of a webhook."""

from secrets import token_hex
from typing import Any

from liant.kernel.access.actor import Actor
from liant.kernel.commands import acting
from liant.kernel.fields.sealed import seal
from liant.kernel.testing.samples import sample_of
from liant.kernel.webhooks.fields import new_secret
from liant.kernel.webhooks.models import Webhook


@sample_of(Webhook)
def webhook(*, owner: Actor, by: Actor, **values: Any) -> Any:
    """A webhook of the owner, whoever made it; its address is public and leads nowhere."""
    told: dict[str, Any] = {"name": f"ERP {token_hex(4)}", "url": "https://erp.example/liant"}
    told |= {"entities": ["contact"], "events": ["create", "change"]}
    with acting("create", by=by):
        made = Webhook(**told | {"owner": owner, "unit": owner.unit, "secret": seal(new_secret())} | values)
        made.save()
        made.refresh_from_db()
    return made
