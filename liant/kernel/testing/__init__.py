"""What tests stand on: a real database, a fixed cast of employees, samples of every record."""
