"""The addresses of the site, with the floor of its pages beside them."""

from django.urls import include, path

from benchmarks.floor.catalogue import catalogue
from benchmarks.floor.constant import constant
from benchmarks.floor.grid import grid
from benchmarks.floor.search import search

urlpatterns = [
    path("floor/", catalogue),
    path("floor/search/", search),
    path("floor/<slug:organization>/<slug:family>/", grid),
    path("constant/<slug:organization>/<slug:family>/", constant),
    path("", include("website.urls")),
]
