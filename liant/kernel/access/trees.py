"""What is inside what in each tree, as functions of the database derived from the models."""

from collections.abc import Iterator

from liant.kernel.access.models import Tree
from liant.kernel.access.models.trees import inside
from liant.kernel.access.tables import protected_models


def trees() -> Iterator[str]:
    """For each table of a tree a function: the numbers of rows, and of everything that is a part of one."""
    for model in protected_models():
        if issubclass(model, Tree):
            yield f"""
                CREATE OR REPLACE FUNCTION {inside(model)}(numbers bigint[]) RETURNS bigint[]
                STABLE PARALLEL SAFE LANGUAGE sql AS $$
                    WITH RECURSIVE found (id) AS (
                        SELECT unnest(numbers)
                        UNION SELECT t.id FROM {model._meta.db_table} t JOIN found f ON t.parent_id = f.id)
                    SELECT array_agg(id) FROM found
                $$"""
