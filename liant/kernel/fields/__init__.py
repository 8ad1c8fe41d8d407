"""Model fields that bring what is typed into its one right form, or say what is wrong with it (CON-22)."""

from liant.kernel.fields.checked import CheckedField, EmailField, PhoneField, WebField

__all__ = ["CheckedField", "EmailField", "PhoneField", "WebField"]
