"""How much one may ask in how long, counted over all processes (OWASP ASVS 5.0, 2.4)."""
