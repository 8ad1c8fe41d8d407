"""Who is connected to whom: relations, positions, branches, associates around a contact (CON-04 to CON-06, CON-08)."""
