"""The people who use the site."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person with an account. Its own model from the first migration, so that it can grow."""
