"""Pages of accounts that django-allauth does not have: what a page asks whose session may have ended."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def session_state(request: HttpRequest) -> JsonResponse:
    """Say who is signed in (the account's number, or null), with the token that forms of this session need now."""
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})


@never_cache
@require_safe
def signed_in(request: HttpRequest) -> HttpResponse:
    """End a sign-in that was begun beside another page, which then goes on."""
    return render(request, "account/signed_in.html")
