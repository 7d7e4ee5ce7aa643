"""The positions that an edition affects; and, while it is a draft, where those of a retired level go."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from classification.actions.successions import (
    give_successor,
    reasons_against_deciding,
    retired_levels,
    take_back_successor,
)
from classification.forms.successions import SuccessionForm
from classification.models import Succession
from classification.rulings.edition_changes import changes, successors_in
from jobfamilies.models import Edition, Level
from website.admin_pages import AdminPage, AskingPage
from website.model_admins import Kept
from website.refusals import Refused


class PositionsPage(AskingPage):
    """What an edition changes for positions, with what was decided for them."""

    permission = "classification.view_succession"
    template_name = "admin/classification/succession/positions.html"
    form_class = SuccessionForm
    edition: Edition

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.edition = get_object_or_404(Edition.objects.with_family(), pk=kwargs["edition"])
        self.ask_about(self.edition)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"edition": self.edition}

    def act(self, facts: dict[str, Any]) -> str:
        give_successor(edition=self.edition, by=self.person, at=timezone.now(), **facts)
        return "Decided. It counts once the edition takes effect."

    def get_success_url(self) -> str:
        return reverse("admin:classification_edition_positions", args=[self.edition.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gone = retired_levels(self.edition) if not self.edition.is_published else []
        context: dict[str, Any] = {
            "title": f"Positions and edition {self.edition.number}",
            "edition": self.edition,
            "opts": Succession._meta,
            "changes": changes(self.edition),
            "gone": gone,
            "decided": self.decided(),
            "reasons": reasons_against_deciding(self.edition, self.person),
            "back": reverse("admin:jobfamilies_edition_change", args=[self.edition.pk]),
        }
        return super().get_context_data(**context | kwargs)

    def decided(self) -> list[tuple[Succession, Level | None, Level | None]]:
        """Return what the edition says of retired levels: the row, the level's name, and the successor."""
        own = {level.key: level for level in self.edition.levels.all()}
        found = successors_in(self.edition, own)
        rows = self.edition.successions.select_related("position", "by", "family")
        names = {level.key: level for level in self.levels_before()}
        return [(row, names.get(row.retired_key), found.get((row.retired_key, row.position_id))) for row in rows]

    def levels_before(self) -> QuerySet[Level]:
        """Return the levels of the family's editions, the latest last, so that its names win."""
        return Level.objects.filter(edition__family=self.edition.family_id).order_by("edition__number")


class TakeBack(AdminPage):
    """Undoes one decision of a draft; by POST alone."""

    permission = "classification.view_succession"

    def post(self, request: HttpRequest, succession: int) -> HttpResponse:
        found = get_object_or_404(Succession.objects.select_related("edition"), pk=succession)
        try:
            take_back_successor(succession=found, by=self.person)
        except Refused as refused:
            raise PermissionDenied(str(refused)) from refused
        messages.success(request, "Taken back.")
        return HttpResponseRedirect(reverse("admin:classification_edition_positions", args=[found.edition_id]))


def succession_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of these pages in the admin."""
    return [
        path("edition/<int:edition>/", PositionsPage.view_in(site), name="classification_edition_positions"),
        path("<int:succession>/take-back/", TakeBack.view_in(site), name="classification_take_back"),
    ]


@admin.register(Succession)
class SuccessionAdmin(Kept):
    """Where positions went; and below its address the pages on which that is decided."""

    list_display = ("edition", "retired_key", "position", "family", "successor_key", "reason", "by", "at")
    list_filter = ("edition__family__organization",)
    list_select_related = ("edition__family__organization", "position__organization", "family__organization", "by")
    search_fields = ("reason", "position__number", "edition__family__name")

    def get_urls(self) -> list[URLPattern]:
        return [*succession_pages(self.admin_site), *super().get_urls()]
