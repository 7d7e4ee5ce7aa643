"""What the search reads: one entry for every text, and the words that all of them hold."""

from django.db import models

from jobfamilies.models import Edition, Level
from ladders.models.expectations import Dimension, Row, Statement


class SearchEntry(models.Model):
    """One text that can be found, and the terms under which it is. Written with what it copies, never by hand.

    A definition stands in no edition; a summary, a family's title and a label stand at no level.
    """

    class Kind(models.TextChoices):
        TITLE = "title", "Title"
        CODE = "code", "Job code"
        LABEL = "label", "Row label"
        DEFINITION = "definition", "Definition"
        SUMMARY = "summary", "Job family summary"
        STATEMENT = "statement", "Statement"

    kind = models.CharField(max_length=10, choices=Kind)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+", null=True)
    level = models.ForeignKey(Level, models.CASCADE, related_name="+", null=True)
    row = models.ForeignKey(Row, models.CASCADE, related_name="+", null=True)
    dimension = models.ForeignKey(Dimension, models.CASCADE, related_name="+", null=True)
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="+", null=True)
    text = models.TextField()
    terms = models.TextField(help_text="The stems of the text's words, in their order.")

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:80]}"


class SearchWord(models.Model):
    """A word that some entry holds or once held: what is offered where a search finds nothing."""

    word = models.CharField(max_length=60, unique=True)

    class Meta:
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word
