"""The page that asks for the file of a ladder, and for a draft where there is none."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import FormView

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from ladders.admin.importing.page import ImportPage
from ladders.engine.importing import limits
from ladders.engine.importing.found import Rejected
from ladders.engine.importing.opening import open_and_keep
from ladders.importing.applying import start_empty_draft
from website.files.blocks import Unreadable
from website.files.limits import MOST_BYTES, checked, one_ending
from website.refusals import Refused


class ImportForm(forms.Form):
    """A file or a pasted text."""

    file = forms.FileField(
        required=False,
        help_text="An Excel or Word file that was downloaded here, or any file that says levels: Excel, Word, PDF, "
        "LibreOffice, CSV, Markdown, a web page, text, JSON or YAML, or a ZIP of them.",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="Or paste a table or text",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=limits.STATED,
    )

    def clean(self) -> dict[str, Any]:
        """Read what was given: `opened` is what was understood."""
        given = super().clean() or {}
        file, text = given.get("file"), given.get("text") or ""
        if bool(file) == bool(text.strip()):
            raise forms.ValidationError("Choose a file or paste a text, one of the two.")
        try:
            given["opened"] = open_and_keep(*_content(file, text))
        except Unreadable as why:
            raise forms.ValidationError(f"Nothing was imported. {why}") from why
        if any(len(ladder.levels) > limits.MOST_LEVELS for ladder in given["opened"].found.ladders):
            raise forms.ValidationError("Nothing was imported. This lists many jobs: use “Bring in jobs” instead.")
        return given


def _content(file: "UploadedFile[Any] | None", text: str) -> tuple[bytes, str]:
    """Return bytes and name. Raises Rejected before anything too large is read."""
    if file is None:
        return checked(one_ending(text)).encode(), ""
    if file.size is None or file.size > MOST_BYTES:
        raise Rejected(f"The file has {file.size:,} bytes; at most {MOST_BYTES:,} are read.")
    return file.read(), file.name or ""


class GivePage(ImportPage, FormView):  # type: ignore[type-arg]
    """Asks for the file, and for a draft where there is none."""

    template_name = "admin/ladders/import/give.html"
    form_class = ImportForm

    @property
    def current(self) -> Edition | None:
        return Edition.objects.next_base(self.family)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "start" in request.POST:
            return self._start()
        if self.edition is None or self.reasons:
            return HttpResponseRedirect(self.address("ladders_import"))
        return super().post(request, *args, **kwargs)

    def _start(self) -> HttpResponse:
        """Start the draft that the page offered."""
        if not self.person.has_perm("jobfamilies.add_edition", self.family):
            raise PermissionDenied
        try:
            if current := self.current:
                start_draft(edition=current)
            else:
                start_empty_draft(family=self.family, by=self.person)
        except (IntegrityError, Refused):
            messages.error(self.request, "The family has an open edition already.")
        return HttpResponseRedirect(self.address("ladders_import"))

    def form_valid(self, form: ImportForm) -> HttpResponse:
        assert self.edition is not None
        file = form.cleaned_data.get("file")
        self.keep(form.cleaned_data["opened"], file.name[-100:] if file else "pasted text")
        return HttpResponseRedirect(self.address("ladders_import_check"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        current = None if self.edition else self.current
        return super().get_context_data(current=current, files=self._files(), **kwargs)

    def _files(self) -> list[tuple[str, str]]:
        """Return the downloads of the draft that can be changed and imported: what they are, and their addresses."""
        if self.edition is None:
            return []
        key = self.edition.natural_key()
        return [
            (kind, reverse("ladders:edition-ladder-file", args=[*key, ending]))
            for ending, kind in (("docx", "Word document"), ("xlsx", "Excel workbook"))
        ]
