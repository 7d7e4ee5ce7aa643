"""From a family to its draft: the open one, or one that is started from what is in force, or from nothing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from jobfamilies.models import Edition, JobFamily
from ladders.actions import CannotChange, start_ladder
from ladders.admin.editor.forms import FirstLevelForm
from ladders.admin.editor.pages import sheet_url
from ladders.bulk.shared import behind
from website.admin_pages import AdminPage


class StartPage(AdminPage):
    """Leads to the family's open edition, or asks to start a draft and does so by POST."""

    permission = "jobfamilies.view_edition"
    family: JobFamily

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.family = get_object_or_404(JobFamily.objects.select_related("organization"), pk=kwargs["family"])
        self.ask_about(self.family)

    def get(self, request: HttpRequest, family: int) -> HttpResponse:
        if opened := self.open_edition():
            return HttpResponseRedirect(sheet_url(opened))
        return self.ask(None if self.current() else FirstLevelForm())

    def post(self, request: HttpRequest, family: int) -> HttpResponse:
        if opened := self.open_edition():
            return HttpResponseRedirect(sheet_url(opened))
        current = self.current()
        form = None if current else FirstLevelForm(request.POST)
        if form and not form.is_valid():
            return self.ask(form)
        facts = form.cleaned_data if form else {}
        try:
            with transaction.atomic():
                draft = start_ladder(family=self.family, current=current, by=self.person, at=timezone.now(), **facts)
        except CannotChange as refused:
            raise PermissionDenied(str(refused)) from refused
        except IntegrityError:  # Somebody else started one at this moment.
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(sheet_url(draft))

    def open_edition(self) -> Edition | None:
        return Edition.objects.filter(Edition.is_open(), family=self.family).first()

    def current(self) -> Edition | None:
        """Return what a new draft begins with."""
        return Edition.objects.next_base(self.family)

    def ask(self, form: FirstLevelForm | None) -> HttpResponse:
        context = self.get_context_data(
            is_nav_sidebar_enabled=False,
            title=f"Edit ladder: {self.family}",
            family=self.family,
            opts=JobFamily._meta,
            current=self.current(),
            behind=behind(self.family),
            form=form,
            may_start=self.person.has_perm("jobfamilies.add_edition", self.family),
        )
        return render(self.request, "admin/ladders/editor/start.html", context)
