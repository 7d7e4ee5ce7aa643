"""How names are found: by the words of a row, kept plain beside it, as the search over all texts reads words."""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_

from django.db import models

from jobfamilies.engine.search.queries import Phrase, Query, Want
from jobfamilies.engine.search.terms import name_words
from website.computed import Computed


class FoundBy(Computed, models.TextField):  # type: ignore[type-arg, misc]
    """The words that a row is found by, each between blanks: whole and as its term."""

    @classmethod
    def of(cls, *names: str) -> "FoundBy":
        """Return the column that holds the words of these columns."""
        return FoundBy(sources=names, default="")

    def computed(self, texts: list[str]) -> str:
        return name_words(texts)


def holds_names(query: Query, columns: Iterable[str]) -> models.Q:
    """Return the condition that the query finds a row by these columns of words, related ones too.

    Each word may stand in another column. A word that is being typed finds what begins with it, a part of a job code
    what holds it.
    """
    columns = tuple(columns)
    groups = [reduce(and_, [_wanted(want, columns) for want in group]) for group in query.groups]
    unwanted = [~_phrase(phrase, columns) for phrase in query.unwanted]
    return reduce(and_, unwanted, reduce(or_, groups, models.Q(pk__in=[])))


def _wanted(want: Want, columns: tuple[str, ...]) -> models.Q:
    typed = reduce(and_, (_any(columns, word if _is_of_a_code(word) else f" {word}") for word in want.plain))
    return reduce(or_, (_phrase(phrase, columns) for phrase in want.all_phrases), typed)


def _is_of_a_code(word: str) -> bool:
    return len(word) > 2 and any(sign.isdigit() for sign in word)


def _phrase(phrase: Phrase, columns: tuple[str, ...]) -> models.Q:
    return reduce(and_, (_any(columns, f" {term} ") for term in phrase))


def _any(columns: tuple[str, ...], words: str) -> models.Q:
    return reduce(or_, (models.Q(**{f"{column}__contains": words}) for column in columns))
