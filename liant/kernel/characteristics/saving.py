"""What commands do with characteristics: check the values that are given, and write the rows that differ (CON-12)."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.limits import fixed_rows, is_fixed
from liant.kernel.access.models import Listed
from liant.kernel.characteristics.definitions import by_address, in_use
from liant.kernel.characteristics.models import PREFIX, Characteristic
from liant.kernel.characteristics.reading import forget, values_of_all
from liant.kernel.characteristics.types import Choice
from liant.kernel.characteristics.values import values_of

Given = dict[str, Any]
Errors = dict[str, list[str]]


def apart(values: Given) -> tuple[Given, Given]:
    """The values of the record's own fields, and those of its characteristics (`characteristics.turnover`)."""
    described = {name: value for name, value in values.items() if name.startswith(f"{PREFIX}.")}
    return {name: value for name, value in values.items() if name not in described}, described


def is_kept(each: Characteristic) -> bool:
    """Whether the acting employee may not fill it in."""
    return is_fixed(each.values_model) or each.pk in fixed_rows(each.values_model)


@dataclass
class Plan:
    """The values that a record shall have."""

    record: Listed
    variant: str
    errors: Errors
    wanted: dict[Characteristic, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._is_new = self.record.pk is None

    def take(self, given: Given) -> None:
        """Take what is given, cleaned, and what a new record begins with; what is wrong goes to the errors."""
        known = by_address(type(self.record)) if given else {}
        for address, value in given.items():
            each = known.get(address)
            if each is None:
                self.errors[address] = [_("There is no such characteristic.")]
            else:
                self._take(each, value)
        if self._is_new:
            self._begin(given)

    def save(self) -> None:
        """Write the rows that differ."""
        if not self.wanted:
            return
        table: Any = values_of(type(self.record))
        there = {} if self._is_new else self._there(table)
        new = [row for each, value in self.wanted.items() for row in self._rows(table, each, value, there)]
        table._default_manager.bulk_create(new)
        forget(self.record)

    def _take(self, each: Characteristic, value: Any) -> None:
        before = self._before(each)
        # What stays may be a record that the actor does not see.
        if value is not None and value == before:
            return
        try:
            cleaned = each.kind.clean(each, value)
            if cleaned == before:
                return
            self._require(each, cleaned, before)
        except ValidationError as error:
            self.errors[each.address] = error.messages
            return
        self.wanted[each] = cleaned

    def _require(self, each: Characteristic, value: Any, before: Any) -> None:
        if is_kept(each):
            raise ValidationError(_("You do not have the right to change this."))
        if value is None:
            if each.is_required and not each.is_retired:
                raise ValidationError(_("This field is required."))
            return
        if not each.is_of(self.variant):
            raise ValidationError(_("Records of this kind do not have it."))
        if each.is_retired:
            raise ValidationError(_("This is not used any more."))
        if isinstance(each.kind, Choice):
            _require_current(each, value, before)

    def _before(self, each: Characteristic) -> Any:
        if self._is_new:
            return None
        return values_of_all([self.record])[self.record.pk].get(each.pk)

    def _begin(self, given: Given) -> None:
        for each in in_use(type(self.record), self.variant):
            if each.address in given:
                value = self.wanted.get(each)
            elif is_kept(each):
                continue
            elif (value := each.beginning) is not None:
                self.wanted[each] = value
            if value is None and each.is_required:
                self.errors.setdefault(each.address, [_("This field is required.")])

    def _there(self, table: Any) -> dict[int, list[Any]]:
        rows = table._default_manager.filter(whole=self.record.pk, characteristic__in=list(self.wanted))
        found: dict[int, list[Any]] = defaultdict(list)
        for row in rows:
            found[row.characteristic_id].append(row)
        return found

    def _rows(self, table: Any, each: Characteristic, value: Any, there: dict[int, list[Any]]) -> list[Any]:
        """The rows to be added. Of those there are, one that goes is deleted, and of one value the row is changed."""
        attribute, old = each.kind.attribute, there.get(each.pk, [])
        wanted = list(value or ()) if each.kind.is_many else [] if value is None else [value]
        if not each.kind.is_many and old and wanted:
            setattr(old[0], attribute, value)
            old[0].save(update_fields=[attribute.removesuffix("_id")])
            return []
        kept = [row for row in old if getattr(row, attribute) in wanted]
        for row in old:
            if row not in kept:
                row.delete()
        held = [getattr(row, attribute) for row in kept]
        return [table(whole=self.record, characteristic=each, **{attribute: one}) for one in wanted if one not in held]


def _require_current(each: Characteristic, value: Any, before: Any) -> None:
    """Raises ValidationError for a choice that is retired, unless it was chosen when it was not."""
    chosen, kept = (set(some) if isinstance(some, tuple) else {some} for some in (value, before))
    retired = [choice.name for choice in each.known_choices if choice.is_retired and choice.pk in chosen - kept]
    if retired:
        raise ValidationError(_("This is not used any more: %(choices)s."), params={"choices": ", ".join(retired)})
