"""Two who edit the same record: what each changed is kept, and where both changed the same, the second decides."""
