"""The address of merging."""

from django.urls import path

from liant.kernel.merging.views import merge_view

app_name = "merging"
urlpatterns = [path("<slug:slug>/merge/", merge_view, name="merge")]
