"""What the serving processes are started with."""

import pytest

from liant.config.cli import processes

pytestmark = pytest.mark.req("SEC-06")


@pytest.fixture(autouse=True)
def owner_in_the_environment(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://owner:secret@db.example/liant")
    monkeypatch.delenv("LIANT_APP_DATABASE_URL", raising=False)


@pytest.mark.parametrize("child", ["web", "worker"])
def test_serving_processes_do_not_know_the_owner_of_the_database(child):
    environment = {"web": processes.web("127.0.0.1", 8000), "worker": processes.worker()}[child].environment

    assert "secret" not in " ".join(environment.values())
    assert environment["LIANT_APP_DATABASE_URL"].startswith("postgresql://liant_app:")


def test_an_application_login_that_the_operator_names_is_kept(monkeypatch):
    monkeypatch.setenv("LIANT_APP_DATABASE_URL", "postgresql://frontend:word@db.example/liant")

    environment = processes.worker().environment

    assert environment["LIANT_APP_DATABASE_URL"] == "postgresql://frontend:word@db.example/liant"
    assert "DATABASE_URL" not in environment
