"""Parts edited together with their record (its phones, its addresses)."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst

from liant.kernel.access.models import Protected


@dataclass(frozen=True)
class PartSet:
    """A kind of part: its model, the fields people fill in, and which of its wholes it is edited from."""

    model: type[Protected]
    fields: tuple[str, ...]
    icon: str = "plus"
    whole: str = ""
    # The title under which the overview shows it together with others; its own when empty.
    group: str | Promise = ""

    @property
    def link(self) -> str:
        """The foreign key from the part to the record it is edited with."""
        return self.whole or self.model.wholes[0]

    @property
    def name(self) -> str:
        """The word in the API and in forms: what the record calls these parts."""
        return self.model.accessor(self.link)

    @property
    def title(self) -> str:
        """The heading above them."""
        return capfirst(str(self.model._meta.verbose_name_plural))

    @property
    def label(self) -> str:
        """One of them."""
        return str(self.model._meta.verbose_name)

    def of(self, record_id: int) -> Any:
        """A record's parts of this kind."""
        return self.model._default_manager.filter(**{self.link: record_id})
