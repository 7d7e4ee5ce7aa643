"""What the checks found of an edition, to correct in the editor or to let stand for a reason that is kept."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, re_path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from jobfamilies.models import Edition
from ladders.actions import lift_waiver, reasons_against_lifting, reasons_against_waiving, waive_finding
from ladders.engine.checks import CHECKS, Check, Finding
from ladders.findings import checked
from ladders.models import Waiver
from website.admin_pages import AdminPage, AskingPage
from website.model_admins import Kept
from website.people import person
from website.refusals import Refused


@dataclass(frozen=True)
class Shown:
    """A finding as the page shows it: where it is corrected, and why this person cannot waive it, if so."""

    finding: Finding
    cell: str
    """The address of its cell in the editor; of the editor itself where it is about no cell."""
    reasons: list[str]


class OfEdition(AdminPage):
    """A page of the admin about the checks of one edition."""

    permission = "jobfamilies.view_edition"
    edition: Edition

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.edition = get_object_or_404(Edition.objects.with_family(), pk=kwargs["edition"])
        self.ask_about(self.edition)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # The edition last: a template view passes on the one of the address, which is a number.
        of_page = {"opts": Edition._meta, "edition": self.edition}
        return super().get_context_data(**kwargs | of_page)


class ChecksPage(OfEdition, TemplateView):
    """All findings, what blocks first, under the checks that made them; then the waivers of the family."""

    template_name = "admin/ladders/checks/checks.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = checked(self.edition)
        return super().get_context_data(
            title=f"Checks: {self.edition}",
            found=found,
            sections=[
                (heading, self._groups(found.findings, is_blocking))
                for heading, is_blocking in (("Blocks publishing", True), ("To look at", False))
            ],
            checks=CHECKS.values(),
            may_lift=not reasons_against_lifting(self.edition.family, self.person),
            **kwargs,
        )

    def _groups(self, findings: tuple[Finding, ...], is_blocking: bool) -> list[tuple[Check, list[Shown]]]:
        wanted = [finding for finding in findings if finding.is_blocking is is_blocking]
        groups = [(each, [self._shown(one) for one in wanted if one.code == each.code]) for each in CHECKS.values()]
        return [(each, shown) for each, shown in groups if shown]

    def _shown(self, finding: Finding) -> Shown:
        reasons = reasons_against_waiving(finding, edition=self.edition, by=self.person)
        return Shown(finding, cell_address(self.edition, finding), reasons)


def cell_address(edition: Edition, finding: Finding) -> str:
    """Return where the finding is corrected; "" where the edition is not open."""
    if edition.is_published:
        return ""
    page = reverse("admin:ladders_editor", args=[edition.pk])
    in_cell = finding.level_key and finding.dimension
    return f"{page}#cell-{finding.level_key}-{finding.dimension}" if in_cell else page


def checks_page(edition: Edition) -> str:
    return reverse("admin:ladders_edition_checks", args=[edition.pk])


class WaiveForm(forms.Form):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2_000,
        help_text="Kept with your name and the date, and shown to everybody who reviews the edition.",
    )


class WaivePage(OfEdition, AskingPage):
    """Asks for the reason to let one finding stand."""

    template_name = "admin/ladders/checks/waive.html"
    form_class = WaiveForm

    @property
    def finding(self) -> Finding:
        """The finding that the address names. Raises Http404 where the checks no longer make it."""
        found = checked(self.edition).findings
        try:
            return next(each for each in found if each.digest == self.kwargs["digest"])
        except StopIteration:
            raise Http404 from None

    def act(self, facts: dict[str, Any]) -> str:
        digest = self.kwargs["digest"]
        waive_finding(edition=self.edition, digest=digest, by=self.person, at=timezone.now(), **facts)
        return "Waived. It stays so until its text changes or the waiver is lifted."

    def get_success_url(self) -> str:
        return checks_page(self.edition)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        finding = self.finding
        return super().get_context_data(
            title=f"Waive a finding: {self.edition}",
            move="Waive",
            finding=finding,
            check=CHECKS[finding.code],
            reasons=reasons_against_waiving(finding, edition=self.edition, by=self.person),
            back=checks_page(self.edition),
            **kwargs,
        )


@require_POST
def lift(request: HttpRequest, edition: int, waiver: int) -> HttpResponse:
    """Lift a waiver and return to the checks of the edition that one came from."""
    asked = get_object_or_404(Edition, pk=edition)
    try:
        found = get_object_or_404(Waiver, pk=waiver, family=asked.family_id)
        lift_waiver(waiver=found, by=person(request), at=timezone.now())
    except Refused as refused:
        raise PermissionDenied(str(refused)) from refused
    messages.success(request, "The waiver is lifted.")
    return HttpResponseRedirect(checks_page(asked))


@admin.register(Waiver)
class WaiverAdmin(Kept):
    """Every waiver of every family, the latest first; and below its address the pages of an edition's checks."""

    list_display = ("__str__", "family", "code", "reason", "by", "at", "lifted_by", "lifted_at")
    list_filter = ("code", "family__organization")
    list_select_related = ("family__organization", "by", "lifted_by")
    search_fields = ("family__name", "sentence", "reason", "by__username")
    date_hierarchy = "at"

    def get_urls(self) -> list[URLPattern]:
        site = self.admin_site
        waive = WaivePage.view_in(site)
        return [
            path("edition/<int:edition>/", ChecksPage.view_in(site), name="ladders_edition_checks"),
            re_path(r"^edition/(?P<edition>\d{1,18})/waive/(?P<digest>[0-9a-f]{64})/$", waive, name="ladders_waive"),
            path("edition/<int:edition>/lift/<int:waiver>/", site.admin_view(lift), name="ladders_lift"),
            *super().get_urls(),
        ]
