"""The addresses of every entity's pages."""

from django.urls import path

from liant.kernel.entity.views.asking import asking_view
from liant.kernel.entity.views.display import display_view
from liant.kernel.entity.views.edit import create_view, edit_view
from liant.kernel.entity.views.export import export_view
from liant.kernel.entity.views.favourite import favourite_view
from liant.kernel.entity.views.listing import list_view
from liant.kernel.entity.views.move import move_view
from liant.kernel.entity.views.options import options_view
from liant.kernel.entity.views.page import page_view
from liant.kernel.entity.views.remove import delete_view, undo_view
from liant.kernel.entity.views.reveal import reveal_view
from liant.kernel.entity.views.saved import delete_saved_view, keep_view, new_view, view_view

app_name = "entity"
urlpatterns = [
    path("history/<int:number>/undo/", undo_view, name="undo"),
    path("<slug:slug>/", list_view, name="list"),
    path("<slug:slug>/new/", create_view, name="create"),
    path("<slug:slug>/export/", export_view, name="export"),
    path("<slug:slug>/criteria/", asking_view, name="asking"),
    path("<slug:slug>/display/", display_view, name="display"),
    path("<slug:slug>/options/", options_view, name="options"),
    path("<slug:slug>/views/new/", new_view, name="new_view"),
    path("<slug:slug>/views/<int:number>/", view_view, name="view"),
    path("<slug:slug>/views/<int:number>/keep/", keep_view, name="keep_view"),
    path("<slug:slug>/views/<int:number>/delete/", delete_saved_view, name="delete_view"),
    path("<slug:slug>/<int:number>/", page_view, name="page"),
    path("<slug:slug>/<int:number>/edit/", edit_view, name="edit"),
    path("<slug:slug>/<int:number>/move/", move_view, name="move"),
    path("<slug:slug>/<int:number>/favourite/", favourite_view, name="favourite"),
    path("<slug:slug>/<int:number>/delete/", delete_view, name="delete"),
    path("<slug:slug>/<int:number>/reveal/<slug:field>/", reveal_view, name="reveal"),
    path("<slug:slug>/<int:number>/<slug:tab>/", page_view, name="tab"),
]
