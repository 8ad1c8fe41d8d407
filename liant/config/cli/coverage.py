"""liant coverage: which tests prove which line of the catalogue."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[3]
CATALOGUE_LINE = re.compile(r"^- ([A-Z]{3}-\d{2}) ", re.MULTILINE)


def coverage(as_json: Annotated[bool, typer.Option("--json", help="For programs: id -> tests.")] = False) -> None:
    """Show how many tests cite each id of the catalogue, and which ids have none."""
    try:
        tests = proofs(ROOT)
    except ValueError as error:
        typer.secho(str(error), fg="red", err=True)
        raise typer.Exit(1) from error
    if as_json:
        print(json.dumps(tests, indent=2))
    else:
        _show(tests)


def proofs(root: Path) -> dict[str, list[str]]:
    """The tests ("path::name") that cite each id of root/docs/catalogue.md with @pytest.mark.req(...).

    Raises ValueError when a test cites an id that the catalogue does not have.
    """
    found: dict[str, list[str]] = {id_: [] for id_ in known_ids(root)}
    for path in _test_files(root):
        for name, id_ in _citations(ast.parse(path.read_text())):
            test = f"{path.relative_to(root)}::{name}"
            if id_ not in found:
                raise ValueError(f"{test} cites {id_}, which docs/catalogue.md does not have.")
            found[id_].append(test)
    return found


def known_ids(root: Path) -> list[str]:
    """The ids of the catalogue, in its order."""
    return CATALOGUE_LINE.findall((root / "docs" / "catalogue.md").read_text())


def _test_files(root: Path) -> Iterator[Path]:
    for folder in ("liant", "tests"):
        yield from sorted((root / folder).rglob("test_*.py"))


def _citations(module: ast.Module) -> Iterator[tuple[str, str]]:
    """The pairs (test, id) of a file: its own marks and those of its module and its class count."""
    whole_file = [id_ for node in module.body if isinstance(node, ast.Assign) for id_ in _module_marks(node)]
    yield from _citations_in(module.body, "", whole_file)


def _citations_in(body: list[ast.stmt], prefix: str, inherited: list[str]) -> Iterator[tuple[str, str]]:
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from _citations_in(node.body, f"{node.name}::", inherited + _marks(node.decorator_list))
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            for id_ in dict.fromkeys(inherited + _marks(node.decorator_list)):
                yield prefix + node.name, id_


def _module_marks(assignment: ast.Assign) -> list[str]:
    names = [target.id for target in assignment.targets if isinstance(target, ast.Name)]
    return _marks([assignment.value]) if names == ["pytestmark"] else []


def _marks(expressions: list[ast.expr]) -> list[str]:
    """The ids in calls of pytest.mark.req among the expressions, lists included."""
    calls = (node for expression in expressions for node in ast.walk(expression) if isinstance(node, ast.Call))
    return [
        argument.value
        for call in calls
        if ast.unparse(call.func) == "pytest.mark.req"
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def _show(tests: dict[str, list[str]]) -> None:
    table = Table("id", "tests", box=None)
    for id_, names in tests.items():
        table.add_row(id_, str(len(names)) if names else "-")
    proven = sum(1 for names in tests.values() if names)
    console = Console()
    console.print(table)
    console.print(f"{proven} of {len(tests)} lines of the catalogue have tests.")
