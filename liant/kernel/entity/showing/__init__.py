"""Ways of showing a list other than as a table: a board, a calendar, a map."""
