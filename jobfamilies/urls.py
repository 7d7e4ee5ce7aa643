"""Addresses of the catalogue. An organization's slug may be none of the fixed words (RESERVED_SLUGS)."""

from django.urls import path

from jobfamilies import views

app_name = "jobfamilies"
urlpatterns = [
    path("", views.FamilyList.as_view(), name="home"),
    path("levels/", views.LevelList.as_view(), name="levels"),
    path("levels/found", views.found_levels, name="found-levels"),
    path("sources/", views.SourceList.as_view(), name="sources"),
    path("<slug:organization>/", views.OrganizationPage.as_view(), name="organization"),
]
