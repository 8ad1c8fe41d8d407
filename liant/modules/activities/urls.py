"""The addresses of activities beside those of their entity."""

from django.urls import path

from liant.modules.activities.views import complete_view

app_name = "activities"
urlpatterns = [path("activities/<int:number>/complete/", complete_view, name="complete")]
