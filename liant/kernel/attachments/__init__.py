"""Files on records: taken in with care, kept out of the web server's reach, opened to who sees the record (GEN-02)."""
