"""How fast Liant is with a million contacts: see docs/PERFORMANCE.md. Not a part of the tests."""
