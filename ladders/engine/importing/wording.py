"""Recognises by their words what heads and labels are: facts, sections of a class specification, titles of levels."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ladders.engine.importing import catalogue_words as known

FACTS = {name: fact for fact, names in known.FACTS.items() for name in names.split("|")}
OTHER_FACTS = frozenset(known.OTHER_FACTS.split("|"))
SECTIONS = {name: slug for slug, names in known.SECTIONS.items() for name in names.split("|")}
NOTES = frozenset(known.NOTES.split("|"))
LEVELS, LABELS = frozenset(known.LEVELS.split("|")), frozenset(known.LABELS.split("|"))
CATEGORIES, DEFINITIONS = frozenset(known.CATEGORIES.split("|")), frozenset(known.DEFINITIONS.split("|"))
LEFT_OUT = frozenset(known.LEFT_OUT.split("|"))
NUMERAL = re.compile(
    r"(?:[IVX]{1,4}|\d{1,2}|[A-H]|[A-Z]{1,3}-?\d{1,2}[a-z]?|(?:level|grade|band|stufe|stage|tier|step)\s*[-–]?\s*\w{1,4})",
    re.I,
)
RANK = re.compile(
    r"\b(?:[IVX]{1,4}|\d{1,2}|[A-Z]{1,3}-?\d{1,2})\b|"
    r"\b(?:junior|jr|senior|sr|lead|leads|principal|staff|chief|head|manager|director|associate|assistant|intern|trainee|"
    r"entry|intermediate|mid|midlevel|advanced|expert|apprentice|fellow|distinguished|vp|president|supervisor|"
    r"foundational|proficient|developing|novice|beginner|master|early|experienced|graduate|partner|executive|"
    r"cto|ceo|cfo|coordinator|administrator|consultant|specialist|analyst|engineer|developer|designer|officer|clerk|"
    r"technician|architect|scientist|researcher|recruiter|accountant|writer|editor|steward|librarian|programmer|tester|"
    r"representative|advisor|adviser|agent|inspector|operator|planner|nurse|counsel|attorney|paralegal|strategist)\b",
    re.IGNORECASE,
)
LONGEST_TITLE = 10


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """Return words as they are compared: small letters, no accents, no signs; "#" and "no." as "number"."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign)).replace("#", " number ")
    bare = re.sub(r"['’`]", "", bare)
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"\(s\)|\(ies\)|\(es\)", "s", bare)))


def fact_of(label: str) -> str:
    """Return the fact of a level that a label names: one of FACTS, “other” for a further one, or ""."""
    said = plain(label)
    return FACTS.get(said) or ("other" if said in OTHER_FACTS else "")


def section_of(heading: str) -> str:
    """Return the dimension that a heading of a class specification names, “note” for a part that is none, or ""."""
    said = plain(heading)
    if found := SECTIONS.get(said):
        return found
    if said in NOTES:
        return "note"
    bare = re.sub(r"^(?:the|typical|general|class|job|position|required|minimum|other|special) ", "", said)
    singular = said.removesuffix("s")
    return SECTIONS.get(bare) or SECTIONS.get(singular) or ("note" if singular in NOTES else "")


def is_corner(words: str, names: frozenset[str]) -> bool:
    """Whether words over a column are one of these names, alone or beside each other (“Level / Area”)."""
    said = plain(words)
    if said in names:
        return True
    parts = [plain(part) for part in re.split(r"[/|\\]", words)]
    if len(parts) > 1:
        return any(part in names for part in parts)
    return names >= LABELS and len(said.split()) == 2 and said.rpartition(" ")[2] in LABELS


def is_title(words: str) -> bool:
    """Whether words may be the title of a level: few, and no sentence."""
    said = words.strip()
    return bool(said) and len(said.split()) <= LONGEST_TITLE and len(said) <= 90 and said[-1:] not in ".;!?"


def likeness(titles: Sequence[str]) -> float:
    """Return how much these read like the levels of a ladder, from 0 to 1."""
    said = [title for title in titles if title.strip()]
    if not said:
        return 0.0
    ranked = sum(is_title(title) and bool(RANK.search(title)) for title in said) / len(said)
    known_words = sum(bool(section_of(title) or fact_of(title)) for title in said) / len(said)
    long = sum(not is_title(title) for title in said) / len(said)
    shares_words = 0.2 if len(said) > 1 and _shared(said) else 0.0
    return max(0.0, min(1.0, ranked + shares_words - known_words - long))


def _shared(titles: Sequence[str]) -> bool:
    words = [set(plain(title).split()) for title in titles]
    return bool(set.intersection(*words)) and len(set(map(plain, titles))) == len(titles)


def knownness(labels: Sequence[str]) -> float:
    """Return which share of labels are known as sections or facts of a level."""
    said = [label for label in labels if label.strip()]
    return sum(bool(section_of(label) or fact_of(label)) for label in said) / len(said) if said else 0.0
