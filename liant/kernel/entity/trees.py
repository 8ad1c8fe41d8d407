"""Rows that are parts of rows of their own kind."""

from typing import Any

from liant.kernel.access.models import Listed


def paths(model: type[Listed]) -> dict[int | None, str]:
    """Each row of a tree with what it is a part of, from the top down: "Company / Sales / North". In one query."""
    manager: Any = model._default_manager
    rows = {pk: (parent, caption) for pk, parent, caption in manager.values_list("pk", "parent", "caption")}

    def path(pk: Any, passed: frozenset[int]) -> str:
        parent, caption = rows[pk]
        is_top = parent not in rows or parent in passed
        return caption if is_top else f"{path(parent, passed | {pk})} / {caption}"

    return {pk: path(pk, frozenset()) for pk in rows}
