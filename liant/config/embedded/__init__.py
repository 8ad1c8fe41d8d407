"""The parts of the embedded PostgreSQL server; `liant.config.postgres` puts them together."""


class PostgresError(Exception):
    """The embedded PostgreSQL can't be set up, started or stopped; the message says why."""
