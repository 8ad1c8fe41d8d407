"""Mappings that are remembered and shared, files that bring corrected rows, imports found again (CON-19)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Unit
from liant.kernel.imports import commands, jobs
from liant.kernel.imports.mappings import fitting, keep, save
from liant.kernel.imports.models import ImportRun, SavedMapping
from liant.kernel.imports.passes import entity_of_run
from liant.kernel.imports.sweeping import KEPT_DAYS, sweep
from liant.kernel.imports.tests.browsing import SignIn, post_file
from liant.kernel.imports.tests.steps import checked, current, file_of, imported, performed, uploaded
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("CON-19")

FILE = "Cod,Denumire\n14399840,Hotel\n1590082,Motel\n"
WAY = {"Cod": "tax_number", "Denumire": "name"}


def kept(cast: Cast, name: str = "Hotels") -> SavedMapping:
    """Anna's, of an import that changes by tax number."""
    run = checked(FILE, cast.anna, act="save", key="tax_number", **WAY)
    with enter(cast.anna.pk):
        return keep(run, name, by=cast.anna)


def test_the_last_mapping_for_the_same_columns_is_offered_by_itself(cast: Cast) -> None:
    checked(FILE, cast.anna, act="save", key="tax_number", clears=True, **WAY)

    run, other = uploaded(FILE, cast.anna), uploaded(FILE.replace("Cod", "Code"), cast.anna)

    assert (run.mapping, run.act, run.key, run.clears) == ({"0": "tax_number", "1": "name"}, "save", "tax_number", True)
    assert (other.act, other.clears) == ("create", False)


def test_a_mapping_is_saved_with_the_check_and_used_for_columns_in_another_order(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    url = post_file(client, FILE)["Location"]
    chosen = {"column_0": "tax_number", "column_1": "name", "act": "save", "key": "tax_number", "save_as": "Hotels"}
    client.post(url, chosen)

    url = post_file(client, "Denumire,Telefon,Cod\nHotel,,14399840\n")["Location"]
    with enter(cast.anna.pk):
        saved = SavedMapping.objects.get(name="Hotels")
    assert f'<option value="{saved.pk}">Hotels' in client.get(url).content.decode()
    client.post(f"{url}choose/", {"saved": saved.pk})

    run = current(ImportRun(pk=int(url.split("/")[2])), cast.anna)
    assert (run.mapping, run.act, run.key) == ({"0": "name", "2": "tax_number"}, "save", "tax_number")


def test_a_mapping_is_offered_only_where_all_its_columns_are(cast: Cast) -> None:
    saved = kept(cast)
    run = uploaded("Denumire\nHotel\n", cast.anna)

    with enter(cast.anna.pk):
        assert fitting(entity_of_run(run), ["COD", "Denumire", "E-mail"]) == [saved]
        assert fitting(entity_of_run(run), run.headers) == []


def test_the_same_name_replaces_ones_own(cast: Cast) -> None:
    kept(cast)
    again = kept(cast, "hotels")

    with enter(cast.anna.pk):
        assert SavedMapping.objects.get() == again


@pytest.mark.req("SEC-06")
def test_a_mapping_is_ones_own_until_it_is_shared_with_a_unit(cast: Cast, sign_in: SignIn) -> None:
    saved = kept(cast)
    with enter(cast.boris.pk):
        assert not SavedMapping.objects.exists()
    with enter(cast.dora.pk):
        sales = Unit.objects.get(name="Sales")
    page = f"/imports/mappings/{saved.pk}/"

    with enter(cast.dora.pk), pytest.raises(SavedMapping.DoesNotExist):
        SavedMapping.objects.get(pk=saved.pk)
    with enter(cast.anna.pk):
        save(saved, unit=cast.anna.unit)
    assert sign_in(cast.dora).post(page, {"name": "Ours", "unit": sales.pk}).status_code == 302

    with enter(cast.boris.pk):
        assert SavedMapping.objects.get().name == "Ours"
    assert sign_in(cast.boris).post(page, {"name": "Mine"}).status_code == 403
    assert sign_in(cast.omar).get(page).status_code == 404
    sign_in(cast.anna).post(page, {"delete": "1"})
    with enter(cast.anna.pk):
        assert not SavedMapping.objects.exists()


def test_a_name_that_one_has_already_is_refused_at_its_field(cast: Cast, sign_in: SignIn) -> None:
    kept(cast, "One")
    two = kept(cast, "Two")

    answer = sign_in(cast.anna).post(f"/imports/mappings/{two.pk}/", {"name": "ONE", "unit": ""})

    assert (answer.status_code, "of this name already" in answer.content.decode()) == (422, True)


def test_corrected_rows_go_the_way_of_the_import_that_they_follow(cast: Cast, sign_in: SignIn) -> None:
    faulty = FILE.replace("1590082", "RO123")
    run = imported(faulty, cast.anna, mode="valid", act="save", key="tax_number", **WAY)
    with run.errors.open() as errors:
        corrected = errors.read().decode().replace("RO123", "1590082")
    client = sign_in(cast.anna)
    assert f"?follows={run.pk}" in client.get(run.url).content.decode()

    data = {"file": SimpleUploadedFile("corrected.csv", corrected.encode())}
    url = client.post(f"/contacts/import/?follows={run.pk}", data)["Location"]

    after = current(ImportRun(pk=int(url.split("/")[2])), cast.anna)
    assert (after.follows_id, after.mapping, after.act, after.key) == (
        run.pk, {"0": "tax_number", "1": "name"}, "save", "tax_number",
    )  # fmt: skip
    client.post(url, {"column_0": "tax_number", "column_1": "name", "act": "save", "key": "tax_number"})
    jobs.check_import.run(run_id=after.pk, by=cast.anna)
    assert performed(current(after, cast.anna), cast.anna).created == 1
    with enter(cast.anna.pk):
        assert set(Contact.objects.values_list("name", flat=True)) == {"Hotel", "Motel"}


@pytest.mark.req("SEC-06")
def test_nobody_follows_the_import_of_another(cast: Cast) -> None:
    run = checked(FILE, cast.anna, **WAY)

    with enter(cast.dora.pk):
        assert ImportRun.objects.filter(pk=run.pk).first() is None


def test_a_file_that_was_stopped_is_checked_again_as_it_was_chosen(cast: Cast, sign_in: SignIn) -> None:
    run = uploaded(FILE, cast.anna)
    client = sign_in(cast.anna)
    client.post(f"/imports/{run.pk}/", {"column_0": "tax_number", "column_1": "name"})
    client.post(f"/imports/{run.pk}/cancel/")

    client.post(f"/imports/{run.pk}/again/")

    jobs.check_import.run(run_id=run.pk, by=cast.anna)
    assert (current(run, cast.anna).state, current(run, cast.anna).valid) == ("checked", 2)


def test_ones_imports_are_listed_where_the_next_begins(cast: Cast, sign_in: SignIn) -> None:
    run = imported(FILE, cast.anna, **WAY)
    uploaded(FILE, cast.boris, "theirs.csv")

    page = sign_in(cast.anna).get("/contacts/import/").content.decode()

    assert (f'href="{run.url}"' in page, "theirs.csv" in page) == (True, False)
    assert "2 new, 0 changed, 0 faulty" in page


def test_old_imports_go_with_their_files_and_those_under_way_stay(cast: Cast) -> None:
    old, begun, new = (uploaded(FILE, cast.anna) for _each in range(3))
    follower = _follow(old, cast)
    with connections["default"].cursor() as cursor, enter(cast.anna.pk):
        long_ago = timezone.now() - timedelta(days=KEPT_DAYS + 1)
        cursor.execute(
            "UPDATE imports_importrun SET created_at = %s WHERE id IN (%s, %s)", [long_ago, old.pk, begun.pk]
        )
        cursor.execute("UPDATE imports_importrun SET state = 'running' WHERE id = %s", [begun.pk])

    assert sweep() == 1

    assert [Path(run.file.path).exists() for run in (old, begun, new)] == [False, True, True]
    with enter(cast.anna.pk):
        assert set(ImportRun.objects.values_list("pk", flat=True)) == {begun.pk, new.pk, follower.pk}
    assert current(follower, cast.anna).follows_id is None


def _follow(run: ImportRun, cast: Cast) -> Any:
    file = file_of(FILE)
    try:
        return commands.upload(Contact, file, follows=run, by=cast.anna)
    finally:
        file.close()


@pytest.mark.req("CON-19")
def test_a_column_of_days_is_not_taken_for_yes_and_no(cast: Cast) -> None:
    days = uploaded("Denumire,Client din\nAlfa,31.03.2019\nBeta,\n", cast.anna)
    words = uploaded("Denumire,Este client\nAlfa,da\nBeta,poate\n", cast.anna)

    assert days.mapping == {"0": "name"}
    assert words.mapping == {"0": "name", "1": "is_customer"}
