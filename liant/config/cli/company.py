"""liant company: the first day of a company of one's own."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from liant.config.cli.database import DataFolder, django_ready
from liant.config.cli.migrate import migrate_database

if TYPE_CHECKING:
    from django.core.exceptions import ValidationError

    from liant.kernel.access.models import User


def company(
    name: Annotated[str, typer.Argument(help="The company's name.", show_default=False)],
    administrator: Annotated[str, typer.Option(metavar="EMAIL", help="With what the first employee signs in.")],
    given_name: Annotated[str, typer.Option(help="The first employee's given name.")],
    family_name: Annotated[str, typer.Option(help="The first employee's family name.")],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
    ] = False,
    data: DataFolder = None,
) -> None:
    """Make the company with its usual roles, and its first employee, who may do everything; one there already stays."""
    with django_ready(data):
        from django.conf import settings
        from django.core.exceptions import ValidationError
        from django.db import transaction

        from liant.kernel.access.founding import OWNER, draft_company, found_company
        from liant.modules.organisation.founding import make_roles
        from liant.modules.organisation.ready_made import ADMINISTRATOR, READY_MADE

        migrate_database()
        leave_when_there(name, administrator)
        try:
            drafted = draft_company(name, given_name=given_name, family_name=family_name, email=administrator)
            drafted.login.set_password(chosen_password(drafted.login, from_stdin=password_stdin))
            with transaction.atomic(OWNER):
                found_company(drafted)
                usual = (role for role in READY_MADE if role.key != ADMINISTRATOR)
                make_roles(usual, settings.LANGUAGE_CODE, using=OWNER)
        except ValidationError as error:
            tell(error)
            raise typer.Exit(1) from error
    typer.echo(f"{drafted.unit} is ready: {drafted.login} may sign in and do everything.")


def leave_when_there(name: str, administrator: str) -> None:
    """End in words when there is a company: with status 0 when it is this one with this login, else with 1."""
    from liant.kernel.access.founding import OWNER, root_unit
    from liant.kernel.access.models import User

    if not (there := root_unit()):
        return
    is_this = there.name == name.strip() and User.objects.using(OWNER).filter(email__iexact=administrator).exists()
    words = f"This installation has its company already: {there}. Nothing was changed."
    typer.secho(words, fg=None if is_this else "red", err=not is_this)
    raise typer.Exit(0 if is_this else 1)


def chosen_password(login: "User", *, from_stdin: bool) -> str:
    """A good password for the login: typed twice on the terminal, until it is good, or the first line of stdin.

    Raises ValidationError when the one from stdin is not good.
    """
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if from_stdin:
        password: str = sys.stdin.readline().rstrip("\n")
        validate_password(password, login)
        return password
    while True:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        try:
            validate_password(password, login)
        except ValidationError as error:
            tell(error)
        else:
            return password


def tell(error: "ValidationError") -> None:
    """Say what is wrong, in red."""
    fields = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for field, messages in fields.items():
        label = f"{field.replace('_', ' ').capitalize()}: " if field else ""
        typer.secho(label + " ".join(messages), fg="red", err=True)
