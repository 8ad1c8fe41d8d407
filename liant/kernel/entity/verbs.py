"""What can be done with a record beside editing and deleting it, offered on its page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verb:
    """A button that posts to an address; the primary one stands beside Edit, the others in the menu.

    One that changes nothing, as a file to keep, is a link (`is_link`); one that shows or asks for something first opens
    a "drawer" or a "modal".
    """

    label: str
    icon: str
    url: str
    is_primary: bool = False
    is_link: bool = False
    opens: str = ""
