"""What employees are told: in the page as it happens, and by mail as each of them wishes (ACT-09)."""
