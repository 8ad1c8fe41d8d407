"""liant name-days: when somebody with a name celebrates, without a database (CON-09)."""

from typing import Annotated

import typer

# Before it the calendars were others; after it the difference between Julian and Gregorian grows.
FIRST_YEAR, LAST_YEAR = 1900, 2099


def name_days(
    name: Annotated[str, typer.Argument(help="Given name, then family name.")],
    calendar: Annotated[str, typer.Option(help="ro-orthodox, ro-catholic or gr-orthodox.")],
    year: Annotated[int, typer.Option(help="From 1900 to 2099.")],
) -> None:
    """Print the name days of a person in a year, one a line."""
    from liant.modules.celebrations.calendars import CALENDARS, name_days_of_whole_name

    if calendar not in CALENDARS:
        raise typer.BadParameter(f"There is no calendar {calendar}; there are {', '.join(CALENDARS)}.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise typer.BadParameter(f"Give a year from {FIRST_YEAR} to {LAST_YEAR}.")
    for day in sorted({found.date for found in name_days_of_whole_name(name, calendar, year)}):
        typer.echo(day.isoformat())
