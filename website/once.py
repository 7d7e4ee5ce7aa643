"""A form that comes twice, by a double click or a second try, is done once: the second is led where the first was.

Each page that Django makes masks its CSRF token anew, so a form that comes with the token and the content of another
is the same form of the same page, sent again. A form that somebody fills in anew comes from a page that was made anew.
What a script sends has its token in a header and knows by itself what it sent.
"""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from website.models import Sending

KEPT = timedelta(days=1)
LONGEST_WAIT, STEP = 5.0, 0.1
"""For how many seconds the second waits for the first's answer, and how long between two looks."""
TWICE = "This came twice, as by a double click. It was done once."
LONGEST_ANSWER = 2_000


class Once:
    """Notes each form that is sent, and answers the same form sent again with where the first led."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if sending := getattr(request, "sending", None):
            settle(sending, response)
        return response

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        # After the CSRF check, which has read the form.
        if request.method != "POST" or not request.user.is_authenticated or not request.POST.get(TOKEN):
            return None
        key = digest(request)
        if sending := begin(key):
            request.sending = sending  # type: ignore[attr-defined]
            return None
        return answer_again(request, key)


TOKEN = "csrfmiddlewaretoken"  # noqa: S105 the name of the field


def digest(request: HttpRequest) -> str:
    """Return what stands for the form: who sent it where, with which fields and files."""
    return sha256("\0".join(_content(request)).encode(errors="surrogatepass")).hexdigest()


def _content(request: HttpRequest) -> Iterator[str]:
    yield from (str(request.user.pk), request.get_full_path())
    for name, values in request.POST.lists():
        yield repr((name, values))
    for name, files in request.FILES.lists():
        yield repr((name, [(file.name, file.size) for file in files]))


def begin(key: str) -> Sending | None:
    """Note that the form is being done; None where it was noted before."""
    now = timezone.now()
    Sending.objects.filter(at__lt=now - KEPT).delete()
    try:
        with transaction.atomic():
            return Sending.objects.create(digest=key, at=now)
    except IntegrityError:
        return None


def settle(sending: Sending, response: HttpResponseBase) -> None:
    """Keep where the answer led; a form that was answered by a page again, or failed, may be sent again."""
    done = Sending.objects.filter(pk=sending.pk)
    if isinstance(response, HttpResponseRedirect) and len(response.url) <= LONGEST_ANSWER:
        done.update(answer=response.url)
    else:
        done.delete()


def answer_again(request: HttpRequest, key: str) -> HttpResponse | None:
    """Lead where the first was led, once it is done; None where it was not done after all, so that this one is."""
    end = time.monotonic() + LONGEST_WAIT
    while (sending := Sending.objects.filter(digest=key).first()) is not None:
        if sending.answer:
            messages.info(request, TWICE)
            return HttpResponseRedirect(sending.answer)
        if time.monotonic() > end:
            return render(request, "409.html", status=409)
        time.sleep(STEP)
    return None
