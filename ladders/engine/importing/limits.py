"""What a ladder may be at most, whatever file it comes from; limits of files stand in website/files/limits.py."""

from ladders.engine.importing.found import FoundLadder, Rejected
from website.files.limits import MOST_BYTES, MOST_IN_CELL, MOST_TEXT

MOST_LEVELS = 30
MOST_JOBS = 1_000
"""Jobs of a list that names no family: they are parted into families when they are brought in."""
MOST_ROWS = 300
LONGEST_LABEL = 120
LONGEST_STATEMENT = 5_000

STATED = (
    f"At most {MOST_BYTES // 1024 // 1024} MB a file, {MOST_TEXT // 1024 // 1024} MB of text, {MOST_LEVELS} levels, "
    f"{MOST_ROWS} rows and {MOST_IN_CELL:,} characters a cell."
)


def within(ladder: FoundLadder) -> FoundLadder:
    """Return the ladder. Raises Rejected where it is larger than any ladder is."""
    most = MOST_JOBS if ladder.is_listed else MOST_LEVELS
    if len(ladder.levels) > most or len(ladder.rows) > MOST_ROWS:
        raise Rejected(
            f"{len(ladder.levels)} levels and {len(ladder.rows)} rows; at most {most} and {MOST_ROWS} are read."
            " Send a part of them."
        )
    for level in ladder.levels:
        for words in (level.title, level.grade_text):
            if len(words) > LONGEST_LABEL:
                raise Rejected(
                    f"The head “{words[:60]}…” has {len(words)} characters; at most {LONGEST_LABEL} fit. Shorten it."
                )
    for row in ladder.rows:
        _check_row(row.where, row.label, row.heading, [line.text for cell in row.cells for line in cell])
    return ladder


def _check_row(where: str, label: str, heading: str, texts: list[str]) -> None:
    for words, most in [
        (label, LONGEST_LABEL),
        (heading, LONGEST_LABEL),
        *((text, LONGEST_STATEMENT) for text in texts),
    ]:
        if len(words) > most:
            begins = where[:1].upper() + where[1:]
            raise Rejected(
                f"{begins}: “{words[:60]}…” has {len(words):,} characters; at most {most:,} are taken. Part it."
            )
