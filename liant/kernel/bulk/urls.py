"""The addresses of what is done with many records."""

from django.urls import path

from liant.kernel.bulk.views import cancel_view, change_view, delete_view, progress_view, run_view, undo_view

app_name = "bulk"
urlpatterns = [
    path("<slug:slug>/change/", change_view, name="change"),
    path("<slug:slug>/delete/", delete_view, name="delete"),
    path("bulk/<int:number>/", run_view, name="run"),
    path("bulk/<int:number>/progress/", progress_view, name="progress"),
    path("bulk/<int:number>/cancel/", cancel_view, name="cancel"),
    path("bulk/<int:number>/undo/", undo_view, name="undo"),
]
