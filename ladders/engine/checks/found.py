"""What a check found, where, and in which words."""

import json
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a check says of a ladder, a level, a row, a cell or a statement, in a sentence for people.

    `quote` is the statement it is about, in full. `about` is all the text that the finding rests on; it is empty where
    the finding rests on what is not stated.
    """

    sentence: str
    level_key: str | None = None
    dimension: str | None = None
    statement_key: str | None = None
    quote: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding(Found):
    """A finding of a check of the registry. `place` names level and row for people; "" is the whole ladder."""

    code: str
    is_blocking: bool
    can_be_waived: bool
    place: str = ""

    @property
    def digest(self) -> str:
        """What tells this finding from every other of its family, in 64 characters: another text, another digest."""
        named = (self.code, self.level_key, self.dimension, self.about)
        return sha256(json.dumps(named).encode()).hexdigest()

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence
