"""The organisation chart drawn, by date, and changed by moving what is in it (RES-01)."""
