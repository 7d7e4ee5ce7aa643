"""Pages of accounts that django-allauth does not have: what a page asks whose session may have ended."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from website.accounts.marks import session_mark


@never_cache
@require_safe
def session_state(request: HttpRequest) -> JsonResponse:
    """Say who is signed in (the account's number, or null), with the token that forms of this session need now.

    `mark` is that of the pages whose forms have a token that still holds: then a form keeps the token it has, by which
    the site knows a form that comes twice.
    """
    token = get_token(request)
    return JsonResponse({"user": request.user.pk, "token": token, "mark": session_mark(request)})


@never_cache
@require_safe
def signed_in(request: HttpRequest) -> HttpResponse:
    """End a sign-in that was begun beside another page, which then goes on."""
    return render(request, "account/signed_in.html")
