"""Signing in: one's own account, second factor, passkeys, sessions (SEC-09)."""
