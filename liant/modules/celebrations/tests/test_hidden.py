"""What a role hides gives no occasion (SEC-05)."""

from datetime import date

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.access.models import FieldLimit, Role
from liant.kernel.testing.cast import Cast
from liant.modules.celebrations.occasions import Window, occasions
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

DAY = date(2027, 1, 7)


def hide(cast: Cast, *names: str) -> None:
    """Keep fields of contacts from whoever has the role of Anna."""
    with enter(cast.dora.pk):
        for role in Role.objects.filter(assignments__employee=cast.anna):
            for name in names:
                FieldLimit.objects.create(role=role, entity="contact", field=name, level=FieldLimit.Level.HIDDEN)


@pytest.mark.req("CON-09", "SEC-05")
@pytest.mark.parametrize(
    ("hidden", "kinds"),
    [
        ("born_on", {"name_day", "wedding", "child"}),
        ("name_day", {"birthday", "wedding", "child"}),
        ("wed_on", {"birthday", "name_day", "child"}),
        ("marital_status", {"birthday", "name_day", "child"}),
        ("children", {"birthday", "name_day", "wedding"}),
        ("is_deceased", set()),
    ],
)
def test_a_hidden_field_gives_no_occasion(cast: Cast, hidden: str, kinds: set[str]) -> None:
    children = [{"given_name": "Ana", "born_on": "7.1.2020"}]
    days = {"born_on": "7.1.1980", "wed_on": "7.1.2005"}
    contact(
        owner=cast.anna, by=cast.dora, kind="person", given_name="Ion", family_name="Pop", parts={"children": children},
        **days,
    )  # fmt: skip
    hide(cast, hidden)

    with enter(cast.anna.pk):
        found = {each.kind for each in occasions(Contact.objects.all(), Window(DAY, DAY), ["ro-orthodox"])}

    assert found == kinds
