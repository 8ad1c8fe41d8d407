"""A condition as a text in SQL, for what the database asks by itself."""

from typing import Any

from django.db import connection

from liant.kernel.access.models import Record
from liant.kernel.criteria.nodes import Node


def statement_of(model: type[Record], node: Node) -> str:
    """A query for the numbers of the records that fit, with its values written into it."""
    found: Any = model._base_manager.order_by().filter(node.q())
    operations: Any = connection.ops
    return str(operations.compose_sql(*found.values("id").query.sql_with_params()))
