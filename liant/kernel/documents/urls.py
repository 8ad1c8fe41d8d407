"""The addresses of documents."""

from django.urls import path

from liant.kernel.documents.views import list_view, record_view

app_name = "documents"
urlpatterns = [
    path("<slug:slug>/print/", list_view, name="list"),
    path("<slug:slug>/<int:number>/print/", record_view, name="record"),
]
