"""How much one may ask in how long is the installation's to say (docs/OPERATIONS.md)."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from liant.config.rates import rates
from liant.kernel.throttling.rate import Rate

pytestmark = pytest.mark.req("SEC-09")


def test_an_installation_sets_its_rates_by_the_environment() -> None:
    found = rates({"LIANT_RATE_API": "5/s", "LIANT_RATE_EXPORTS": "10/d"})

    assert (found["api"], found["exports"], found["pages"]) == (Rate(5, 1), Rate(10, 86_400), Rate(1200, 60))


@pytest.mark.parametrize("written", ["many", "0/m", "60", "60/w", "-1/m"])
def test_what_is_no_rate_is_refused_in_words(written: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"LIANT_RATE_API is .*such as 1200/m"):
        rates({"LIANT_RATE_API": written})
