"""What tests of privacy share."""

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Grant
from liant.kernel.testing.cast import Cast


@pytest.fixture
def without_change(cast: Cast) -> None:
    """Irina sees contacts, and changes none."""
    with enter(cast.dora.pk):
        Grant.objects.filter(role__name="Scope unit", entity="contact", action="change").delete()
