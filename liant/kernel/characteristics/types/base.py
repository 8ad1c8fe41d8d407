"""What every type of characteristic can do."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.entity.cells import text_of
from liant.kernel.imports.values import reader_of

if TYPE_CHECKING:
    from liant.kernel.characteristics.models import Characteristic

# Of captions by number: what a value that is another row is called.
Names = Mapping[int, str]


class Type:
    """A type. A value is what its column holds, None where there is none; of several choices a tuple."""

    icon: ClassVar[str] = "forms"
    # The column of the table of values.
    column: ClassVar[str] = "text"
    # How a value is drawn (kernel/ui/cells.py).
    shown_as: ClassVar[str] = "text"
    is_many: ClassVar[bool] = False
    # How workbooks show its numbers.
    number_format: ClassVar[str] = ""
    # Of which types values come, from forms and from JSON, and what is said of any other.
    accepts: ClassVar[tuple[type, ...]] = (str,)
    wanted: ClassVar[Any] = gettext_lazy("Enter a text.")

    def __init__(self, name: str, label: str | Promise) -> None:
        self.name, self.label = name, label

    @property
    def attribute(self) -> str:
        """The attribute of a row of values that holds one."""
        return self.column

    def field(self, of: "Characteristic") -> models.Field:
        """The field by whose rules a value is right, and filled in."""
        raise NotImplementedError

    def clean(self, of: "Characteristic", value: Any) -> Any:
        """A value as it is kept. Raises ValidationError in words the user understands."""
        if value in (None, ""):
            return None
        if not isinstance(value, self.accepts) or (isinstance(value, bool) and bool not in self.accepts):
            raise ValidationError(self.wanted)
        if isinstance(value, str) and not _is_writable(value):
            raise ValidationError(_("There is a character in it that is no text."))
        cleaned = self.field(of).clean(value, None)
        return None if cleaned == "" else cleaned

    def read(self, of: "Characteristic", text: str) -> Any:
        """A value as people write it: the cell of a file, what new records begin with. Raises ValidationError."""
        return self.clean(of, reader_of(self.field(of))(text))

    def shown(self, of: "Characteristic", value: Any, names: Names) -> str:
        """A value in words."""
        return text_of(value)


def named(of: "Characteristic") -> dict[str, Any]:
    """What its field is called, and whether it must be filled in."""
    return {
        "verbose_name": of.name, "help_text": of.help, "blank": not of.is_required, "null": not of.is_required,
    }  # fmt: skip


def _is_writable(text: str) -> bool:
    """Whether the database takes it: all but the null character and halves of characters."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
