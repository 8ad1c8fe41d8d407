"""The audit: history sealed against tampering, and read whole by who holds that right (SEC-08)."""
