"""Rules on positions and people. Its place; the rules come with their own issue."""

from django.apps import AppConfig


class ClassificationConfig(AppConfig):
    name = "classification"
