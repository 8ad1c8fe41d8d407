"""The addresses of celebrations."""

from django.urls import path

from liant.modules.celebrations.views import feed, greeting, listing, settings

app_name = "celebrations"
urlpatterns = [
    path("celebrations/", listing.list_view, name="list"),
    path("celebrations/year/", listing.year_view, name="year"),
    path("celebrations/greet/", greeting.greet_view, name="greet"),
    path("contacts/<int:number>/greetings/<int:greeting>/again/", greeting.again_view, name="again"),
    path("celebrations/settings/", settings.settings_view, name="settings"),
    path("celebrations/settings/company/", settings.company_view, name="company"),
    path("celebrations/settings/feed/", settings.feed_view, name="make_feed"),
    path("celebrations/settings/feed/revoke/", settings.revoke_view, name="revoke_feed"),
    path("celebrations/feed/<str:secret>.ics", feed.feed_view, name="feed"),
]
