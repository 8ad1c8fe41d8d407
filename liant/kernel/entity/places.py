"""Where an entity stands in the navigation."""

from enum import Enum


class Place(Enum):
    """The groups of the navigation."""

    MAIN = "main"
    # Shown to those who may change or delete what is there; everyone else meets it in searches and links.
    ADMINISTRATION = "administration"
    # In the menu of one's own account.
    ACCOUNT = "account"
