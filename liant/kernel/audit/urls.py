"""The addresses of the audit."""

from django.urls import path

from liant.kernel.audit.views import act_view, export_view, list_view

app_name = "audit"
urlpatterns = [
    path("audit/", list_view, name="list"),
    path("audit/export/", export_view, name="export"),
    path("audit/<int:number>/", act_view, name="act"),
]
