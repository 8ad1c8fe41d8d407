"""Counting a request: one statement of its own, outside of the request's transaction, so that nobody waits in line."""

from dataclasses import dataclass
from math import ceil

from django.db import connection

from liant.kernel.throttling.limits import Limit

# A span begins with the first request after the last one; the row is locked for as long as the statement takes.
COUNT = """
    INSERT INTO throttling_count AS c (key, began_at, number) VALUES (%(key)s, clock_timestamp(), %(number)s)
    ON CONFLICT (key) DO UPDATE SET
        began_at = CASE WHEN c.began_at > clock_timestamp() - %(span)s * interval '1 second'
                        THEN c.began_at ELSE clock_timestamp() END,
        number = CASE WHEN c.began_at > clock_timestamp() - %(span)s * interval '1 second'
                      THEN c.number + %(number)s ELSE %(number)s END
    RETURNING number, extract(epoch FROM began_at - clock_timestamp()) + %(span)s"""


@dataclass(frozen=True)
class Standing:
    """Where somebody stands with a limit after a request."""

    limit: Limit
    asked: int
    reset: int  # seconds until the count begins anew

    @property
    def left(self) -> int:
        """How many requests are left until then."""
        return max(self.limit.rate.requests - self.asked, 0)

    @property
    def is_over(self) -> bool:
        """Whether this request was one too many."""
        return self.asked > self.limit.rate.requests

    @property
    def is_first_over(self) -> bool:
        """Whether it was the first such: told once in the log, not a thousand times."""
        return self.asked == self.limit.rate.requests + 1


def count(limit: Limit, number: int = 1) -> Standing:
    """Count a request, or one that stands for so many, against its limit."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": limit.key, "span": limit.rate.seconds, "number": number})
        asked, reset = cursor.fetchone()
    return Standing(limit, asked, max(ceil(reset), 1))
