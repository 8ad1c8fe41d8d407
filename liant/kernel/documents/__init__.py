"""Documents made of what pages show: a list or a record on paper, as PDF (GEN-02)."""
