"""Comments on records, mentions of colleagues, and who follows a record (GEN-02)."""
