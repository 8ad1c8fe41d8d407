"""Keeps the catalogues of translated texts, without the GNU tools: `python -m liant.config.translations`."""
