"""Rights lent for a time, as pages show them (SEC-03)."""
