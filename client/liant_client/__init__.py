"""The REST API of Liant, typed."""

from liant_client.operations import Liant
from liant_client.transport import Problem

__all__ = ["Liant", "Problem"]
