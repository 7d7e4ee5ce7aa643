"""Rows that hold a person's words: they can be erased, and what seals them tells nothing once they are."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localdate

from website.erasing.digests import keyed, new_key
from website.erasing.reach import words_of
from website.models.erasures import Erasure


class Erasable(models.Model):
    """Holds a person's words in the columns that website/erasing/reach.py names.

    Erasing empties them, and names the record of who did that, when and why; every other column stays.
    """

    erasure = models.ForeignKey(Erasure, models.PROTECT, related_name="+", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_erased(self) -> bool:
        return self.erasure_id is not None

    @property
    def erased(self) -> str:
        """That its words were erased, and when, as pages say it; "" where they stand."""
        return f"Erased on {date_format(localdate(self.erasure.at))}" if self.erasure else ""

    @property
    def erased_at(self) -> datetime | None:
        return self.erasure.at if self.erasure else None

    @classmethod
    def emptied(cls) -> dict[str, Any]:
        """Return what erasing leaves in each column that it empties."""
        return {name: _nothing(cls._meta.get_field(name)) for name in words_of(cls).columns}


def _nothing(field: Any) -> Any:
    """Return what a column of texts or of plain JSON values holds where it says nothing."""
    if not isinstance(field, models.JSONField):
        return ""
    return field.default() if field.has_default() else {}


class WordsDigest(models.CharField):  # type: ignore[type-arg]
    """The digest of a row's words, made as they are sealed and never again."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        made: str = super().pre_save(model_instance, add)
        if not made and isinstance(model_instance, SealedWords) and model_instance.is_sealed:
            made = model_instance.digest_now()
            setattr(model_instance, self.attname, made)
        return made

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Write it into migrations as the text that it is there: what those write is theirs to say."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", list(args), kwargs


class SealedWords(Erasable):
    """Words that a digest stands for: with a random key, which goes with them, so that nobody can guess at them then.

    What else proves the row (order, signer, day) takes the digest for the words, and goes on proving it.
    """

    words_key = models.CharField(
        max_length=64, blank=True, default=new_key, editable=False, help_text="Random; erasing takes it away."
    )
    words_digest = WordsDigest(
        max_length=64, blank=True, editable=False, help_text="HMAC-SHA-256 of the words, in hexadecimal."
    )

    class Meta:
        abstract = True

    @property
    def is_sealed(self) -> bool:
        """Whether its words stay as they are. What is written once is sealed as it is written."""
        return True

    def said(self) -> dict[str, Any]:
        """Return the words as the digest is taken of them, in plain JSON values."""
        return {column: getattr(self, column) for column in words_of(self).columns}

    @classmethod
    def emptied(cls) -> dict[str, Any]:
        return super().emptied() | {"words_key": ""}

    def keyed(self, said: Any) -> str:
        """Return the digest of plain JSON values with the row's own key."""
        return keyed(self.words_key, said)

    def digest_now(self) -> str:
        """Return the digest that its words have now; what was sealed has the same, until it is erased."""
        return self.keyed(self.said())
