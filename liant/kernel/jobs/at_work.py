"""The frame of a job that works on an employee's run: in the employee's language, with a word about how it failed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from liant.kernel.access.actor import Actor, enter
from liant.kernel.access.models import Private
from liant.kernel.jobs.progress import Cancelled

# Leaves a run with what went wrong, in words.
Fail = Callable[[Any, str], object]


@contextmanager
def at_work(model: type[Private], run_id: int, fail: Fail, *, sorry: Any, by: Actor) -> Iterator[Any]:
    """The run with its `language`. What is refused fails it in words, any other error with `sorry`, and goes on."""
    with enter(by.pk):
        run: Any = model._default_manager.get(pk=run_id)
    with translation.override(run.language):
        try:
            yield run
        except Cancelled:
            # The run says so already.
            return
        except (ValidationError, PermissionDenied) as error:
            fail(run, " ".join(getattr(error, "messages", [str(error)])))
        except Exception:
            fail(run, str(sorry))
            raise
