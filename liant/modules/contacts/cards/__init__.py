"""Contacts as vCards, 3.0 (RFC 2426) and 4.0 (RFC 6350), out and in; those of old phones (2.1) in, too (CON-19)."""
