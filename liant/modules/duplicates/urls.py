"""The addresses of duplicates."""

from django.urls import path

from liant.modules.duplicates.views import cancel_view, decide_view, pairs_view, progress_view, search_view

app_name = "duplicates"
OF_CONTACTS = {"slug": "contacts"}
urlpatterns = [
    path("duplicates/", pairs_view, OF_CONTACTS, name="list"),
    path("duplicates/decide/", decide_view, OF_CONTACTS, name="decide"),
    path("duplicates/search/", search_view, OF_CONTACTS, name="search"),
    path("duplicates/searches/<int:number>/progress/", progress_view, name="progress"),
    path("duplicates/searches/<int:number>/cancel/", cancel_view, name="cancel"),
]
