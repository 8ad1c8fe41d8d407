"""Background jobs: queued in the transaction of their cause, run as its actor."""
