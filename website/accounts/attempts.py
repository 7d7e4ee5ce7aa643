"""A limit on wrong passwords, for each name and address together: django-axes counts, this says what it counts by."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from website.accounts.security_log import note


def tried_name(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """Return the name or mail address that somebody tries to sign in with, as it is counted."""
    tried = credentials or {}
    named = tried.get("username") or tried.get("email") or request.POST.get("login") or request.POST.get("username")
    return str(named or "").strip().casefold()[:255]


def too_many(request: HttpRequest, response: HttpResponse, credentials: Any = None, **more: Any) -> HttpResponse:
    """Return the page that says so. An office behind one address goes on: only this name from there has to wait."""
    note("sign-in locked", request)
    return render(request, "account/locked.html", status=429)
