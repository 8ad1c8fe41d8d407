"""REST for every entity, from its declaration (GEN-04)."""
