"""A contact from text over REST (CON-01)."""

from typing import Annotated, Any

from ninja import Router
from pydantic import BaseModel, Field

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.views.doors import entity_at, require
from liant.modules.contacts.capture.proposing import propose
from liant.modules.contacts.capture.reading import LONGEST

router = Router(tags=["Contacts"])


class CapturedText(BaseModel):
    """A signature, or any other block of text."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class CapturedContact(BaseModel):
    """What creating a contact may take, as found; `account` is the number of the account of a person, and
    `new_account` what is known of it where it is not there.
    """

    kind: str
    values: dict[str, str]
    parts: dict[str, list[dict[str, Any]]]
    account: int | None
    new_account: dict[str, str] | None


@router.post("/capture/", response=CapturedContact, operation_id="capture_contact", url_name="capture_contact")
def capture(request: Any, data: CapturedText) -> CapturedContact:
    """What a text tells of a contact. Nothing is saved."""
    require("create", allowed_actions(entity_at("contacts").model))
    proposal = propose(data.text)
    return CapturedContact(
        kind=proposal.kind,
        values=proposal.begun.values,
        parts=proposal.begun.rows,
        account=proposal.account.pk if proposal.account else None,
        new_account=proposal.new_account,
    )
