"""The addresses of notifications."""

from django.urls import path

from liant.kernel.notifications.views import bell_view, list_view, seen_all_view, seen_view, settings_view

app_name = "notifications"
urlpatterns = [
    path("notifications/", list_view, name="list"),
    path("notifications/bell/", bell_view, name="bell"),
    path("notifications/seen/", seen_all_view, name="seen_all"),
    path("notifications/<int:number>/seen/", seen_view, name="seen"),
    path("notifications/settings/", settings_view, name="settings"),
]
