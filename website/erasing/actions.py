"""Erasing a person's words: one action, for who may administer the site, which leaves a record of itself."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from website.erasing.account import end_sessions, forget_name
from website.erasing.finding import Found, words_about, words_by
from website.models import Erasure, User
from website.refusals import Refused

ERASE = "website.erase_words"


class CannotErase(Refused):
    """The person may not erase these words, says no reason, or there is nothing to erase."""


@transaction.atomic
def erase_words(
    *,
    of: User,
    by: User,
    at: datetime,
    reason: str,
    written: Collection[str] = (),
    with_name: bool = False,
) -> Erasure:
    """Empty all words about a person, end their sessions, and keep what was done. Raises CannotErase.

    `written` names the tables of which what the person wrote as part of their work is emptied too, as reach.py writes
    them. With `with_name` their account is closed and goes by a number from then on.
    """
    found = what_goes(of, written)
    reasons = reasons_against_erasing(of=of, by=by)
    if not reasons and not reason.strip():
        reasons = ["Say on what ground the words are erased."]
    if not reasons and not found and not with_name:
        reasons = ["There is nothing to erase."]
    if reasons:
        raise CannotErase(reasons)
    erasure = Erasure.objects.create(
        person=of, by=by, at=at, reason=reason.strip(), with_name=with_name, emptied=named(found)
    )
    for each in found:
        empty(each, erasure)
    end_sessions(of)
    if with_name:
        forget_name(of)
    for name in settings.AFTER_ERASING:
        import_string(name)(erasure)
    return erasure


def reasons_against_erasing(*, of: User, by: User) -> list[str]:
    """Return why this person cannot erase the words of that one, in sentences for people."""
    if not by.has_perm(ERASE):
        return ["Only who administers the site erases words."]
    return ["Nobody erases their own words: somebody else does."] if of.pk == by.pk else []


def what_goes(of: User, written: Collection[str]) -> list[Found]:
    """Return the rows that are emptied: all that are about the person, and what they wrote of these tables."""
    return [*words_about(of), *(found for found in words_by(of) if found.words.model in written)]


def named(found: Iterable[Found]) -> dict[str, list[int]]:
    """Return the keys of rows by their tables, those of their pieces too."""
    keys: dict[str, list[int]] = {}
    for each in found:
        for one in (each, *each.pieces):
            keys.setdefault(one.words.model, []).extend(one.keys)
    return {model: sorted(each) for model, each in keys.items() if each}


def empty(found: Found, erasure: Erasure) -> None:
    """Empty rows, and then their pieces; the database refuses it in another order."""
    rows = found.model._base_manager.filter(pk__in=found.keys)
    if found.words.is_deleted:
        rows.delete()
        return
    rows.update(erasure=erasure, **found.model.emptied())
    for piece in found.pieces:
        empty(piece, erasure)
