"""The addresses of privacy beside those of its entities."""

from django.urls import path

from liant.modules.privacy.views import unsubscribe_view

app_name = "privacy"
urlpatterns = [path("unsubscribe/<str:token>/", unsubscribe_view, name="unsubscribe")]
