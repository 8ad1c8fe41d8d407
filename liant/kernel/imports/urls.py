"""The addresses of the import wizard."""

urlpatterns: list[object] = []
