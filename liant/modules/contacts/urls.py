"""The addresses of contacts beside those of their entities."""

from django.urls import path

from liant.modules.contacts.lists.views import add_view, copy_view, remove_view

app_name = "contacts"
urlpatterns = [
    path("contacts/to-list/", add_view, {"slug": "contacts"}, name="add_to_list"),
    path("contacts/off-list/", remove_view, {"slug": "contacts"}, name="remove_from_list"),
    path("contact-lists/<int:number>/copy/", copy_view, {"slug": "contact-lists"}, name="copy_list"),
]
