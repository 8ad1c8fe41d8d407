"""The addresses of Liant."""

from django.urls import include, path

from liant.config.api import api
from liant.kernel.entity.views.home import home_view, preferences_view
from liant.kernel.entity.views.search import search_view

urlpatterns = [
    path("", home_view, name="home"),
    path("", include("liant.kernel.notifications.urls")),
    path("account/", include("liant.kernel.signin.urls")),
    path("preferences/", preferences_view, name="preferences"),
    path("search/", search_view, name="search"),
    path("api/", api.urls),
    path("", include("liant.kernel.audit.urls")),
    path("", include("liant.kernel.imports.urls")),
    path("", include("liant.kernel.exports.urls")),
    path("", include("liant.kernel.bulk.urls")),
    path("", include("liant.kernel.merging.urls")),
    path("", include("liant.kernel.webhooks.urls")),
    path("", include("liant.kernel.attachments.urls")),
    path("", include("liant.kernel.pictures.urls")),
    path("", include("liant.kernel.comments.urls")),
    path("", include("liant.kernel.lifecycle.urls")),
    path("", include("liant.kernel.documents.urls")),
    path("", include("liant.modules.contacts.urls")),
    path("", include("liant.modules.privacy.urls")),
    path("", include("liant.modules.celebrations.urls")),
    path("", include("liant.modules.duplicates.urls")),
    path("", include("liant.modules.organisation.urls")),
    path("", include("liant.kernel.entity.urls")),
]
