"""How fast Liant is with millions of contacts and activities: see docs/PERFORMANCE.md. Not a part of the tests."""
