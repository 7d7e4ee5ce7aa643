"""What one person says of a position: passages under headings, and duties with their share of the time."""

import json
from dataclasses import dataclass
from hashlib import sha256

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a kind of section (as Section.Kind has it), under a heading of its own or "" for that of its kind."""

    kind: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """A duty. `percent` of the working time is None where a text that was read does not say it."""

    text: str
    percent: int | None


@dataclass(frozen=True, slots=True)
class Words:
    """All that one part of a description says, in its order."""

    passages: tuple[Passage, ...] = ()
    duties: tuple[Task, ...] = ()

    @property
    def total(self) -> int:
        return sum(duty.percent or 0 for duty in self.duties)

    @property
    def text(self) -> str:
        """Return the words as one text, a line for each duty."""
        passages = [
            f"{passage.heading}:\n{passage.text}" if passage.heading else passage.text for passage in self.passages
        ]
        return "\n\n".join([*passages, *(duty.text for duty in self.duties)])

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the words in hexadecimal: over JSON in UTF-8, lists in order, no space between."""
        said = {
            "sections": [[each.kind, each.heading, each.text] for each in self.passages],
            "duties": [[each.percent, each.text] for each in self.duties],
        }
        canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()


def against_total(words: Words) -> str:
    """Return what the percents lack to be the whole time; "" where they are, or where there is no duty."""
    if not words.duties or words.total == WHOLE:
        return ""
    return f"The duties add to {words.total} percent; {WHOLE} are needed before you sign."


def against_signing(words: Words) -> list[str]:
    """Return why words cannot be signed, in sentences for people; empty where they can."""
    if not words.duties:
        return ["Name at least one duty before you sign."]
    return [said] if (said := against_total(words)) else []
