"""A registry of companies that stands in for the public ones."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest

from liant.modules.contacts.registries.standing_in import Registry


@pytest.fixture
def registry(settings: Any) -> Iterator[Registry]:
    """The one that is asked."""
    with Registry() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        settings.REGISTRIES = ["anaf"]
        settings.ANAF_URL = settings.VIES_URL = server.url
        yield server
        server.shutdown()
