"""What an account leaves besides words: its name, the sessions that are open, and the admin's log of it."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session

from website.models import User

FORMER = "Former employee"


def called(of: User) -> str:
    """Return what the account goes by once its name is erased."""
    return f"{FORMER} #{of.pk}"


def end_sessions(of: User) -> None:
    """Delete the person's sessions, with what they entered in them."""
    mine = [each.pk for each in Session.objects.iterator() if each.get_decoded().get(SESSION_KEY) == str(of.pk)]
    Session.objects.filter(pk__in=mine).delete()
    UserSession.objects.filter(user=of).delete()


def forget_name(of: User) -> None:
    """Close the account and call it by its number, in the admin's log too. What it did stays with it."""
    AccessAttempt.objects.filter(username__in=[of.username.casefold(), of.email.casefold()]).delete()
    EmailAddress.objects.filter(user=of).delete()
    of.username, of.first_name, of.last_name, of.email = f"former-employee-{of.pk}", FORMER, f"#{of.pk}", ""
    of.is_active = False
    of.set_unusable_password()
    of.save(update_fields=["username", "first_name", "last_name", "email", "is_active", "password"])
    log = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(of.pk))
    log.update(object_repr=of.get_full_name(), change_message="")
