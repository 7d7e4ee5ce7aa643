"""The mail that invites somebody: a link with which they set their first password."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from website.accounts.links import password_link
from website.mail.letters import absolute
from website.models import User


def send_invitation(person: User, by: User) -> str:
    """Mail the link to the person, and return it: where no mail is sent, whoever invites hands it over.

    The link holds as long as one for a forgotten password, and no longer than until a password is set.
    """
    link = absolute(password_link(person))
    if settings.SENDS_MAIL:
        words = {"person": person, "by": by, "link": link, "site": settings.SITE_NAME}
        send_mail(
            f"You are invited to {settings.SITE_NAME}",
            render_to_string("website/invitation.txt", words),
            settings.DEFAULT_FROM_EMAIL,
            [person.email],
        )
    return link
