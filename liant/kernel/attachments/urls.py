"""The addresses of files."""

from django.urls import path

from liant.kernel.attachments.views import add_view, file_view, remove_view

app_name = "attachments"
urlpatterns = [
    path("<slug:slug>/<int:number>/files/add/", add_view, name="add"),
    path("<slug:slug>/<int:number>/files/<int:file>/", file_view, name="file"),
    path("<slug:slug>/<int:number>/files/<int:file>/remove/", remove_view, name="remove"),
]
