"""Addresses of the pages that show what levels expect."""

from django.urls import path

from ladders import views

app_name = "ladders"
urlpatterns = [
    path("compare/", views.compare, name="compare"),
    path("sources/<slug:organization>/<slug:document>/", views.source, name="source"),
    path("<slug:organization>/<slug:family>/", views.family, name="family"),
    path("<slug:organization>/<slug:family>/levels/<slug:level>/", views.level, name="level"),
    path("<slug:organization>/<slug:family>/editions/<int:number>/", views.family, name="edition"),
    path(
        "<slug:organization>/<slug:family>/editions/<int:number>/levels/<slug:level>/",
        views.level,
        name="edition-level",
    ),
]
