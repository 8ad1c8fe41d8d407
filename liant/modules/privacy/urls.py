"""The addresses of privacy beside those of its entities."""

from django.urls import path

from liant.modules.privacy.recording import record_many_view, record_view
from liant.modules.privacy.views import unsubscribe_view

app_name = "privacy"
OF_CONTACTS = {"slug": "contacts"}
urlpatterns = [
    path("unsubscribe/<str:token>/", unsubscribe_view, name="unsubscribe"),
    path("contacts/record-consent/", record_many_view, OF_CONTACTS, name="record_many"),
    path("contacts/<int:number>/record-consent/", record_view, OF_CONTACTS, name="record"),
]
