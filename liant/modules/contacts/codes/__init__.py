"""QR codes: a contact that a telephone scans, and the page that scans the code of another one (CON-01, CON-19)."""
