"""The one way through the file, for the dry run and for writing: rows, values, rules, candidates (CON-19)."""

from collections.abc import Iterator
from pathlib import Path

from liant.kernel.access.actor import Actor
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_named
from liant.kernel.imports.building import Builder, Numbers
from liant.kernel.imports.drafts import Candidate
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.plan import Plan
from liant.kernel.imports.report import Report
from liant.kernel.spreadsheet.reading import open_table
from liant.kernel.spreadsheet.table import Table


def table_of(run: ImportRun) -> Table:
    """The run's file. Raises ValidationError when it can't be read."""
    return open_table(Path(run.file.path), name=run.file_name, encoding=run.encoding or None)


def entity_of_run(run: ImportRun) -> Entity:
    """What the file's rows become."""
    entity = entity_named(run.entity)
    assert entity is not None
    return entity


def candidates(run: ImportRun, table: Table, report: Report, number: Numbers, by: Actor) -> Iterator[list[Candidate]]:
    """The valid rows, some thousands at a time; all of them and what is wrong go to the report. The actor has entered.

    Raises ValidationError where the file can't be read any further.
    """
    entity = entity_of_run(run)
    plan = Plan(entity, run.headers, run.mapping)
    builder = Builder(entity, plan, run.variant, by.pk, number)
    for drafts in plan.drafts(table):
        builder.look_up(drafts)
        found = [candidate for draft in drafts if (candidate := builder.build(draft))]
        report.add(drafts)
        yield found
