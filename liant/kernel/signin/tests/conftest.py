"""Signing in as people do, with the form."""

from collections.abc import Callable

import pytest
from django.test import Client

from liant.kernel.signin.tests.entrance import enter_password


@pytest.fixture
def browser() -> Callable[..., Client]:
    """A browser without scripts in which a member of the cast has signed in with the password."""

    def signed_in(name: str, **more: str) -> Client:
        client = Client()
        answer = enter_password(client, name, **more)
        assert answer.status_code == 302, answer.content
        return client

    return signed_in
