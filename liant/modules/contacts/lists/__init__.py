"""Lists of contacts: who belongs to one, how one is filled, where it is asked for (CON-15)."""
