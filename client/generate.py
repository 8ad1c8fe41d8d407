"""Writes the client's models and operations from the description of the API; `--check` only compares."""

import keyword
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent / "liant_client"
PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
# Whoever keeps copies asks by `call` whether they are current.
HEADERS = {"If-Match": "if_match", "Idempotency-Key": "idempotency_key"}
# The filters of an entity's list, by their names in its address.
FILTERS = "**filters: str | int"
Schema = dict[str, Any]


def description() -> Schema:
    """The API's description, as this version of Liant gives it."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "liant.config.settings", "LIANT_LANGUAGE": "en"}
    os.environ.setdefault("LIANT_SECRET_KEY", "generate")
    sys.path.insert(0, str(PACKAGE.parents[1]))
    import django

    django.setup()
    from liant.config.api import api

    return dict(api.get_openapi_schema())


def written(api: Schema) -> dict[Path, str]:
    """The text of each file."""
    models = "".join(_model(name, schema) for name, schema in sorted(api["components"]["schemas"].items()))
    operations = "".join(
        _operation(path, method, operation)
        for path, of_path in api["paths"].items()
        for method, operation in of_path.items()
    )
    return {
        PACKAGE / "models.py": '"""What the API takes and gives. Written by generate.py."""\n\n'
        "from __future__ import annotations\n\n"
        "from typing import Any, Literal, NotRequired, TypeAlias, TypedDict\n\n" + models,
        PACKAGE / "operations.py": '"""The operations of the API. Written by generate.py."""\n\n'
        "from collections.abc import Iterator\nfrom typing import Any, cast\n\n"
        "from liant_client import models\nfrom liant_client.transport import Transport\n\n\n"
        'class Liant(Transport):\n    """Liant, as one employee."""\n' + operations,
    }


def _model(name: str, schema: Schema) -> str:
    if "properties" not in schema:
        return f"{name}: TypeAlias = {_type(schema)}\n\n"
    required = schema.get("required", [])
    fields = {key: _type(value) for key, value in schema["properties"].items()}
    told = {key: kind if key in required else f"NotRequired[{kind}]" for key, kind in fields.items()}
    lines = ", ".join(f"{key!r}: {_quoted(kind)}" for key, kind in told.items())
    if any(not _is_name(key) for key in told):
        return f"{name} = TypedDict({name!r}, {{{lines}}})\n\n"
    body = "".join(f"    {key}: {kind}\n" for key, kind in told.items())
    return f"class {name}(TypedDict):\n{body}\n\n"


def _type(schema: Schema, prefix: str = "") -> str:
    if "$ref" in schema:
        return prefix + schema["$ref"].rpartition("/")[2]
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(dict.fromkeys(_type(choice, prefix) for choice in choices))
    if "const" in schema or "enum" in schema:
        return f"Literal[{', '.join(map(repr, schema.get('enum', [schema.get('const')])))}]"
    if schema.get("type") == "array":
        return f"list[{_type(schema.get('items', {}), prefix)}]"
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties")
        return f"dict[str, {_type(inner, prefix) if isinstance(inner, dict) else 'Any'}]"
    return PLAIN.get(schema.get("type", ""), "Any")


def _operation(path: str, method: str, operation: Schema) -> str:
    name, places = operation["operationId"].replace("-", "_"), list(operation.get("parameters", []))
    by_place = {place: [each for each in places if each["in"] == place] for place in ("path", "query", "header")}
    by_place["header"] = [each for each in by_place["header"] if each["name"] in HEADERS]
    is_filtered = name.startswith("list_") and any(each["name"] == "criteria" for each in by_place["query"])
    body = _content(operation.get("requestBody", {}))
    answer = next(
        (
            _content(told)
            for status, told in operation["responses"].items()
            if status != "default" and int(status) < 300
        ),
        None,
    )
    given = answer or "None"
    needed = [f"{each['name']}: {_type(each['schema'], 'models.')}" for each in by_place["path"]]
    needed += [f"data: {body}"] if body else []
    takes_file = "multipart/form-data" in operation.get("requestBody", {}).get("content", {})
    needed += ["file: tuple[str, bytes]"] if takes_file else []
    optional = [_optional(each) for each in by_place["query"]]
    optional += [f'{HEADERS[each["name"]]}: str = ""' for each in by_place["header"]]
    optional += [FILTERS] if is_filtered else []
    signature = ", ".join(["self", *needed, *(["*", *optional] if optional else [])])
    arguments = [
        f"{method.upper()!r}", ('f"' if by_place["path"] else '"') + path + '"',
        "query=" + _dict(by_place["query"]) + (" | filters" if is_filtered else ""),
        "headers=" + _dict(by_place["header"]),
        *(["body=data"] if body else []), *(["file=file"] if takes_file else []),
    ]  # fmt: skip
    text = operation.get("description") or operation.get("summary", "")
    told = "\n".join(f"        {line}".rstrip() for line in text.splitlines()).strip()
    told += "\n        " if "\n" in told else ""
    call = f"self.call({', '.join(arguments)})"
    result = call if given == "None" else f"return cast({given!r}, {call})"
    written = f'\n    def {name}({signature}) -> {given}:\n        """{told}"""\n        {result}\n'
    return written if by_place["path"] else written + _pages(name, answer, by_place["query"], is_filtered)


def _pages(name: str, answer: str | None, query: list[Schema], is_filtered: bool) -> str:
    """A method beside one that lists: all pages, one after the other."""
    names = [each["name"] for each in query]
    if not name.startswith("list_") or "after" not in names or not (answer or "").endswith("List"):
        return ""
    others = [each for each in query if each["name"] != "after"]
    given = [*map(_optional, others), *([FILTERS] if is_filtered else [])]
    optional = ", ".join(["self", *(["*", *given] if given else [])])
    passed = "".join(f", {_argument(each['name'])}={_argument(each['name'])}" for each in others)
    passed += ", **filters" if is_filtered else ""
    item = "Any" if answer is None else f"models.{_item(answer)}"
    after = next(each for each in query if each["name"] == "after")
    place = "after" if _type(after["schema"]) == "str" else "cast(Any, after)"
    plural = name.removeprefix("list_")
    return (
        f"\n    def all_{plural}({optional}) -> Iterator[{item}]:\n"
        f'        """The items of all pages of `{name}`."""\n'
        f"        return self.pages(lambda after: self.{name}(after={place}{passed}))\n"
    )


ITEMS: dict[str, str] = {}


def _item(answer: str) -> str:
    return ITEMS[answer.removeprefix("models.")]


def _optional(parameter: Schema) -> str:
    kind, default = _type(parameter["schema"], "models."), parameter["schema"].get("default", "")
    if parameter.get("required"):
        return f"{_argument(parameter['name'])}: {kind}"
    if "default" not in parameter["schema"] or default is None:
        return f"{_argument(parameter['name'])}: {kind if 'None' in kind else f'{kind} | None'} = None"
    return f"{_argument(parameter['name'])}: {kind} = {default!r}"


def _dict(parameters: list[Schema]) -> str:
    return "{" + ", ".join(f"{each['name']!r}: {_argument(each['name'])}" for each in parameters) + "}"


def _argument(name: str) -> str:
    name = HEADERS.get(name, name)
    return f"{name}_" if keyword.iskeyword(name) else name


def _content(told: Schema) -> str | None:
    if "application/octet-stream" in told.get("content", {}):
        return "bytes"
    schema = told.get("content", {}).get("application/json", {}).get("schema")
    return _type(schema, "models.") if schema else None


def _is_name(text: str) -> bool:
    return text.isidentifier() and not keyword.iskeyword(text)


def _quoted(kind: str) -> str:
    return repr(kind)


def _items(api: Schema) -> Iterator[tuple[str, str]]:
    for name, schema in api["components"]["schemas"].items():
        if reference := schema.get("properties", {}).get("items", {}).get("items", {}).get("$ref"):
            yield name, reference.rpartition("/")[2]


def formatted(text: str) -> str:
    """The text as our other files look."""
    command = ["ruff", "format", "--stdin-filename", str(PACKAGE / "models.py"), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Write the files, or tell that they are not current."""
    api = description()
    ITEMS.update(_items(api))
    files = {path: formatted(text) for path, text in written(api).items()}
    if "--check" not in sys.argv:
        for path, text in files.items():
            path.write_text(text)
    elif stale := [path.name for path, text in files.items() if not path.exists() or path.read_text() != text]:
        sys.exit(f"Not current: {', '.join(stale)}. Run python client/generate.py.")


if __name__ == "__main__":
    main()
