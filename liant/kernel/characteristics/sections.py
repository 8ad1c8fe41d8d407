"""Characteristics on the page of a record."""

from typing import Any

from liant.kernel.characteristics.columns import CharacteristicColumn
from liant.kernel.characteristics.definitions import TITLE, defined
from liant.kernel.characteristics.reading import values_of_all
from liant.kernel.entity.sections import Section


def add_to(sections: list[Section], record: Any) -> None:
    """The values that a record has, under the headings of their groups; retired ones, too."""
    found = defined(type(record))
    if not found:
        return
    by_title = {section.title: section for section in sections}
    values = values_of_all([record])[record.pk]
    for each in found:
        if values.get(each.pk) is not None:
            title = each.group or str(TITLE)
            if title not in by_title:
                by_title[title] = Section(title, [])
                sections.append(by_title[title])
            by_title[title].fields.append(CharacteristicColumn(each).cells([record])[record.pk])
