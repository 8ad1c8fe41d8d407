"""What tests of the wizard's pages do and look at."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

SignIn = Callable[..., Client]


def post_file(client: Client, content: str | bytes, name: str = "contacts.csv") -> Any:
    """Upload a file in the first step."""
    data = content.encode() if isinstance(content, str) else content
    return client.post("/contacts/import/", {"file": SimpleUploadedFile(name, data)})


def queued(task: str) -> list[dict[str, Any]]:
    """The arguments of the queued jobs of that name, without where they come from."""
    found = ProcrastinateJob.objects.filter(task_name=f"liant.kernel.imports.jobs.{task}")
    return [{name: value for name, value in job.args.items() if name != "origin"} for job in found]
