"""What one chooses for a file: what its columns become, and what its rows do (CON-19)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from liant.kernel.entity.entity import Entity
from liant.kernel.imports.keys import NUMBER
from liant.kernel.imports.models import IMPLIED, ImportRun
from liant.kernel.imports.plan import TargetNames
from liant.kernel.imports.rights import acts_allowed
from liant.kernel.imports.targets import FieldTarget, Target
from liant.kernel.imports.values import Reader
from liant.kernel.spreadsheet.matching import suggest

Act = ImportRun.Act


@dataclass
class Way:
    """How a file is taken in; the names are those of the run's fields.

    `mapping` has target names by column number; `variant` is what rows become that don't say their kind: a kind, the
    IMPLIED one, or empty: such rows are faulty. `key` is the target by which rows find the records that they change;
    with `clears` an empty cell empties what is there.
    """

    mapping: TargetNames = field(default_factory=dict)
    variant: str = IMPLIED
    act: str = Act.CREATE
    key: str = ""
    clears: bool = False

    def require(self, entity: Entity, headers: list[str]) -> None:
        """Raises ValidationError when it makes no sense."""
        require_mapping(entity, headers, self.mapping)
        require_act(entity, self.mapping, self.act, self.key)
        if self.variant not in {"", IMPLIED, *dict(entity.variants())}:
            raise ValidationError(_("Choose one of the kinds."))

    def put_into(self, run: ImportRun) -> None:
        """Have the run go this way."""
        for each in fields(self):
            setattr(run, each.name, getattr(self, each.name))
        if not run.changes_records:
            run.key, run.clears = "", False


def way_of(run: ImportRun) -> Way:
    """The way of a run."""
    return Way(**{each.name: getattr(run, each.name) for each in fields(Way)})


def suggested(entity: Entity, headers: list[str], samples: Iterable[list[str]] = ()) -> Way:
    """The likely way: by the names of the columns. A file that numbers its records is there to change them.

    A column whose `samples` are all no days, no yes or no, no choices is not taken for such.
    """
    known = {target.name: (target.label, *target.synonyms) for target in entity.import_targets}
    targets, rows = {target.name: target for target in entity.import_targets}, list(samples)
    mapping = {
        str(index): name
        for index, name in suggest(headers, known).items()
        if _may_be(targets[name], [row[index] for row in rows])
    }
    allowed = acts_allowed(entity.model)
    keys = [target.name for target in keys_of(entity) if target.name in mapping.values()]
    if NUMBER in keys or Act.CREATE not in allowed:
        act = Act.SAVE if Act.SAVE in allowed else Act.CHANGE
        return Way(mapping, act=act, key=next(iter(keys), ""))
    return Way(mapping, key=next(iter(keys), ""))


def _may_be(target: Target, cells: list[str]) -> bool:
    """Whether a cell of these, if any is filled in, can be read; asked where that needs no database."""
    field = getattr(target, "field", None)
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or not isinstance(target, FieldTarget):
        return True
    if not (isinstance(field, models.BooleanField | models.DateField) or getattr(field, "choices", None)):
        return True
    return any(_is_read(target.reader(), cell) for cell in filled)


def _is_read(read: Reader, text: str) -> bool:
    try:
        read(text)
    except ValidationError:
        return False
    return True


def require_mapping(entity: Entity, headers: list[str], mapping: TargetNames) -> None:
    """Raises ValidationError when no column becomes anything, or two become the same, or something unknown."""
    names = {target.name: target.label for target in entity.import_targets}
    if not mapping:
        raise ValidationError(_("Choose for at least one column what it becomes."))
    if not set(mapping.values()) <= set(names) or not set(mapping) <= {str(index) for index in range(len(headers))}:
        raise ValidationError(_("These columns do not fit the file any more. Choose again."))
    if problems := list(_shared(headers, mapping, names)):
        raise ValidationError(problems)


def require_act(entity: Entity, mapping: TargetNames, act: str, key: str) -> None:
    """Raises ValidationError when rows can't do this with what their columns become."""
    if act not in acts_allowed(entity.model):
        raise ValidationError(_("Choose what the rows do."))
    mapped = set(mapping.values())
    if act == ImportRun.Act.CREATE:
        if NUMBER in mapped:
            message = _("New records get a number of their own: leave out the column, or have rows change records.")
            raise ValidationError(message)
        return
    labels = {target.name: target.label for target in keys_of(entity)}
    if key not in labels:
        raise ValidationError(_("Choose by what the rows find their records."))
    if key not in mapped:
        message = _("Choose which column becomes “%(key)s”: by it the rows find their records.")
        raise ValidationError(message, params={"key": labels[key]})
    if NUMBER in mapped and key != NUMBER:
        message = _("A number in Liant is never written: find the records by it, or leave out its column.")
        raise ValidationError(message)


def keys_of(entity: Entity) -> list[Target]:
    """The targets by which rows may find the records that they change."""
    return [target for target in entity.import_targets if target.key()]


def _shared(headers: list[str], mapping: TargetNames, labels: Mapping[str, str]) -> Iterable[str]:
    for name in dict.fromkeys(mapping.values()):
        columns = [headers[int(index)] for index, target in mapping.items() if target == name]
        if len(columns) > 1:
            message = _("Only one column can become “%(target)s”; you chose it for %(columns)s.")
            yield message % {"target": labels[name], "columns": ", ".join(f"“{column}”" for column in columns)}
