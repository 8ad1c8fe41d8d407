"""A signature or any other block of text becomes a contact's form; nothing is saved before it is confirmed (CON-01)."""
