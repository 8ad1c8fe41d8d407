"""Table files: CSV, XLSX and ODS in, CSV and XLSX out, columns matched by their names (CON-19, GEN-02)."""
