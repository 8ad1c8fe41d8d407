"""What may be there only once (a name, an address), and is: in the table, or in a row above."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from liant.kernel.access.models import Listed, Once
from liant.kernel.imports.drafts import Draft
from liant.kernel.search.functions import Fold
from liant.kernel.text import fold


class Taken:
    """The texts of one file's rows that others have already, by the rules of the model."""

    def __init__(self, model: type[Listed]) -> None:
        self._model = model
        self._rules = [rule for rule in model._meta.constraints if isinstance(rule, Once)]
        self._keys: dict[str, set[Any]] = defaultdict(set)

    def look_up(self, drafts: Iterable[Draft]) -> None:
        """Ask the database for those that the rows have: one query for each rule, however many rows."""
        for rule in self._rules:
            texts = {fold(text) for draft in drafts if (text := draft.values.get(rule.field))}
            rows = self._model._default_manager.exclude(**{rule.field: ""}).annotate(folded=Fold(rule.field))
            columns = ("folded", f"{rule.within}_id") if rule.within else ("folded",)
            self._keys[rule.name].update(rows.filter(folded__in=texts).values_list(*columns))

    def refusals(self, record: Listed) -> Iterator[ValidationError]:
        """What is wrong with a row's record."""
        for rule in self._rules:
            if rule.key(record) in self._keys[rule.name]:
                yield rule.refusal(record)

    def learn(self, record: Listed) -> None:
        """Know a record that this file makes."""
        for rule in self._rules:
            if getattr(record, rule.field):
                self._keys[rule.name].add(rule.key(record))
