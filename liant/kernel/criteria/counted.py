"""How many rows a query finds for each row of another."""

from django.db.models import IntegerField, Subquery


class CountOf(Subquery):
    """`(SELECT count(*) FROM (query))`."""

    template = "(SELECT count(*) FROM (%(subquery)s) found)"
    output_field = IntegerField()
