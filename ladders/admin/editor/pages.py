"""What every page of the grid editor shares: its edition, who asks, and what the admin's frame needs."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from jobfamilies.models import Edition
from ladders.actions import reasons_against_changing
from website.admin_pages import AdminPage


class EditorView(AdminPage):
    """A page about one edition, for people who may read it in the admin."""

    permission = "jobfamilies.view_edition"
    edition: Edition

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.edition = self.find(kwargs["edition"])
        self.ask_about(self.edition)

    def find(self, pk: int) -> Edition:
        return get_object_or_404(Edition.objects.with_family(), pk=pk)

    @property
    def reasons(self) -> list[str]:
        """Why this person cannot change the edition now."""
        return reasons_against_changing(self.edition, self.person)

    @property
    def sheet_url(self) -> str:
        return sheet_url(self.edition)

    def frame(self, **context: Any) -> dict[str, Any]:
        """Return the context of a page inside the admin, without its list of sections: the grid needs the width."""
        of_page = {"edition": self.edition, "opts": Edition._meta, "back": self.sheet_url}
        return self.get_context_data(is_nav_sidebar_enabled=False, **of_page | context)


def sheet_url(edition: Edition) -> str:
    """Return where the edition is written as a grid."""
    return reverse("admin:ladders_editor", args=[edition.pk])
