"""A column of a file that holds pictures."""

from typing import Any

from liant.kernel.imports.slots import Slot
from liant.kernel.imports.targets import Label, PartTarget, Synonyms
from liant.kernel.imports.values import Reader
from liant.kernel.pictures.models import Picture


class PictureTarget(PartTarget):
    """A picture as text; each comes once, so that none is remembered."""

    def __init__(self, name: str, pictures: type[Picture], *, label: Label, synonyms: Synonyms = ()) -> None:
        super().__init__(name, Slot(pictures), "content", label=label, synonyms=synonyms)

    def reader(self) -> Reader:
        """Shrinks it."""
        field: Any = self.field
        read: Reader = field.to_python
        return read
