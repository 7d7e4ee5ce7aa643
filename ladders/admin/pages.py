"""The pages of our own that stand below the admin's front page."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern

from ladders.admin.bringing import bring_in_pages
from ladders.admin.changing import changing_pages
from ladders.admin.setup import setup_pages


def admin_pages(site: AdminSite) -> list[URLPattern]:
    """Return their addresses; the setting ADMIN_PAGES names this function."""
    return [*setup_pages(site), *changing_pages(site), *bring_in_pages(site)]
