"""What a condition finds, and how it tells itself (GEN-02)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.criteria.reading import read
from liant.kernel.testing.cast import Cast
from liant.modules.activities.samples import activity, activity_type
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import category, contact, function

pytestmark = pytest.mark.req("GEN-02")

Tree = dict[str, Any]


def asks(field: str, operator: str, *value: Any) -> Tree:
    return {"field": field, "operator": operator} | ({"value": value[0]} if value else {})


@pytest.fixture
def company(cast: Cast) -> Cast:
    """Four contacts: Alfa of Cluj (a customer), Beta of Iași, the person Ștefan Pop, and a branch of Alfa."""
    alfa = contact(
        owner=cast.anna, by=cast.dora, name="Alfa Construct SRL", is_customer=True, tax_number="RO 14399840",
        parts={
            "addresses": [{"city": "Cluj-Napoca"}, {"city": "Turda"}],
            "phones": [{"number": "0264 123 456"}],
            "emails": [{"address": "office@alfa.example"}],
        },
    )  # fmt: skip
    contact(owner=cast.boris, by=cast.dora, name="Beta Hotel", parts={"addresses": [{"city": "Iași"}]})
    accountant = function(owner=cast.dora, by=cast.dora)
    contact(
        owner=cast.anna, by=cast.dora, kind="person", given_name="Ștefan", family_name="Pop",
        parts={"positions": [{"account": alfa, "function": accountant, "starts_on": timezone.localdate()}]},
    )  # fmt: skip
    contact(owner=cast.irina, by=cast.dora, kind="branch", name="Alfa Dej", account=alfa)
    return cast


def found(tree: Tree, *, by: Employee) -> list[str]:
    """The names of the contacts that fit, as an employee sees them."""
    with enter(by.pk):
        return sorted(str(each) for each in Contact.objects.filter(read(Contact, tree).q()))


ALFA, BETA, POP, DEJ = "Alfa Construct SRL", "Beta Hotel", "Pop Ștefan", "Alfa Dej"


@pytest.mark.parametrize(
    ("tree", "names"),
    [
        ({}, [ALFA, DEJ, BETA, POP]),
        ({"all": []}, [ALFA, DEJ, BETA, POP]),
        (asks("kind", "is", ["person", "branch"]), [DEJ, POP]),
        (asks("kind", "is_not", ["person", "branch"]), [ALFA, BETA]),
        (asks("gender", "empty"), [ALFA, DEJ, BETA, POP]),
        (asks("is_customer", "is", True), [ALFA]),
        (asks("is_customer", "is", False), [DEJ, BETA, POP]),
        # Text without case and accents.
        (asks("given_name", "is", "ŞTEFAN"), [POP]),
        (asks("name", "contains", "CONSTR"), [ALFA]),
        (asks("name", "lacks", "alfa"), [BETA, POP]),
        (asks("name", "begins_with", "alfa"), [ALFA, DEJ]),
        (asks("name", "begins_with", "100%"), []),
        (asks("caption", "begins_with", "pop s"), [POP]),
        (asks("name", "empty"), [POP]),
        (asks("name", "filled"), [ALFA, DEJ, BETA]),
        # Numbers and addresses in whatever form they are written.
        (asks("tax_number", "is", "ro14399840"), [ALFA]),
        (asks("phones.number", "is", ["+40 264 123 456"]), [ALFA]),
        (asks("phones.number", "begins_with", "+40264"), [ALFA]),
        # Of several parts one is enough; what is denied, none has.
        (asks("addresses.city", "is", ["turda", "iasi"]), [ALFA, BETA]),
        (asks("addresses.city", "begins_with", "cluj"), [ALFA]),
        (asks("addresses.city", "is_not", "Turda"), [DEJ, BETA, POP]),
        (asks("emails.address", "empty"), [DEJ, BETA, POP]),
        # References.
        (asks("owner", "is", ["me"]), []),
        (asks("account", "filled"), [DEJ]),
        (asks("positions.function", "filled"), [POP]),
        (asks("staff.person", "filled"), [ALFA]),
        # Times.
        (asks("created_at", "in_period", "today"), [ALFA, DEJ, BETA, POP]),
        (asks("created_at", "in_the_last", {"days": 1}), [ALFA, DEJ, BETA, POP]),
        (asks("created_at", "longer_ago", {"months": 1}), []),
        (asks("created_at", "between", ["2020-01-01", "2020-12-31"]), []),
        (asks("created_at", "after", "2020-12-31"), [ALFA, DEJ, BETA, POP]),
        (asks("positions.starts_on", "in_period", "this-year"), [POP]),
        (asks("positions.starts_on", "in_the_last", {"weeks": 1}), [POP]),
        (asks("positions.starts_on", "in_the_next", {"years": 1}), [POP]),
        (asks("positions.starts_on", "before", "2020-01-01"), []),
        (asks("positions.ends_on", "empty"), [ALFA, DEJ, BETA, POP]),
        # Joined.
        ({"any": [asks("is_customer", "is", True), asks("kind", "is", ["person"])]}, [ALFA, POP]),
        ({"all": [asks("is_customer", "is", True), asks("kind", "is", ["person"])]}, []),
        ({"not": {"any": [asks("is_customer", "is", True), asks("kind", "is", ["person"])]}}, [DEJ, BETA]),
        # Related records.
        ({"related": "branches"}, [ALFA]),
        ({"related": "branches", "quantity": "none"}, [DEJ, BETA, POP]),
        ({"related": "account", "quantity": "some", "where": asks("is_customer", "is", True)}, [DEJ]),
        ({"related": "owner", "where": asks("given_name", "is", "Boris")}, [BETA]),
    ],
)  # fmt: skip
def test_a_condition_finds_what_it_says(company: Cast, tree: Tree, names: list[str]) -> None:
    assert found(tree, by=company.dora) == sorted(names)


def test_who_asks_is_me_and_finds_only_what_is_visible(company: Cast) -> None:
    mine, in_my_unit = asks("owner", "is", ["me"]), asks("unit", "within", ["mine"])

    assert [found(mine, by=company.anna), found(mine, by=company.boris)] == [[ALFA, POP], [BETA]]
    # Irina is of Boris's unit, Eleni's has both of theirs below; a unit's own are asked for by "is".
    assert found(in_my_unit, by=company.irina) == [DEJ, BETA]
    assert found(in_my_unit, by=company.eleni) == sorted([DEJ, ALFA, BETA, POP])
    assert found(asks("unit", "is", ["mine"]), by=company.eleni) == []
    assert found({}, by=company.omar) == []


def test_a_category_is_meant_with_all_that_is_a_part_of_it(company: Cast) -> None:
    hotels = category(owner=company.dora, by=company.dora)
    spas = category(owner=company.dora, by=company.dora, name="Spa", parent=hotels)
    contact(owner=company.anna, by=company.dora, name="Gamma Spa", categories=[spas])

    assert found(asks("categories", "within", [hotels.pk]), by=company.dora) == ["Gamma Spa"]
    assert found(asks("categories", "is", [hotels.pk]), by=company.dora) == []
    assert "Gamma Spa" not in found(asks("categories", "not_within", [hotels.pk]), by=company.dora)


def test_related_records_are_asked_for_within_a_window_and_counted(company: Cast) -> None:
    with enter(company.dora.pk):
        alfa, beta = (Contact.objects.get(name=name) for name in (ALFA, BETA))
    meeting, call = (activity_type(owner=company.dora, by=company.dora, name=name) for name in ("Întâlnire", "Apel"))
    now = timezone.now()
    for kind, about, ago in ((meeting, alfa, 5), (call, alfa, 200), (call, beta, 2)):
        activity(owner=company.anna, by=company.dora, type=kind, contact=about, starts_at=now - timedelta(days=ago))
    activity(
        owner=company.anna, by=company.dora, type=call, contact=beta, starts_at=now,
        parts={"attendees": [{"contact": alfa}, {"contact": beta}]},
    )  # fmt: skip
    companies = asks("kind", "is", ["account"])
    lately = {"operator": "in_the_last", "value": {"days": 90}}
    meetings = asks("type", "is", [meeting.pk])

    def fitting(**asked: Any) -> list[str]:
        return found({"all": [companies, {"related": "activities", **asked}]}, by=company.dora)

    assert fitting() == [ALFA, BETA]
    assert fitting(quantity="none", where=meetings, within=lately) == [BETA]
    assert fitting(where=asks("type", "is", [call.pk]), within=lately) == [ALFA, BETA]
    # What one takes part in counts, too; what is about a contact that also takes part counts once.
    assert fitting(quantity="at_least", number=3) == [ALFA]
    assert fitting(quantity="at_most", number=2) == [BETA]


def test_a_condition_tells_itself_in_the_language_of_who_reads(company: Cast) -> None:
    tree = {
        "all": [
            asks("kind", "is", ["account", "branch"]),
            asks("addresses.city", "is", ["Cluj-Napoca"]),
            {"any": [asks("owner", "is", ["me"]), {"not": asks("name", "filled")}]},
            {"related": "activities", "quantity": "none", "within": {"operator": "in_the_last", "value": {"days": 90}}},
        ]
    }
    with enter(company.dora.pk):
        node = read(Contact, tree)

        english = node.text()
        with translation.override("ro"):
            romanian = node.text()

    assert english == (
        "Kind is account or branch and Address: city is Cluj-Napoca and (Owner is me or not (Name is filled in))"
        " and without activities (Starts is in the last 90 days)"
    )
    assert romanian == (
        "Tip este companie sau filială și Adresă: localitate este Cluj-Napoca și (Responsabil este eu sau nu (Denumire"
        " este completat)) și fără activități (Începe este în ultimele 90 de zile)"
    )
