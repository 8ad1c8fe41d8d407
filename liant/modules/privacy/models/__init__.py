"""Consents and the texts they were given to, restrictions, and addresses that are never used again."""

from liant.modules.privacy.models.consent import Basis, Channel, Consent, Purpose, Source, State
from liant.modules.privacy.models.erasure import Erasure
from liant.modules.privacy.models.restriction import Restriction
from liant.modules.privacy.models.retention import RetentionProposal, RetentionRule
from liant.modules.privacy.models.suppression import Suppression
from liant.modules.privacy.models.text import ConsentText

__all__ = [
    "Basis",
    "Channel",
    "Consent",
    "ConsentText",
    "Erasure",
    "Purpose",
    "Restriction",
    "RetentionProposal",
    "RetentionRule",
    "Source",
    "State",
    "Suppression",
]
