"""Form widgets that the kit needs beside Django's."""

from typing import Any
from urllib.parse import urlencode

from django import forms

from liant.kernel.access.captions import captions


class DateInput(forms.DateInput):
    """A date by the browser's own calendar, which speaks ISO."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RecordPick(forms.Select):
    """One record of very many: knows only the chosen one, the page searches for others."""

    def __init__(self, *, url: str, limit: dict[str, Any]) -> None:
        query = urlencode(limit, doseq=True)
        super().__init__(attrs={"class": "js-pick", "data-url": f"{url}?{query}" if query else url})

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        """Only nothing and the chosen one."""
        chosen = [int(number) for number in value if str(number).isdigit()]
        names = captions(self.choices.queryset.model, chosen)  # type: ignore[attr-defined]
        options = [("", "")] + [(number, names.get(number, "")) for number in chosen]
        return [
            (None, [self.create_option(name, number, label, number in chosen, index)], index)
            for index, (number, label) in enumerate(options)
        ]
