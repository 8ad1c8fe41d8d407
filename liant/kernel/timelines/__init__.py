"""All that happened with a record, and with those around it, in one order (CON-16)."""
