"""Records of one kind merged into one, with everything that hangs on them (CON-20)."""
