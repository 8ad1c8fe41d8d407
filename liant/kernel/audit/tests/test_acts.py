"""Acts that change no row are told: exports, sign-ins, passwords, looks at sensitive values (SEC-08)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, Role, RoleAssignment, Unit, User
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.telling import record_reveal
from liant.kernel.testing.cast import PASSWORD, Cast
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-08")

SignIn = Callable[[Employee], Client]
LOGIN = "/account/login/"


@pytest.fixture
def told(cast: Cast) -> Callable[[], list[Entry]]:
    """The acts that changed no row, oldest first."""

    def all_of_them() -> list[Entry]:
        with enter(cast.dora.pk):
            return list(Entry.objects.defer(None).filter(told__isnull=False).order_by("pk"))

    return all_of_them


def read(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_an_export_tells_filters_rows_and_format(
    cast: Cast, sign_in: SignIn, told: Callable[[], list[Entry]], file_format: str
) -> None:
    for name in ("Hotel Ștefan", "Hotel Bistrița", "Han"):
        contact(owner=cast.anna, by=cast.anna, name=name)

    read(sign_in(cast.anna).get(f"/contacts/export/?q=hotel&owner={cast.anna.pk}&format={file_format}"))

    (act,) = told()
    assert (act.verb, act.entity, act.employee_id, act.door) == ("export", "contact", cast.anna.pk, "page")
    assert act.told == {"format": file_format, "rows": 2, "filters": {"q": "hotel", "owner": "Anna North"}}


def test_an_export_is_told_before_its_first_row_leaves(
    cast: Cast, sign_in: SignIn, told: Callable[[], list[Entry]]
) -> None:
    response = sign_in(cast.anna).get("/contacts/export/")

    acts = told()

    assert response.streaming
    assert len(acts) == 1


def test_a_refused_export_is_no_export(cast: Cast, sign_in: SignIn, told: Callable[[], list[Entry]]) -> None:
    with enter(cast.dora.pk):
        Grant.objects.filter(entity="contact", action="export").delete()

    assert sign_in(cast.anna).get("/contacts/export/").status_code == 403
    assert told() == []


def test_signing_in_and_out_is_told(cast: Cast, client: Client, told: Callable[[], list[Entry]]) -> None:
    client.post(LOGIN, {"login": "anna@cast.example", "password": PASSWORD}, headers={"user-agent": "Firefox/140"})
    client.post("/account/logout/")

    acts = [(act.verb, act.employee_id, act.address, act.told) for act in told()]
    anna = {"email": "anna@cast.example"}
    assert acts == [
        ("sign_in", cast.anna.pk, "127.0.0.1", {**anna, "methods": ["password"]}),
        ("sign_out", cast.anna.pk, "127.0.0.1", anna),
    ]


@pytest.mark.parametrize(("email", "known"), [("Anna@cast.example", True), ("nobody@cast.example", False)])
def test_a_failed_sign_in_is_told_of_whom_it_was_tried_for(
    cast: Cast, client: Client, told: Callable[[], list[Entry]], email: str, known: bool
) -> None:
    client.post(LOGIN, {"login": email, "password": "not the right one"})

    (act,) = told()
    assert (act.verb, act.employee_id, act.entity) == ("sign_in_failed", None, "employee" if known else "")
    assert (act.record_id, act.told) == (
        cast.anna.pk if known else None,
        {"email": email.lower(), "methods": ["password"]},
    )


def test_no_password_gets_into_history(cast: Cast, client: Client, told: Callable[[], list[Entry]]) -> None:
    client.post(LOGIN, {"login": "anna@cast.example", "password": "my secret passphrase"})
    client.post(LOGIN, {"login": "anna@cast.example", "password": PASSWORD})
    change_password(client, "another secret passphrase")

    acts = [(act.verb, act.told) for act in told()]

    assert [verb for verb, _told in acts] == ["sign_in_failed", "sign_in", "password"]
    assert "secret" not in str(acts)
    assert "correct horse" not in str(acts)


def change_password(client: Client, password: str) -> Any:
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    return client.post("/account/password/change/", form)


def test_a_refused_password_is_not_told_as_set(cast: Cast, sign_in: SignIn, told: Callable[[], list[Entry]]) -> None:
    change_password(sign_in(cast.anna), "short")

    assert told() == []


def test_who_signs_in_without_being_an_employee_is_told_by_e_mail(
    cast: Cast, client: Client, told: Callable[[], list[Entry]]
) -> None:
    User.objects.create_user("robot@cast.example", PASSWORD)

    client.post(LOGIN, {"login": "robot@cast.example", "password": PASSWORD})

    assert [(act.verb, act.employee_id, act.told) for act in told()] == [
        ("sign_in", None, {"email": "robot@cast.example", "methods": ["password"]})
    ]


def test_a_look_at_a_sensitive_value_is_told_with_its_reason(cast: Cast, told: Callable[[], list[Entry]]) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    with enter(cast.anna.pk):
        record_reveal(made, "iban", " For the invoice. ", by=cast.anna)

    (act,) = told()
    assert (act.verb, act.employee_id, act.entity, act.record_id) == ("reveal", cast.anna.pk, "contact", made.pk)
    assert act.told == {"field": "iban", "reason": "For the invoice."}


def test_a_look_at_a_sensitive_value_needs_a_reason(cast: Cast, told: Callable[[], list[Entry]]) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    with enter(cast.anna.pk), pytest.raises(ValidationError, match="Say why"):
        record_reveal(made, "iban", "  ", by=cast.anna)

    assert told() == []


def test_changes_of_rights_and_of_the_chart_are_told_with_before_and_after(cast: Cast) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.create(name="Intern")
        grant = Grant.objects.create(role=role, entity="contact", action="see", scope="own")
        Grant.objects.filter(pk=grant.pk).update(scope="all")
        given = RoleAssignment.objects.create(employee=cast.omar, role=role)
        given.delete()
        Unit.objects.filter(pk=cast.omar.unit_id).update(parent=cast.anna.unit)
        Employee.objects.filter(pk=cast.omar.pk).update(is_active=False)

        changes = Change.objects.filter(entry__employee=cast.dora).exclude(table="access_placement")
        told = [
            (change.table, change.operation, plain(change.before), plain(change.after))
            for change in changes.order_by("pk")
        ]

    assignment = {"id": given.pk or told[4][2]["id"], "employee_id": cast.omar.pk, "role_id": role.pk}
    assert told == [
        ("access_role", "insert", None, {"id": role.pk, "name": "Intern"}),
        ("access_grant", "insert", None,
         {"id": grant.pk, "role_id": role.pk, "entity": "contact", "action": "see", "scope": "own"}),
        ("access_grant", "update", {"scope": "own"}, {"scope": "all"}),
        ("access_roleassignment", "insert", None, assignment),
        ("access_roleassignment", "delete", assignment, None),
        ("access_unit", "update", {"parent_id": cast.omar.unit.parent_id}, {"parent_id": cast.anna.unit_id}),
        ("access_employee", "update", {"is_active": True}, {"is_active": False}),
    ]  # fmt: skip


def plain(values: dict[str, Any] | None) -> dict[str, Any] | None:
    """What a row was told with, but for what a new row has by itself."""
    given_by_itself = ("created_at", "requires_second_factor")
    return values and {name: value for name, value in values.items() if name not in given_by_itself}
