"""Target groups: their pages, and how they are filled (SEC-04)."""
