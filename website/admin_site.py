"""The stock Django admin under the site's own name, with the site's own sign-in."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string

from website.everything import areas
from website.roles import is_of_hr


class SiteAdmin(AdminSite):
    site_header = "Career Ladders"
    site_title = "Career Ladders HR admin"
    index_title = "HR admin"
    site_url = "/"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Return the stock addresses behind those of the apps' own pages (ADMIN_PAGES)."""
        own = [each for pages in settings.ADMIN_PAGES for each in import_string(pages)(self)]
        everything = path("everything/", self.admin_view(self.everything), name="everything")
        return [everything, *own, *super().get_urls()]

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in whoever has a role today."""
        return is_of_hr(request.user)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Lead to the one sign-in. Raises PermissionDenied for somebody who is signed in and may not come here."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        index = reverse("admin:index", current_app=self.name)
        wanted = request.GET.get("next", index)
        is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
        target = wanted if is_ours else index
        return redirect(target) if self.has_permission(request) else redirect_to_login(target)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # type: ignore[override]
        return redirect("account_change_password")

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # type: ignore[override]
        """HR's home: what waits for whoever asks."""
        from website.waiting.pages import hr_home  # models are not ready where the site is made

        return hr_home(request, self.each_context(request) | (extra_context or {}))

    def everything(self, request: HttpRequest) -> HttpResponse:
        """All model pages that the person may open, by what they are for."""
        context = self.each_context(request) | {"areas": areas(self.get_app_list(request)), "title": "Everything"}
        return render(request, "website/everything.html", context)
