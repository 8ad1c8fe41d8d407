"""The addresses of the organisation beside those of its entities."""

from django.urls import path

from liant.modules.organisation.delegations.revoking import revoke_view
from liant.modules.organisation.rights.views import grants_view

app_name = "organisation"
urlpatterns = [
    path("delegations/<int:number>/revoke/", revoke_view, name="revoke"),
    path("roles/<int:number>/grants/", grants_view, name="grants"),
]
