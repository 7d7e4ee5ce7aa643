"""Forms that somebody sent, so that one which comes twice is done once."""

from django.db import models


class Sending(models.Model):
    """A form as one page made it, sent with this content. Kept for a day.

    `digest` stands for who sent what from which page; `answer` is where its answer led, empty while it is being done.
    """

    digest = models.CharField(max_length=64, unique=True)
    answer = models.CharField(max_length=2_000, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"A form sent at {self.at:%H:%M:%S}"
