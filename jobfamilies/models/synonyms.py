"""Words that mean one thing where people search: HR's own list, so that who types one finds the others."""

from django.core.exceptions import ValidationError
from django.db import models

from jobfamilies.engine.search.queries import Query, read_query, synonyms_of


def several(words: str) -> None:
    """Raise ValidationError where the words are not two or more, with commas between them."""
    if len(synonyms_of([words])[0]) < 2:
        raise ValidationError("Write two or more, with commas between them: negotiate, mediate.", code="one")


class Synonyms(models.Model):
    """Words or phrases each of which finds what the others find. The search reads them as it searches."""

    words = models.CharField(
        max_length=300,
        unique=True,
        validators=[several],
        help_text="With commas: “sysadmin, system administrator”. Any form of a word counts: “negotiate” is enough.",
    )

    class Meta:
        verbose_name_plural = "synonyms"
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words


def asked_for(text: str) -> Query:
    """Return what a reader who typed this looks for, HR's synonyms among it."""
    if not text.strip():
        return Query()
    return read_query(text, synonyms_of(list(Synonyms.objects.values_list("words", flat=True))))
