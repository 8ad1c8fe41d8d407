"""The addresses of the import wizard."""

from django.urls import path

from liant.kernel.imports.views.likenesses import likenesses_view
from liant.kernel.imports.views.mapping import choose_view, encoding_view, mapping_view
from liant.kernel.imports.views.run import again_view, cancel_view, errors_view, progress_view, run_view, undo_view
from liant.kernel.imports.views.saved import saved_view
from liant.kernel.imports.views.upload import upload_view

app_name = "imports"
urlpatterns = [
    path("<slug:slug>/import/", upload_view, name="upload"),
    path("imports/<int:number>/", mapping_view, name="mapping"),
    path("imports/<int:number>/encoding/", encoding_view, name="encoding"),
    path("imports/<int:number>/choose/", choose_view, name="choose"),
    path("imports/<int:number>/again/", again_view, name="again"),
    path("imports/mappings/<int:number>/", saved_view, name="saved"),
    path("imports/<int:number>/preview/", run_view, name="run"),
    path("imports/<int:number>/progress/", progress_view, name="progress"),
    path("imports/<int:number>/errors/", errors_view, name="errors"),
    path("imports/<int:number>/likenesses/", likenesses_view, name="likenesses"),
    path("imports/<int:number>/cancel/", cancel_view, name="cancel"),
    path("imports/<int:number>/undo/", undo_view, name="undo"),
]
