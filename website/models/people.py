"""The people who use the site."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person with an account. Its own model from the first migration, so that it can grow."""

    class Mail(models.TextChoices):
        AT_ONCE = "at once", "At once"
        DAILY = "daily", "Once a day, in the morning"
        NONE = "none", "No mail, but decisions about you"

    mail = models.CharField(
        "mail", max_length=7, choices=Mail.choices, default=Mail.AT_ONCE, help_text="When messages are mailed."
    )

    class Meta(AbstractUser.Meta):
        permissions = [("manage_people", "Can invite and deactivate people")]
