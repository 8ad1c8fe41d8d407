"""Which public registries of companies may be asked is a setting (CON-22)."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from liant.config.registries import registries


@pytest.mark.req("CON-22")
def test_the_setting_refuses_what_it_does_not_know() -> None:
    assert registries({"LIANT_REGISTRIES": "ANAF, vies"}) == ["anaf", "vies"]
    with pytest.raises(ImproperlyConfigured, match="onrc"):
        registries({"LIANT_REGISTRIES": "onrc"})
