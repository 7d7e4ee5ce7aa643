"""Addresses of the pages that show what levels expect."""

from django.urls import path, re_path

from ladders import views

app_name = "ladders"
urlpatterns = [
    path("compare/", views.compare, name="compare"),
    path("compare/brief/", views.brief, name="brief"),
    re_path(r"^compare/brief\.(?P<ending>pdf|docx|xlsx)$", views.brief_file, name="brief-file"),
    path("compare/confirm/<uuid:statement>/", views.confirm, name="confirm"),
    path("compare/families/", views.compare_families, name="compare-families"),
    path("dimensions/", views.DimensionList.as_view(), name="dimensions"),
    path("dimensions/<slug:slug>/", views.DimensionPage.as_view(), name="dimension"),
    path("map/", views.career_map, name="map"),
    path("search/", views.search, name="search"),
    path("sources/<slug:organization>/<slug:document>/", views.source, name="source"),
    path("<slug:organization>/<slug:family>/", views.family, name="family"),
    path("<slug:organization>/<slug:family>/ladder.<str:ending>", views.ladder_file, name="ladder-file"),
    path("<slug:organization>/<slug:family>/levels/<slug:level>/", views.level, name="level"),
    path("<slug:organization>/<slug:family>/levels/<slug:level>/spec.<str:ending>", views.spec_file, name="spec-file"),
    path("<slug:organization>/<slug:family>/levels/<slug:level>/history/", views.level_history, name="level-history"),
    path("<slug:organization>/<slug:family>/to-confirm/", views.to_confirm, name="to-confirm"),
    path("<slug:organization>/<slug:family>/editions/", views.editions, name="editions"),
    path("<slug:organization>/<slug:family>/editions/changes/", views.choose_redline, name="redline"),
    path(
        "<slug:organization>/<slug:family>/editions/<int:before>/changes/<int:after>/", views.redline, name="redline"
    ),
    path("<slug:organization>/<slug:family>/editions/<int:number>/log/", views.log, name="log"),
    path("<slug:organization>/<slug:family>/editions/<int:number>/draft/", views.start, name="start-draft"),
    path("<slug:organization>/<slug:family>/editions/<int:number>/", views.family, name="edition"),
    path(
        "<slug:organization>/<slug:family>/editions/<int:number>/levels/<slug:level>/",
        views.level,
        name="edition-level",
    ),
    path(
        "<slug:organization>/<slug:family>/editions/<int:number>/ladder.<str:ending>",
        views.ladder_file,
        name="edition-ladder-file",
    ),
    path(
        "<slug:organization>/<slug:family>/editions/<int:number>/levels/<slug:level>/spec.<str:ending>",
        views.spec_file,
        name="edition-spec-file",
    ),
]
