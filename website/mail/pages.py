"""My messages: what somebody was told, newest first, and when they want it by mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from website.lists import ClampedPaginator
from website.mail.events import words_of
from website.mail.forms import MailForm
from website.models import Message
from website.people import person

PER_PAGE = 50


@never_cache
@login_required
@require_safe
def my_messages(request: HttpRequest) -> HttpResponse:
    """List what the reader was told, and ask when they want mail."""
    return show(request, MailForm(instance=person(request)))


@login_required
@require_POST
def choose_mail(request: HttpRequest) -> HttpResponse:
    """Keep when the reader wants mail. What waits already goes out as it was to."""
    form = MailForm(request.POST, instance=person(request))
    if not form.is_valid():
        return show(request, form)
    form.save()
    messages.success(request, "Your choice is kept.")
    return redirect("my-messages")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all that the reader was told as read."""
    Message.objects.of(person(request)).unread().update(read_at=timezone.now())
    return redirect("my-messages")


@never_cache
@login_required
@require_safe
def open_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to what the message is about; it is read then."""
    mine = Message.objects.of(person(request))
    message = get_object_or_404(mine, pk=pk)
    mine.unread().filter(pk=pk).update(read_at=timezone.now())
    return redirect(message.link or "my-messages")


def show(request: HttpRequest, form: MailForm) -> HttpResponse:
    mine = Message.objects.of(person(request))
    pages = ClampedPaginator(mine.select_related("by"), PER_PAGE)
    page = pages.page(pages.validate_number(request.GET.get("page", "1")))
    context: dict[str, Any] = {
        "page": page,
        "told": [(message, words_of(message)) for message in page],
        "unread": mine.unread().count(),
        "form": form,
        "address": request.GET.copy(),
    }
    return render(request, "website/my_messages.html", context)
