"""How pages and files speak of a text: of one that was transcribed from a document, and of an employer's own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """The words that differ. `is_own` tells whether the text is the employer’s own, which has no source."""

    is_own: bool
    not_stated: str
    untitled: str
    """What stands beside a ladder that has no title of its own; empty where its family's name is its title."""
    ours: str
    """What marks a fact that this site assigned; empty where the employer states it itself."""
    undated: str
    function: str
    track: str
    date: str


TRANSCRIBED = Wording(
    is_own=False,
    not_stated="Not stated in the source",
    untitled="title not stated",
    ours="our classification",
    undated="Undated in the source",
    function="Job function in the source",
    track="Track in the source",
    date="Date in the source",
)
OWN = Wording(
    is_own=True,
    not_stated="Not stated",
    untitled="",
    ours="",
    undated="",
    function="Job function",
    track="Track",
    date="Date",
)
