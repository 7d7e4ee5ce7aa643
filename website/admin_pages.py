"""Bases of the pages of our own in the admin."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.generic import FormView
from django.views.generic.base import ContextMixin, View

from website.models import User
from website.people import person
from website.refusals import Refused


class AdminPage(ContextMixin, View):
    """A page in the admin's frame, for people who have its permission."""

    admin_site: AdminSite = None  # type: ignore[assignment]  # given by as_view
    permission: str

    @classmethod
    def view_in(cls, site: AdminSite) -> Callable[..., Any]:
        """Return the page as an address of that admin leads to it: for people who are signed in there."""
        return site.admin_view(cls.as_view(admin_site=site))

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(self.permission):
            raise PermissionDenied

    def ask_about(self, thing: Model) -> None:
        """Raise PermissionDenied where the person may not do this with the thing that the page is about."""
        if not self.request.user.has_perm(self.permission, thing):
            raise PermissionDenied

    @property
    def person(self) -> User:
        return person(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.admin_site.each_context(self.request) | kwargs)


class AskingPage(AdminPage, FormView):  # type: ignore[type-arg]
    """Asks, and does one thing with the answer. What speaks against it stands above the form, filled in as it was."""

    def act(self, facts: dict[str, Any]) -> str:
        """Do what the page is for with what the form says, and return what to tell. Raises Refused."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            said = self.act(form.cleaned_data)
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
            return self.form_invalid(form)
        messages.success(self.request, said)
        return HttpResponseRedirect(self.get_success_url())
