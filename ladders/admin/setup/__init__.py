"""Set up: one page on which an employer comes from nothing to its first published ladder."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from ladders.admin.setup.pages import NewOrganizationPage, SetUpPage, SetUpStart, SkipStep, StepPage


def setup_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of Set up below the admin's front page."""
    return [
        path("set-up/", SetUpStart.view_in(site), name="set_up"),
        path("set-up/new/", NewOrganizationPage.view_in(site), name="set_up_new"),
        path("set-up/of/<slug:organization>/", SetUpPage.view_in(site), name="set_up_organization"),
        path("set-up/of/<slug:organization>/<slug:step>/", StepPage.view_in(site), name="set_up_step"),
        path("set-up/of/<slug:organization>/<slug:step>/skip/", SkipStep.view_in(site), name="set_up_skip"),
    ]
