"""Telling other programs what changed: signed, tried again, logged, as the employee whom it is told for (GEN-04)."""
