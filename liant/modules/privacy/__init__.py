"""Consent and privacy: whom one may write to and why, and what people may ask of who keeps data about them (CON-21)."""
