"""The entity kit: list, page, form, export, REST from one declaration (GEN-02)."""
