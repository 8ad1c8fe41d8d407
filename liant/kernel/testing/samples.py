"""Valid examples of every record, for the contract suite: each module registers its own."""

from collections.abc import Callable
from typing import Any, TypeVar

from liant.kernel.access.models import Listed

Maker = TypeVar("Maker", bound=Callable[..., Any])
_makers: dict[type[Listed], Callable[..., Any]] = {}


def sample_of(model: type[Listed]) -> Callable[[Maker], Maker]:
    """Decorator: this function makes a valid record, taking `owner`, `by` and values to differ in."""

    def remember(maker: Maker) -> Maker:
        _makers[model] = maker
        return maker

    return remember


def sample(model: type[Listed], **arguments: Any) -> Any:
    """A valid record of this model. Raises KeyError for an entity whose module gives no example."""
    return _makers[model](**arguments)
