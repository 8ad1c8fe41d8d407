"""The addresses of webhooks beside those of their entity."""

from django.urls import path

from liant.kernel.webhooks.replaying import replay_view

app_name = "webhooks"
urlpatterns = [path("webhook-deliveries/<int:number>/replay/", replay_view, name="replay")]
