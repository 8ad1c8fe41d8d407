"""Search as you type over every record: accents ignored, by prefix, forgiving a typo (CON-23)."""
