"""What both pages of an import share."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from jobfamilies.models import Edition, JobFamily
from ladders.importing.applying import reasons_against_importing
from website.admin_pages import AdminPage

KEPT = "ladder_import"
"""Where the session keeps the import that is being looked at; the next one takes its place."""


class ImportPage(AdminPage):
    """What both pages share: the family, its open edition, who asks, and what speaks against an import."""

    permission = "jobfamilies.change_edition"
    family: JobFamily

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.family = get_object_or_404(JobFamily.objects.select_related("organization"), pk=kwargs["family"])

    @cached_property
    def edition(self) -> Edition | None:
        """The family's open edition."""
        return Edition.objects.with_family().filter(Edition.is_open(), family=self.family).first()

    @cached_property
    def reasons(self) -> list[str]:
        return reasons_against_importing(self.edition, self.person) if self.edition else []

    def address(self, page: str) -> str:
        return reverse(f"admin:{page}", args=[self.family.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = kwargs | {
            "title": f"Import a ladder: {self.family}",
            "family": self.family,
            "edition": self.edition,
            "reasons": self.reasons,
            "opts": JobFamily._meta,
        }
        return super().get_context_data(**context)
