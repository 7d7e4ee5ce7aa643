"""What both pages of an import share."""

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from jobfamilies.models import Edition, JobFamily
from ladders.engine.importing import fitting, keeping
from ladders.engine.importing.opening import Opened
from ladders.importing.applying import reasons_against_importing
from ladders.importing.drafts import read_draft
from website.admin_pages import AdminPage

KEPT = "ladder_import"
"""Where the session keeps the import that is being looked at; the next one takes its place."""


Refused = Collection[tuple[str, str]]


class ImportPage(AdminPage):
    """What both pages share: the family, its open edition, who asks, and what speaks against an import."""

    permission = "jobfamilies.change_edition"
    family: JobFamily

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.family = get_object_or_404(JobFamily.objects.select_related("organization"), pk=kwargs["family"])
        self.ask_about(self.family)

    @cached_property
    def edition(self) -> Edition | None:
        """The family's open edition."""
        return Edition.objects.with_family().filter(Edition.is_open(), family=self.family).first()

    @cached_property
    def reasons(self) -> list[str]:
        return reasons_against_importing(self.edition, self.person) if self.edition else []

    def address(self, page: str) -> str:
        return reverse(f"admin:{page}", args=[self.family.pk])

    def keep(self, opened: Opened, name: str, shape: dict[str, Any] | None = None, refused: Refused = ()) -> None:
        """Keep what was understood in the session. What a person refused of mends stays offered."""
        assert self.edition is not None
        draft, found = read_draft(self.edition), opened.found
        whose = "/".join(self.family.natural_key())
        mends = [(doubt.where, doubt.words) for ladder in found.ladders for doubt in ladder.doubts if doubt.is_mend]
        self.request.session[KEPT] = {
            "edition": self.edition.pk,
            "name": name,
            "ladders": [keeping.as_data(fitting.with_base(ladder, draft, whose)) for ladder in found.ladders],
            "chosen": fitting.most_like([ladder.name for ladder in found.ladders], self.edition.name),
            "found": keeping.found_as_data(replace(found, ladders=())),
            "document": opened.kept,
            "tables": opened.tables,
            "has_changes": opened.has_changes,
            "is_text": opened.is_text,
            "mends": [*mends, *(mend for mend in refused if mend not in mends)],
            "shape": shape or {},
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = kwargs | {
            "title": f"Import a ladder: {self.family}",
            "family": self.family,
            "edition": self.edition,
            "reasons": self.reasons,
            "opts": JobFamily._meta,
        }
        return super().get_context_data(**context)
