"""The addresses of the organisation beside those of its entities."""

from django.urls import path

from liant.modules.organisation.chart import views
from liant.modules.organisation.delegations.revoking import revoke_view
from liant.modules.organisation.rights.views import grants_view, limits_view

app_name = "organisation"
urlpatterns = [
    path("delegations/<int:number>/revoke/", revoke_view, name="revoke"),
    path("chart/", views.chart_view, name="chart"),
    path("chart/staff/<int:number>/", views.staff_view, name="chart_staff"),
    path("chart/find/", views.find_view, name="chart_find"),
    path("chart/move/", views.move_view, name="chart_move"),
    path("chart/refused/", views.refused_view, name="chart_refused"),
    path("roles/<int:number>/grants/", grants_view, name="grants"),
    path("roles/<int:number>/limits/", limits_view, name="limits"),
]
