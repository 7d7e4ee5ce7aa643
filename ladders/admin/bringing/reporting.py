"""The report of a run, as page and as Excel; undoing a run, and ending it."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.generic import TemplateView

from ladders.admin.bringing.page import Button, OfRun
from ladders.importing.runs.reporting import Report, as_workbook, to_know
from ladders.importing.runs.undoing import end_run, made_by, reasons_against_undoing, undo_run
from website.attachments import attachment


class ReportPage(OfRun, TemplateView):
    """Says what was made, what needs a look, and what was refused and why."""

    template_name = "admin/ladders/bring_in/report.html"
    step = "report"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = Report.of(self.run)
        context = {
            "report": report,
            "families": [(look, to_know(look)) for look in [*report.waiting, *report.made]],
            "may_undo": made_by(self.run),
            "against_undoing": reasons_against_undoing(self.run, self.person),
        }
        return super().get_context_data(**context | kwargs)


class ReportFile(OfRun):
    """The report as Excel."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        now = timezone.localtime()
        name = ("brought in", self.run.organization, self.run.started_at.date())
        return attachment(as_workbook(Report.of(self.run), now), name=name, ending="xlsx")


class UndoForm(forms.Form):
    """Whether drafts that were changed since go too."""

    also_edited = forms.BooleanField(required=False)


class UndoPage(Button):
    """Takes the run back as a whole."""

    form_class = UndoForm
    leads_to = "report"

    def act(self, facts: dict[str, Any]) -> str:
        undone = undo_run(run=self.run, by=self.person, at=timezone.now(), **facts)
        kept = len(undone.kept)
        stays = f" {kept} changed since {'is' if kept == 1 else 'are'} kept." if kept else ""
        return f"{undone.drafts} draft{'' if undone.drafts == 1 else 's'} taken back.{stays} The files stay here."


class EndPage(Button):
    """Ends the run: the report stays, the files do not."""

    leads_to = "report"

    def act(self, facts: dict[str, Any]) -> str:
        end_run(run=self.run, by=self.person)
        return "The run was ended. Its report stays."
