"""The pages of what waits: HR's home, which is the admin's front page, and everybody's “My work”."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from website.people import person
from website.waiting.gathering import waiting_for, work_list


@never_cache
@login_required
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """List what waits for the reader."""
    return render(request, "website/waiting/my_work.html", context(request))


@require_safe
def hr_home(request: HttpRequest, frame: dict[str, Any]) -> HttpResponse:
    """List what waits for somebody of HR, what they work on and what was published. `frame` is the admin's context."""
    return render(request, "website/waiting/hr_home.html", frame | context(request))


def context(request: HttpRequest) -> dict[str, Any]:
    today = localdate()
    things = waiting_for(person(request), today)
    return {"work": work_list(things, today, request.GET.get("organization", "")), "today": today}
