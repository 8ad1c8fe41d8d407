"""The other records that rows name: found, or made once for the file."""

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from liant.kernel.access.models import Listed
from liant.kernel.imports.drafts import Draft, Values
from liant.kernel.imports.faults import Faults
from liant.kernel.imports.kin import Kin
from liant.kernel.imports.links import Finder, Link
from liant.kernel.imports.moulds import Moulds
from liant.kernel.imports.numbers import Numbers
from liant.kernel.imports.plan import Plan
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.targets import LinkTarget

# By slot what its part, and under None what the record itself refers to, by the name of the reference.
Related = dict[Slot | None, dict[str, Model]]


class Relations:
    """What the rows of one file refer to."""

    def __init__(self, plan: Plan, moulds: Moulds, numbers: Numbers, faults: Faults) -> None:
        self._moulds, self._numbers, self._faults = moulds, numbers, faults
        links = {column.target.link for column in plan.columns if isinstance(column.target, LinkTarget)}
        self._finders = {link: Finder(link) for link in links}
        self._kin = Kin(plan)

    def look_up(self, drafts: list[Draft]) -> Counter[type[Model]]:
        """Find what these rows name; returns how many records may have to be made for them."""
        demand: Counter[type[Model]] = Counter()
        for link, finder in self._finders.items():
            finder.look_up(drafts)
            demand[link.model] += sum(link in draft.links for draft in drafts)
        return demand

    def in_order(self, drafts: list[Draft]) -> list[Draft]:
        """The rows in the order in which they can be built: parents before their parts."""
        return self._kin.look_up(drafts)

    def of(self, draft: Draft, variant: str, keys: Values, companions: list[Listed]) -> Related:
        """The other records that the row names, where they belong; those that are made go to the companions."""
        related: Related = {}
        if parent := self._kin.parent_of(draft):
            related[None] = {"parent": parent}
        for link, wanted in draft.links.items():
            if variant not in link.into:
                self._faults.note_link(draft, link, _("A row of this kind can't have it."))
                continue
            slot = link.into[variant]
            try:
                other = self._finders[link].find(wanted) or self._companion(link, wanted, keys, companions)
            except ValidationError as error:
                self._faults.note_link(draft, link, " ".join(error.messages))
                continue
            if slot:
                draft.part(slot)
            related.setdefault(slot, {})[link.field] = other
        return related

    def learn(self, draft: Draft, record: Listed, companions: list[Listed]) -> None:
        """Know what a row makes of its record, and what is made for it."""
        for link, finder in self._finders.items():
            for made in (*companions, *(() if draft.record else (record,))):
                if link.is_met_by(made):
                    finder.learn(made)
        self._kin.learn(draft, record)

    def _companion(self, link: Link, wanted: Values, keys: Values, companions: list[Listed]) -> Listed:
        """A new record with what the row tells of it. Raises ValidationError when that is too little."""
        if not wanted.get(link.caption):
            message = _("Nothing with the number “%(number)s” is known; to have it made, give its name, too.")
            raise ValidationError(message, params={"number": wanted[link.identifier]})
        mould = self._moulds.of_link(link)
        made: Any = mould.make({**wanted, **keys, "id": self._numbers.take(link.model)}, {})
        mould.clean(made)
        companions.append(made)
        return made  # type: ignore[no-any-return]
