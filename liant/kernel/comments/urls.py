"""The addresses of comments."""

from django.urls import path

from liant.kernel.comments.views import change_view, colleagues_view, follow_view, say_view

app_name = "comments"
urlpatterns = [
    path("<slug:slug>/<int:number>/comments/say/", say_view, name="say"),
    path("<slug:slug>/<int:number>/comments/follow/", follow_view, name="follow"),
    path("<slug:slug>/<int:number>/comments/colleagues/", colleagues_view, name="colleagues"),
    path("<slug:slug>/<int:number>/comments/<int:comment>/", change_view, name="change"),
]
