"""A mail made of one message, or of all of a day: HTML and plain text from one template."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from lxml import html

from website.mail.events import words_of
from website.models import Message

BLOCKS = ("h1", "h2", "p")


def letter(messages: Sequence[Message]) -> EmailMultiAlternatives:
    """Return the mail that tells these messages of one person; they were taken, so they name their mail.

    A second try of the same mail has the same Message-ID: a mailbox that has it already can tell.
    """
    first = messages[0]
    told = [(words_of(message), absolute(message.link)) for message in messages]
    subject = told[0][0].subject if len(told) == 1 else f"{len(told)} messages of {settings.SITE_NAME}"
    page = render_to_string(
        "website/mail.html",
        {"subject": subject, "told": told, "site": settings.SITE_NAME, "choices": absolute(reverse("my-messages"))},
    )
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=plain_text(page),
        to=[first.to.email],
        headers={
            "Message-ID": f"<{first.mail}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(page, "text/html")
    return mail


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}" if path else ""


def plain_text(page: str) -> str:
    """Return the text of a mail's HTML: a paragraph for each heading and paragraph, a link with its address."""
    return "\n\n".join(_paragraphs(html.fromstring(page))) + "\n"


def _paragraphs(page: html.HtmlElement) -> Iterator[str]:
    for block in page.iter(*BLOCKS):
        for link in block.iter("a"):
            link.text = f"{link.text}: {link.get('href')}"
        yield " ".join(block.text_content().split())
