"""The one way through the file, for the dry run and for writing: rows, values, rules, candidates (CON-19)."""

from pathlib import Path

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_named
from liant.kernel.imports.building import Builder
from liant.kernel.imports.deciding import Decisions
from liant.kernel.imports.drafts import Candidate, Draft
from liant.kernel.imports.likenesses import Likenesses
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.numbers import Numbers
from liant.kernel.imports.plan import Plan
from liant.kernel.imports.report import Report
from liant.kernel.spreadsheet.reading import open_table
from liant.kernel.spreadsheet.table import Table


def table_of(run: ImportRun) -> Table:
    """The run's file. Raises ValidationError when it can't be read."""
    formats = entity_of_run(run).file_formats
    return open_table(Path(run.file.path), name=run.file_name, encoding=run.encoding or None, formats=formats)


def entity_of_run(run: ImportRun) -> Entity:
    """What the file's rows become."""
    entity = entity_named(run.entity)
    assert entity is not None
    return entity


class Pass:
    """Goes through the rows, some thousands at a time: `look_up`, `build`, and again while there are any.

    `look_up` asks the database all that `build` needs to know, so that `build` may go on while the database writes.
    Everything is told to the report. Both raise ValidationError where the file can't be read any further.
    """

    def __init__(
        self, run: ImportRun, table: Table, report: Report, numbers: Numbers, *, writes: bool,
        likenesses: Likenesses | None = None,
    ) -> None:  # fmt: skip
        entity = entity_of_run(run)
        plan = Plan(entity, run.headers, run.mapping)
        self._report, self._likenesses = report, likenesses
        self._builder = Builder(entity, plan, run, numbers, Decisions(run, plan, table), writes=writes)
        self._chunks = plan.drafts(table)
        self._coming = next(self._chunks, [])
        self._ordered: list[Draft] = []

    def look_up(self) -> bool:
        """Find what the coming rows name; False when none are left."""
        if self._coming:
            self._ordered = self._builder.look_up(self._coming)
        return bool(self._coming)

    def build(self) -> list[Candidate]:
        """The valid ones of the rows looked up; then reads on."""
        drafts = self._coming
        built = [(draft, candidate) for draft in self._ordered if (candidate := self._builder.build(draft))]
        found = [candidate for _draft, candidate in built]
        if self._likenesses:
            self._likenesses.add(built)
        self._report.add(drafts)
        self._coming = next(self._chunks, [])
        return found
