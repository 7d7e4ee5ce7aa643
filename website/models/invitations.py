"""That a person was invited: who let them in, and when their link went out last."""

from django.conf import settings
from django.db import models


class Invitation(models.Model):
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sent_at = models.DateTimeField(help_text="When the link was made that holds now.")

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Invitation of person {self.person_id}"
