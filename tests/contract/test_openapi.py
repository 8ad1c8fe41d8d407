"""Whatever the API lets one send by its description, it answers in order and tells nothing of others (SEC-06)."""

from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, settings

from liant.config.api import api
from liant.kernel.access.models import User
from liant.kernel.entity.registry import entities
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.samples import sample

pytestmark = pytest.mark.req("GEN-04", "SEC-06")

schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
HIDDEN = "Tainic"


@pytest.fixture
def somebody(cast: Cast) -> Client:
    """A browser of Anna, who has few rights; all others have records that she does not see."""
    for entity in entities():
        if entity.name == "contact":
            sample(entity.model, owner=cast.boris, by=cast.dora, name=HIDDEN)
    browser = Client()
    browser.force_login(User.objects.get(employee_id=cast.anna.pk))
    return browser


@schema.parametrize()
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_answers_in_order(case: Any, somebody: Client) -> None:
    sent = case.as_transport_kwargs(base_url="")
    body = {"data": case.body, "content_type": "application/json"} if isinstance(case.body, dict | list) else {}
    query = urlencode(case.query or {}, doseq=True)

    answer = somebody.generic(case.method.upper(), f"/api{case.formatted_path}", QUERY_STRING=query, **body)

    assert answer.status_code < 500, sent
    assert HIDDEN not in answer.content.decode()
