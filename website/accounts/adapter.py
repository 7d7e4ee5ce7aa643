"""What this site does otherwise than django-allauth does by itself."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from website.accounts.clients import client_address

SEEN_IN_THE_HEAD = ("account/messages/logged_in.txt", "account/messages/logged_out.txt")


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes an account alone: HR invites people, or a file of people brings them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": "No account has this name and password.",
        "email_password_mismatch": "No account has this address and password.",
        "enter_current_password": "This is not your password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def format_email_subject(self, subject: str) -> str:
        return subject.strip()

    def get_from_email(self) -> str:
        return settings.DEFAULT_FROM_EMAIL

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("usersessions_list")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *context: Any, **more: Any
    ) -> None:
        """Say what a person would not see by themselves: who is signed in stands in the head of every page."""
        if message_template not in SEEN_IN_THE_HEAD:
            super().add_message(request, level, message_template, *context, **more)

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, context: Any = None, email: str | None = None
    ) -> None:
        """Tell somebody that their password changed, at the address of their account."""
        super().send_notification_mail(template_prefix, user, context, email or getattr(user, "email", "") or None)
