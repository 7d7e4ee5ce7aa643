"""Whether a person's words are those that were sealed; and where they were erased, that an erasure says so."""

from collections.abc import Iterator, Sequence
from typing import Any

from jobfamilies.sealing.kinds import Kind
from jobfamilies.verification.findings import Finding, counted, note, on_day
from website.models import Erasure, SealedWords


def word_faults(kind: Kind, keys: Sequence[int]) -> dict[int, str]:
    """Return what is wrong with the words of rows, a sentence by key: a query for them, and one for each piece."""
    if not issubclass(kind.model, SealedWords):
        return {}
    rows = kind.model._base_manager.filter(pk__in=keys).select_related("erasure")
    rows = rows.prefetch_related(*(piece.related_name for piece in kind.pieces))
    return {row.pk: fault for row in rows if (fault := word_fault(row, kind))}


def word_fault(row: SealedWords, kind: Kind) -> str:
    pieces = [each for piece in kind.pieces for each in getattr(row, piece.related_name).all()]
    if row.is_erased:
        return next((fault for each in (row, *pieces) if (fault := erased_fault(each, row.erasure))), "")
    if any(each.is_erased for each in pieces):
        return "words of it were erased, and not the whole."
    return "" if row.digest_now() == row.words_digest else "its words are not those that were sealed."


def erased_fault(row: Any, erasure: Erasure | None) -> str:
    """Return what speaks against a row's having been erased by that erasure."""
    named = erasure.emptied.get(row._meta.label, ()) if erasure and erasure.pk == row.erasure_id else ()
    if row.pk not in named:
        return "its words were erased, and no erasure says so."
    if any(getattr(row, column) != value for column, value in row.emptied().items()):
        return "its words were erased, and some of them stand there."
    return ""


def erasure_findings() -> Iterator[Finding]:
    """Yield what was erased, of whom, when and by whom. People are named by their numbers."""
    for erasure in Erasure.objects.order_by("pk").iterator():
        rows = counted(sum(len(keys) for keys in erasure.emptied.values()), "row")
        when = f"on {on_day(erasure.at)} by person {erasure.by_id}"
        yield note(f"Erased {when}: words of person {erasure.person_id} in {rows}.")
