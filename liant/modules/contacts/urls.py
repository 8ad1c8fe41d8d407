"""The addresses of contacts beside those of their entities."""

from django.urls import path

from liant.modules.contacts.capture.views import capture_view, confirm_view
from liant.modules.contacts.cards.views import card_view
from liant.modules.contacts.codes.views import code_view, scan_view
from liant.modules.contacts.lists.views import add_view, copy_view, remove_view
from liant.modules.contacts.registries.views import compare_view, look_up_view
from liant.modules.contacts.relations.views import add_view as relate_view
from liant.modules.contacts.relations.views import change_view
from liant.modules.contacts.relations.views import remove_view as unrelate_view

app_name = "contacts"
urlpatterns = [
    path("contacts/look-up/", look_up_view, {"slug": "contacts"}, name="look_up"),
    path("contacts/<int:number>/compare/", compare_view, {"slug": "contacts"}, name="compare"),
    path("contacts/scan/", scan_view, {"slug": "contacts"}, name="scan"),
    path("contacts/<int:number>/code/", code_view, {"slug": "contacts"}, name="code"),
    path("contacts/capture/", capture_view, {"slug": "contacts"}, name="capture"),
    path("contacts/capture/new/", confirm_view, {"slug": "contacts"}, name="confirm_captured"),
    path("contacts/<int:number>/card.vcf", card_view, {"slug": "contacts"}, name="card"),
    path("contacts/to-list/", add_view, {"slug": "contacts"}, name="add_to_list"),
    path("contacts/off-list/", remove_view, {"slug": "contacts"}, name="remove_from_list"),
    path("contacts/<int:number>/relate/", relate_view, {"slug": "contacts"}, name="relate"),
    path(
        "contacts/<int:number>/relations/<int:relation>/edit/",
        change_view,
        {"slug": "contacts"},
        name="change_relation",
    ),
    path(
        "contacts/<int:number>/relations/<int:relation>/delete/", unrelate_view, {"slug": "contacts"}, name="unrelate"
    ),
    path("contact-lists/<int:number>/copy/", copy_view, {"slug": "contact-lists"}, name="copy_list"),
]
