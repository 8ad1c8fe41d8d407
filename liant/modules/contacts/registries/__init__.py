"""What public registries say of a company, ANAF and VIES; off unless LIANT_REGISTRIES names them (CON-22)."""
