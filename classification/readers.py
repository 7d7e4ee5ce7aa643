"""Which pages show what somebody wrote, and to whom: before it is signed or sent to its author alone, wherever it is.

A test opens each of them as each of these people, and every other page as who may see the most.
"""

from dataclasses import dataclass

AUTHOR = "whoever wrote it"
INCUMBENT = "the incumbent"
ABOVE = "whoever holds a position above"
ANALYSTS = "analysts"
APPROVERS = "HR approvers"

HR = frozenset({ANALYSTS, APPROVERS})
OF_THE_POSITION = HR | {INCUMBENT, ABOVE}
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shown:
    """A page, by the name of its address and what follows on that, and who reads certain words on it once signed.

    Their author reads them there before that where `is_authors_own`.
    """

    page: str
    words: str
    readers: frozenset[str]
    more: str = ""
    is_authors_own: bool = False


DESCRIPTION, RATING = "a part of a description", "a rating"
"""What is signed: nobody else reads it before."""

SHOWN = (
    Shown("classification:description", DESCRIPTION, OF_THE_POSITION, is_authors_own=True),
    Shown("classification:describe", DESCRIPTION, frozenset({AUTHOR}), "?copy=1", is_authors_own=True),
    Shown("classification:request", DESCRIPTION, OF_THE_POSITION),
    Shown("classification:case-file", DESCRIPTION, OF_THE_POSITION),
    Shown("classification:rule", DESCRIPTION, frozenset({APPROVERS})),
    Shown("classification:decide", DESCRIPTION, frozenset({APPROVERS})),
    Shown("classification:rating", DESCRIPTION, HR),
    Shown("classification:classify", DESCRIPTION, frozenset({ANALYSTS}), "?request={request}"),
    Shown("classification:classify", DESCRIPTION, frozenset({ANALYSTS}), "?request={request}&format=json"),
    Shown("classification:rating", RATING, HR, is_authors_own=True),
    Shown("classification:case-file", RATING, HR),
)
