"""The addresses of exports that take their time."""

from django.urls import path

from liant.kernel.exports.views import begin_view, cancel_view, file_view, progress_view, run_view

app_name = "exports"
urlpatterns = [
    path("<slug:slug>/export/later/", begin_view, name="begin"),
    path("exports/<int:number>/", run_view, name="run"),
    path("exports/<int:number>/progress/", progress_view, name="progress"),
    path("exports/<int:number>/cancel/", cancel_view, name="cancel"),
    path("exports/<int:number>/file/", file_view, name="file"),
]
