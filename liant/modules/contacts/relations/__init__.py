"""Relations between contacts: their types and words, who is related to whom, all of it drawn as a graph (CON-08)."""
