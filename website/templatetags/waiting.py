"""The head of HR's own pages."""

from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()


class Page(NamedTuple):
    """A page of HR's work: its address by name, what it is called, and the permission that leads there, if any."""

    address: str
    label: str
    permission: str = ""


HR_PAGES = (
    Page("admin:index", "Home"),
    Page("admin:jobfamilies_jobfamily_changelist", "Ladders", "jobfamilies.view_jobfamily"),
    Page("admin:ladders_bring_in", "Bring in jobs", "jobfamilies.add_edition"),
    Page("admin:drafts_together", "Drafts together", "jobfamilies.view_edition"),
    Page("admin:find_and_change", "Find and change", "jobfamilies.change_edition"),
    Page("classification:requests", "Requests", "classification.view_position"),
    Page("admin:set_up", "Set up", "jobfamilies.change_organization"),
    Page("admin:everything", "Everything"),
)


@register.inclusion_tag("website/_hr_nav.html", takes_context=True)
def hr_nav(context: Context) -> dict[str, Any]:
    """Show what the head of HR's pages leads to, for whoever asks."""
    request = context["request"]
    pages = [page for page in HR_PAGES if not page.permission or request.user.has_perm(page.permission)]
    links = [(reverse(page.address), page.label) for page in pages]
    return {"links": links, "here": request.path}
