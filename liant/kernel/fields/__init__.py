"""Model fields that bring what is typed into its one right form, or say what is wrong with it (CON-22)."""

from liant.kernel.fields.checked import CheckedField, EmailField, PhoneField, WebField
from liant.kernel.fields.criteria import CriteriaField
from liant.kernel.fields.hashed import HashedField
from liant.kernel.fields.partial_dates import PartialDate, PartialDateField
from liant.kernel.fields.sealed import Sealed, SealedField, sealed_fields

__all__ = [
    "CheckedField",
    "CriteriaField",
    "EmailField",
    "HashedField",
    "PartialDate",
    "PartialDateField",
    "PhoneField",
    "Sealed",
    "SealedField",
    "WebField",
    "sealed_fields",
]
