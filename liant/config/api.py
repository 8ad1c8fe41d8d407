"""The REST API: one router per entity, all for signed-in employees."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.security import SessionAuth

from liant import __version__
from liant.kernel.api.problems import tell_problems
from liant.kernel.api.routers import entity_router
from liant.kernel.audit.api import router as audit_router
from liant.kernel.entity.registry import entities


class EmployeeSession(SessionAuth):
    """The browser's session of an employee."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The acting employee, as the access middleware found it."""
        return getattr(request, "actor", None)


api = NinjaAPI(
    title="Liant", version=__version__, auth=EmployeeSession(csrf=True), docs_url="/docs", urls_namespace="api"
)
tell_problems(api)
for entity in entities():
    api.add_router(f"/{entity.slug}", entity_router(entity))
api.add_router("/audit", audit_router)
