"""Files in: mapping, dry run, bulk writing through the same rules as every other door (CON-19)."""
