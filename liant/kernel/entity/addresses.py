"""Where records have their pages, by their model: for whoever meets a record without knowing its entity."""

from typing import Protocol

from django.db.models import Model


class Pages(Protocol):
    """Where the records of a model have pages: their entity."""

    @property
    def options_url(self) -> str:
        """Where pick fields search for one."""

    @property
    def is_short(self) -> bool:
        """Whether there are so few that a form shows them all."""

    def url(self, record_id: int) -> str:
        """The page of one record."""


_pages: dict[type[Model], Pages] = {}


def settle(model: type[Model], pages: Pages) -> None:
    """From here on the records of this model have their pages there."""
    _pages[model] = pages


def has_pages(model: type[Model]) -> bool:
    """Whether the records of this model have pages."""
    return model in _pages


def record_url(model: type[Model], record_id: int | None) -> str | None:
    """The page of a record; None when its model has none, or there is no record."""
    pages = _pages.get(model)
    return pages.url(record_id) if pages and record_id else None


def options_url(model: type[Model]) -> str | None:
    """Where a pick field searches for rows of this model; None for those short enough to show whole."""
    pages = _pages.get(model)
    return pages.options_url if pages and not pages.is_short else None
