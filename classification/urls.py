"""Addresses of the pages that rule on positions and people."""

from django.urls import path

from classification import views

app_name = "classification"
urlpatterns = [path("qualify/", views.qualify, name="qualify")]
