"""Files out: a list of any length, written in the background and fetched when it is done (GEN-02)."""
