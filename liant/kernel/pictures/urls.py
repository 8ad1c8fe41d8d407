"""The addresses of pictures."""

from django.urls import path

from liant.kernel.pictures.views import image_view, picture_view, remove_view

app_name = "pictures"
urlpatterns = [
    path("<slug:slug>/<int:number>/picture/", picture_view, name="picture"),
    path("<slug:slug>/<int:number>/picture/remove/", remove_view, name="remove"),
    path("<slug:slug>/<int:number>/picture/<slug:version>/", image_view, name="image"),
]
