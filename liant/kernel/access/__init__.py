"""Who may see and do what: organisation chart, roles, grants, keys and row security (SEC)."""
