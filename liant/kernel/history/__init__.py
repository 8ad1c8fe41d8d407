"""What changed, when, by whom: kept by the database for every protected table, and undone from there (SEC-08)."""
