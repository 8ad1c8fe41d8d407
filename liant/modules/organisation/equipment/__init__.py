"""Equipment: its pages, its files, its place on the pages of units."""
