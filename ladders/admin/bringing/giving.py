"""The pages that take files: a new run with its first files, and the ledger of a run, which takes more."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.generic import FormView

from jobfamilies.models import Organization
from ladders.admin.bringing.page import OfRun
from ladders.importing.runs.looking import looks
from ladders.importing.runs.reading import begin_reading
from ladders.importing.runs.starting import Sent, add_files, start_run
from ladders.models import ImportRun
from website.admin_pages import AdminPage
from website.files.limits import one_ending
from website.refusals import Refused
from website.roles import within

LATEST = 20
"""Runs that the first page lists."""


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any number of files; cleaned to a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, Sequence) else [data] if data else []
        return [super(ManyFilesField, self).clean(each, initial) for each in given]


class FilesForm(forms.Form):
    """Files, a folder or a pasted text."""

    files = ManyFilesField(  # type: ignore[assignment]
        required=False,
        label="Files, or a ZIP of them",
        help_text="Word, Excel, PDF with text, OpenDocument, CSV, Markdown, saved web pages and our own files; up to "
        "500 files and 100 MB a run. Save old .doc and .xls anew first.",
    )
    folder = ManyFilesField(
        required=False,
        label="Or a whole folder",
        widget=ManyFilesInput(attrs={"webkitdirectory": True}),
    )
    text = forms.CharField(
        required=False, strip=False, label="Or paste a table or text", widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        """Take what was given together: `sent` has it all."""
        given = super().clean() or {}
        uploaded: list[UploadedFile[Any]] = [*given.get("files", ()), *given.get("folder", ())]
        given["sent"] = [Sent(file.name or "a file", file.read()) for file in uploaded]
        if text := (given.get("text") or "").strip():
            given["sent"].append(Sent("Pasted text.txt", one_ending(text).encode()))
        if not given["sent"] and not self.errors:
            raise forms.ValidationError("Choose files or a folder, or paste a text.")
        return given


class StartForm(FilesForm):
    """The employer whose jobs they are, and the files."""

    organization = forms.ModelChoiceField(Organization.objects.none(), label="Whose jobs they are")
    profile = forms.CharField(
        required=False,
        max_length=80,
        label="What these files are called",
        help_text="What headings mean is kept under this name, and known the next time. Leave it empty for the usual.",
    )
    field_order = ("organization", "files", "folder", "text", "profile")

    def __init__(self, *args: Any, organizations: QuerySet[Organization], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations  # type: ignore[attr-defined]
        if len(organizations) == 1:
            self.initial["organization"] = organizations[0]


class StartPage(AdminPage, FormView):  # type: ignore[type-arg]
    """Asks for files, and lists the runs that there were."""

    permission = "jobfamilies.add_edition"
    template_name = "admin/ladders/bring_in/start.html"
    form_class = StartForm

    @property
    def organizations(self) -> QuerySet[Organization]:
        """The employers whose jobs the person may bring in."""
        return within(Organization.objects.all(), self.person, self.permission)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"organizations": self.organizations}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        facts, now = form.cleaned_data, timezone.now()
        try:
            with transaction.atomic():
                run = start_run(organization=facts["organization"], profile=facts["profile"], by=self.person, at=now)
                told = add_files(run=run, sent=facts["sent"], by=self.person)
        except Refused as refused:
            form.add_error(None, " ".join(refused.reasons))
            return self.form_invalid(form)
        begin_reading(run=run, by=self.person, at=now)
        for each in told:
            messages.info(self.request, each)
        run.refresh_from_db()
        return HttpResponseRedirect(
            run.work.get_absolute_url() if run.work and run.is_working else run.get_absolute_url()
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        runs = ImportRun.objects.select_related("organization", "started_by", "work").prefetch_related("families")
        runs = runs.filter(organization__in=self.organizations)[:LATEST]
        context = {"title": "Bring in jobs", "is_nav_sidebar_enabled": False, "runs": runs}
        return super().get_context_data(**context | kwargs)


class RunPage(OfRun, FormView):  # type: ignore[type-arg]
    """The ledger of a run: each file with its shape and state, and the families to come. Takes more files."""

    template_name = "admin/ladders/bring_in/run.html"
    form_class = FilesForm
    step = "run"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            told = add_files(run=self.run, sent=form.cleaned_data["sent"], by=self.person)
        except Refused as refused:
            form.add_error(None, " ".join(refused.reasons))
            return self.form_invalid(form)
        begin_reading(run=self.run, by=self.person, at=timezone.now())
        for each in told:
            messages.info(self.request, each)
        return self.onward("run")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = looks(self.matter)
        context = {
            "files": self.matter.files,
            "looks": found,
            "jobs": sum(len(look.proposal.ladder.levels) for look in found),
            "ready": [look for look in found if look.is_ready],
            "to_choose": len(self.matter.to_choose),
        }
        return super().get_context_data(**context | kwargs)
