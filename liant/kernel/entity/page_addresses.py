"""Where the pages of an entity are."""

from functools import cached_property
from typing import ClassVar

from django.urls import reverse


class PageAddresses:
    """The addresses of an entity's pages, all under its word in URLs."""

    # The word in URLs.
    slug: ClassVar[str]

    @cached_property
    def list_url(self) -> str:
        """Its list."""
        return reverse("entity:list", args=[self.slug])

    @cached_property
    def create_url(self) -> str:
        """The form for a new one."""
        return reverse("entity:create", args=[self.slug])

    @property
    def asking_url(self) -> str:
        """Where a condition is made for its list."""
        return reverse("entity:asking", args=[self.slug])

    @property
    def display_url(self) -> str:
        """Where columns and order of its list are chosen."""
        return reverse("entity:display", args=[self.slug])

    @cached_property
    def options_url(self) -> str:
        """Where pick fields search for one."""
        return reverse("entity:options", args=[self.slug])

    @cached_property
    def export_url(self) -> str:
        """Its list as a file."""
        return reverse("entity:export", args=[self.slug])

    def print_url(self, record_id: int | None = None) -> str:
        """Its list as a document, or a record."""
        if record_id is None:
            return reverse("documents:list", args=[self.slug])
        return reverse("documents:record", args=[self.slug, record_id])

    def url(self, record_id: int, page: str = "page") -> str:
        """A page of one record."""
        if page == "page":
            return f"{self._pages_url}{int(record_id)}/"
        return reverse(f"entity:{page}", args=[self.slug, record_id])

    @cached_property
    def _pages_url(self) -> str:
        # Asked once: a list has an address in each row, and more in its references.
        return reverse("entity:page", args=[self.slug, 0]).removesuffix("0/")
