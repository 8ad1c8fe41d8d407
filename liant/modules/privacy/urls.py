"""The addresses of privacy beside those of its entities."""

from django.urls import path

from liant.modules.privacy.proposals import proposals_view
from liant.modules.privacy.recording import record_many_view, record_view
from liant.modules.privacy.requests import certificate_view, copy_view, erase_view, lift_view, restrict_view
from liant.modules.privacy.views import unsubscribe_view

app_name = "privacy"
OF_CONTACTS = {"slug": "contacts"}
urlpatterns = [
    path("unsubscribe/<str:token>/", unsubscribe_view, name="unsubscribe"),
    path("contacts/retention/", proposals_view, OF_CONTACTS, name="proposals"),
    path("contacts/record-consent/", record_many_view, OF_CONTACTS, name="record_many"),
    path("contacts/<int:number>/record-consent/", record_view, OF_CONTACTS, name="record"),
    path("contacts/<int:number>/copy-of-data/", copy_view, OF_CONTACTS, name="copy"),
    path("contacts/<int:number>/restrict/", restrict_view, OF_CONTACTS, name="restrict"),
    path("contacts/<int:number>/lift-restriction/", lift_view, OF_CONTACTS, name="lift"),
    path("contacts/<int:number>/erase/", erase_view, OF_CONTACTS, name="erase"),
    path("contacts/<int:number>/erasure-certificate/", certificate_view, OF_CONTACTS, name="certificate"),
]
