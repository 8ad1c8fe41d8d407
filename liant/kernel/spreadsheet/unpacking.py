"""Unpacks a workbook in a process of its own: what it was packed to do, it does to that process alone.

Run as `python -m liant.kernel.spreadsheet.unpacking PATH SHEET CELLS MEMORY OUTPUT SECONDS`. Writes CSV to standard
output: first a row of the sheet's name and the names of all visible sheets, then the rows of the sheet. What it refuses
it names on standard error: encrypted, cells, damaged, empty, sheet.
"""

import csv
import datetime
import resource
import signal
import sys
from collections.abc import Iterator
from io import TextIOWrapper

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
    load_workbook,
)

from liant.kernel.text import with_comma_below

Value = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta


def main(path: str, sheet_name: str, cells: str, *limits: str) -> None:
    """Write one sheet of the workbook `path`, the first that is not empty unless `sheet_name` names it."""
    _limit_to(*map(int, limits))
    try:
        workbook = load_workbook(path)
        sheets = _visible_sheets(workbook)
        sheet = workbook.get_sheet_by_name(sheet_name) if sheet_name else _first_filled(workbook, sheets)
    except PasswordError:
        sys.exit("encrypted")
    except WorksheetNotFound:
        sys.exit("sheet")
    except CalamineError as error:
        # The library's own limit of cells has no error of its own.
        sys.exit("cells" if "limit" in str(error) else "damaged")
    if sheet.height * sheet.width > int(cells):
        sys.exit("cells")
    with TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow([sheet.name, *sheets])
        writer.writerows([as_text(value) for value in row] for row in sheet.iter_rows())


def _limit_to(memory_bytes: int, output_bytes: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output_bytes, output_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    # Python would go on and fail in its own words.
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def _visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _first_filled(workbook: CalamineWorkbook, names: list[str]) -> CalamineSheet:
    sheets: Iterator[CalamineSheet] = map(workbook.get_sheet_by_name, names)
    return next((sheet for sheet in sheets if sheet.height), None) or sys.exit("empty")


def as_text(value: Value) -> str:
    """A cell as one would type it: 123 without a decimal point, dates as in ISO 8601, true or false."""
    if isinstance(value, str):
        return with_comma_below(value.replace("\x00", ""))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        # Fifteen digits are what a workbook's numbers are good for, and what Excel shows.
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


if __name__ == "__main__":
    main(*sys.argv[1:])
