"""The addresses of the organisation beside those of its entities."""

from django.urls import path

from liant.modules.organisation.rights.views import grants_view

app_name = "organisation"
urlpatterns = [
    path("roles/<int:number>/grants/", grants_view, name="grants"),
]
