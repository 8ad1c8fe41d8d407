"""Accounts, persons and branches, how to reach them, and who works where (CON)."""
