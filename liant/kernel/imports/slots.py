"""A place on a record for parts that a row brings."""

from collections.abc import Mapping
from typing import Any

from liant.kernel.access.models import Protected


class Slot:
    """Parts of one kind with what is settled about them beforehand: `Slot(Phone, kind="mobile")`.

    `by_variant` settles more for records of one kind: a person's address is another than a company's.
    """

    def __init__(
        self, model: type[Protected], *, by_variant: Mapping[str, Mapping[str, Any]] | None = None, **fixed: Any
    ) -> None:
        self.model = model
        self._fixed, self._by_variant = fixed, by_variant or {}

    @property
    def link(self) -> str:
        """The foreign key to the record."""
        return self.model.wholes[0]

    def refusal(self, variant: str) -> str:
        """What is said of a record of this kind that can't have such parts; nothing where it can."""
        return ""

    def fixed(self, variant: str) -> dict[str, Any]:
        """What is settled for a record of this kind."""
        return {**self._fixed, **self._by_variant.get(variant, {})}
