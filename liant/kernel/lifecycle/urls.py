"""The addresses of steps."""

from django.urls import path

from liant.kernel.lifecycle.views import take_view

app_name = "lifecycle"
urlpatterns = [path("<slug:slug>/<int:number>/stages/<int:stage>/", take_view, name="take")]
