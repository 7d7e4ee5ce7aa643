"""Tampers with the moves of an edition."""

from tests.verification.tampers.editions import FIRST
from tests.verification.tampers.publications import LONG_AGO, MOVE, NOBODY
from tests.verification.tampers.tamper import (
    Tamper,
    changed,
    copied,
    gone,
    missing,
    not_sealed,
    other_words,
    past_the_site,
)

OTHER = not_sealed("Move of an edition", "approve")
APPROVE = FIRST + "its move {approve} (“Approve”) "

OF_MOVES = [
    changed(MOVE, "approve", "by_id", "{stranger}", OTHER),
    changed(MOVE, "approve", "by_id", "{editor}", APPROVE + "was made by who submitted it."),
    changed(MOVE, "approve", "note", "'Other.'", other_words("Move of an edition", "approve")),
    changed(MOVE, "approve", "at", LONG_AGO, OTHER),
    changed(MOVE, "approve", "content_digest", "'0'", APPROVE + "is of other words than the edition’s."),
    changed(MOVE, "approve", "document_version", "1", OTHER),
    changed(MOVE, "approve", "from_stage", "'draft'", APPROVE + "begins at draft, and the edition was in review."),
    changed(MOVE, "approve", "to_stage", "'draft'", APPROVE + "leads from in review to draft, which no move does."),
    changed(
        MOVE,
        "approve",
        "move",
        "'nonsense'",
        FIRST + "its move {approve} (“nonsense”) leads from in review to approved, which no move does.",
    ),
    changed(MOVE, "approve", "edition_id", "NULL", APPROVE + "does not name the edition."),
    changed(MOVE, "approve", "edition_id", "{second}", APPROVE + "does not name the edition."),
    changed(
        MOVE,
        "approve",
        "number",
        "7",
        "Acme: Clerk, edition 7: it is gone, and no move says that it was deleted.",
    ),
    changed(MOVE, "approve", "family_id", "{other_family}", FIRST + NOBODY),
    changed(
        MOVE,
        "deletion",
        "edition_id",
        "{edition}",
        "Acme: Clerk, edition 2: its move {deletion} (“Delete draft”) is of a deleted draft, and names an edition.",
    ),
    gone(MOVE, "approve", FIRST + NOBODY),
    gone(MOVE, "deletion", missing("Move of an edition", "deletion", "jobfamily {family}")),
    Tamper("all moves gone", (f"DELETE FROM {MOVE} WHERE edition_id = {{edition}}",), FIRST + NOBODY),
    copied(MOVE, "approve", past_the_site("Move of an edition")),
]
