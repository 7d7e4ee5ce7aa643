"""Addresses of the pages that rule on positions and people."""

from django.urls import path

from classification.views import qualify

app_name = "classification"
urlpatterns = [path("qualify/", qualify.qualify, name="qualify")]
