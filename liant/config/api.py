"""The REST API: one router per entity, for programs with an employee's token and for the employee's own browser."""

from typing import Any

from django.http import HttpRequest
from ninja.security import SessionAuth

from liant import __version__
from liant.kernel.api.described import DescribedAPI
from liant.kernel.api.favourites import router as favourites_router
from liant.kernel.api.problems import tell_problems
from liant.kernel.api.routers import entity_router
from liant.kernel.api.saved_views import router as views_router
from liant.kernel.api.tokens import TokenAuth
from liant.kernel.attachments.api import add_attachments
from liant.kernel.audit.api import router as audit_router
from liant.kernel.comments.api import add_comments
from liant.kernel.entity.registry import entities
from liant.kernel.imports.api import router as imports_router
from liant.kernel.imports.likenesses_api import router as likenesses_router
from liant.kernel.imports.mappings_api import router as mappings_router
from liant.kernel.notifications.api import router as notifications_router
from liant.kernel.pictures.api import add_pictures
from liant.kernel.webhooks.api import router as deliveries_router
from liant.modules.celebrations.api import router as celebrations_router
from liant.modules.contacts.capture.api import router as capture_router
from liant.modules.contacts.cards.api import router as cards_router
from liant.modules.contacts.lists.api import router as lists_router
from liant.modules.contacts.registries.api import router as registries_router
from liant.modules.contacts.relations.api import router as relations_router
from liant.modules.contacts.relations.graph.api import router as graph_router
from liant.modules.contacts.salutations.api import router as salutations_router
from liant.modules.contacts.timeline_api import router as timeline_router
from liant.modules.duplicates.api import router as duplicates_router
from liant.modules.organisation.chart.api import router as chart_router
from liant.modules.organisation.rights.api import router as rights_router
from liant.modules.privacy.api import of_many as consents_of_many
from liant.modules.privacy.api import router as consents_router


class EmployeeSession(SessionAuth):
    """The browser's session of an employee."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The acting employee, as the access middleware found it."""
        return getattr(request, "actor", None)


api = DescribedAPI(
    title="Liant",
    version=__version__,
    # A browser sends its cookie by itself, a program its token on purpose: only the cookie needs CSRF checks.
    auth=[TokenAuth(), EmployeeSession(csrf=True)],
    docs_url="/docs",
    urls_namespace="api",
)
tell_problems(api)
# Before what takes a number in its place.
api.add_router("/contacts", duplicates_router)
api.add_router("/contacts", capture_router)
api.add_router("/contacts", registries_router)
for entity in entities():
    router = entity_router(entity)
    add_attachments(router, entity)
    add_pictures(router, entity)
    add_comments(router, entity)
    api.add_router(f"/{entity.slug}", router)
api.add_router("/contact-lists", lists_router)
api.add_router("/contacts", consents_router)
api.add_router("/consents", consents_of_many)
api.add_router("/contacts", salutations_router)
api.add_router("/contacts", cards_router)
api.add_router("/contacts", relations_router)
api.add_router("/contacts", graph_router)
api.add_router("/celebrations", celebrations_router)
api.add_router("/contacts", timeline_router)
api.add_router("/audit", audit_router)
api.add_router("/chart", chart_router)
api.add_router("/rights", rights_router)
api.add_router("/views", views_router)
api.add_router("/imports", imports_router)
api.add_router("/imports", likenesses_router)
api.add_router("/import-mappings", mappings_router)
api.add_router("/favourites", favourites_router)
api.add_router("/webhook-deliveries", deliveries_router)
api.add_router("/notifications", notifications_router)
