"""The API with its problems described: what any operation may answer instead."""

from typing import Any

from ninja import NinjaAPI

PROBLEM = {
    "title": "Problem",
    "description": "What is wrong, in words, and by field where fields are to blame (RFC 9457).",
    "type": "object",
    "required": ["status", "title"],
    "properties": {
        "status": {"title": "Status", "type": "integer"},
        "title": {"title": "Title", "type": "string"},
        "errors": {
            "title": "Errors",
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}
ANSWER = {
    "description": "A problem",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class DescribedAPI(NinjaAPI):
    """Every operation answers a problem where it does not answer what it is asked for."""

    def get_openapi_schema(self, **how: Any) -> Any:
        """The description, with problems as what else there may be."""
        described = super().get_openapi_schema(**how)
        described["components"]["schemas"]["Problem"] = PROBLEM
        for of_path in described["paths"].values():
            for operation in of_path.values():
                operation["responses"]["default"] = ANSWER
        return described
