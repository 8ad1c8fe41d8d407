"""Target groups on pages and over REST: made, bounded to by roles, filled by a job (SEC-04)."""

from collections.abc import Callable

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.jobs import fill_groups
from liant.kernel.access.models import Employee, Role, TargetGroup
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.samples import contact
from liant.modules.organisation.samples import role, target_group

pytestmark = pytest.mark.req("SEC-04")

SignIn = Callable[[Employee], Client]


def test_a_group_tells_its_condition_and_who_is_in_it(cast: Cast, sign_in: SignIn) -> None:
    contact(owner=cast.anna, by=cast.dora, parts={"addresses": [{"city": "Cluj-Napoca"}]})
    group, browser = target_group(owner=cast.dora, by=cast.dora), sign_in(cast.dora)

    before = browser.get(f"/target-groups/{group.pk}/").content.decode()
    fill_groups()
    after = browser.get(f"/target-groups/{group.pk}/").content.decode()

    assert "Address: city is Cluj-Napoca" in before
    assert "still being gone through" in before
    assert "still being gone through" not in after
    assert "/contacts/?criteria=" in after


def test_over_rest_a_role_is_bounded_to_a_group(cast: Cast, sign_in: SignIn) -> None:
    group, made = target_group(owner=cast.dora, by=cast.dora), role(owner=cast.dora, by=cast.dora)
    address, browser = f"/api/rights/roles/{made.pk}/", sign_in(cast.dora)
    bounded = [
        {"entity": "activity", "action": "create", "scope": f"group:{group.pk}"},
        {"entity": "contact", "action": "see", "scope": f"group:{group.pk}"},
    ]

    answer = browser.put(address, {"grants": bounded}, content_type="application/json")

    assert answer.json() == bounded
    assert browser.get(address).json() == bounded
    with enter(cast.dora.pk):
        assert {grant.group_id for grant in Role.objects.get(pk=made.pk).grants.all()} == {group.pk}


@pytest.mark.parametrize(
    ("entity", "action", "reach"),
    [
        # A new contact is in no group yet; a unit belongs to none; the last group is not there.
        ("contact", "create", "group:{group}"),
        ("unit", "change", "group:{group}"),
        ("contact", "see", "group:0"),
        ("contact", "see", "group"),
    ],
)
def test_a_bound_that_means_nothing_is_refused(
    cast: Cast, sign_in: SignIn, entity: str, action: str, reach: str
) -> None:
    group, made = target_group(owner=cast.dora, by=cast.dora), role(owner=cast.dora, by=cast.dora)
    wanted = [{"entity": entity, "action": action, "scope": reach.format(group=group.pk)}]

    answer = sign_in(cast.dora).put(
        f"/api/rights/roles/{made.pk}/", {"grants": wanted}, content_type="application/json"
    )

    assert (answer.status_code, list(answer.json()["errors"])) == (422, [f"{entity}.{action}"])


def test_a_group_is_made_over_rest_and_its_faults_are_told_by_node(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.dora)

    def made(**values: object) -> dict[str, object]:
        given = {"name": "Sud", "entity": "contact"} | values
        answer = browser.post("/api/target-groups/", given, content_type="application/json")
        return dict(answer.json())

    assert made(criteria={"field": "nme"})["errors"] == {"criteria.field": ["There is no such field."]}
    assert made(criteria={"field": "is_customer", "operator": "is", "value": True})["caption"] == "Sud"
    with enter(cast.dora.pk):
        assert TargetGroup.objects.get().statement.startswith("SELECT")
