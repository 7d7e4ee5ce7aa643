"""Choosing one level among all: by its title, code, grade, family or organization, typed in one field.

A form has two fields for each level that is chosen: the path ("level") and the words that are typed ("level-words").
Without a script only the words change. They then are looked up, and the page offers what they name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from django.http import HttpRequest

from jobfamilies.engine.marking import Piece, marked
from jobfamilies.models import Level
from website.filters import LONGEST, plain

MOST_SHOWN = 20
"""Levels that are shown of those found."""
WORDS, CHOSEN = "-words", "-chosen"
"""What the names of the fields end in: the words that are typed, and those that stood there before."""


@dataclass(frozen=True)
class Option:
    """A level to choose, with what was typed marked in its name and facts."""

    level: Level
    name: list[Piece]
    facts: list[Piece]


@dataclass(frozen=True)
class Group:
    """The options of one ladder under its name."""

    name: list[Piece]
    options: list[Option]


@dataclass(frozen=True)
class FoundLevels:
    """What the words name: the first levels, ladder by ladder, and how many there are in all."""

    words: str
    groups: list[Group]
    total: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - sum(len(group.options) for group in self.groups)

    @property
    def only(self) -> Level | None:
        """The level, where the words name just one."""
        return self.groups[0].options[0].level if self.total == 1 else None


@dataclass(frozen=True)
class Pick:
    """What somebody chose for one level: its path, or what the words name that they typed, where that is not one."""

    path: str = ""
    found: FoundLevels | None = None


@dataclass(frozen=True)
class Chosen:
    """A level that a field shows as chosen: what names it to the page, its name, and where it stands."""

    path: str
    name: str
    about: str

    @classmethod
    def of(cls, level: Level) -> Self:
        """Return what a field shows of a level that came with its grade, edition and family."""
        number = f", edition {level.edition.number}" if level.edition.is_numbered else ""
        return cls(level.asked_path, level.name + number, about(level))


def find_levels(words: str) -> FoundLevels:
    """Return the levels in force of which every word stands in the title, code, grade, family or organization."""
    levels = Level.objects.in_force().of_open_families().named(words)
    shown = levels.with_family().ladder_by_ladder()[:MOST_SHOWN]
    ladders = groupby(shown, lambda level: level.edition)
    return FoundLevels(words, [_group(list(rungs), words) for _, rungs in ladders], levels.count())


def _group(levels: Sequence[Level], words: str) -> Group:
    edition = levels[0].edition
    return Group(
        name=marked(f"{edition.family.organization}, {edition.name}", words),
        options=[
            Option(level, marked(level.name, words), marked(" · ".join(facts_of(level)), words)) for level in levels
        ],
    )


def facts_of(level: Level) -> list[str]:
    """Return what tells a level from others of its title: code and grade, as far as they are stated."""
    return [fact for fact in (level.job_code, level.grade_text) if fact]


def about(level: Level) -> str:
    """Return where a level stands: “MIT, IT Consultant · Admin Level 2”."""
    edition = level.edition
    return " · ".join([f"{edition.family.organization}, {edition.name}", *facts_of(level)])


def read_picks(sent: Mapping[str, str], names: Sequence[str]) -> dict[str, Pick]:
    """Return what was chosen for each of these fields, in their order."""
    return {name: read_pick(sent, name) for name in names}


def read_pick(sent: Mapping[str, str], name: str) -> Pick:
    """Return what was chosen for one field. Words count where somebody changed them after the level was chosen."""
    words, before = (plain(sent.get(name + ending, ""))[:LONGEST] for ending in (WORDS, CHOSEN))
    path = plain(sent.get(name, ""))[:LONGEST].strip(" /")
    if not words or (words == before and path):
        return Pick(path if words == before else "")
    found = find_levels(words)
    return Pick(found.only.path) if found.only else Pick(found=found)


def settled_address(request: HttpRequest, picks: Mapping[str, Pick]) -> str:
    """Return the page's address with the paths alone, where a form sent words too and each of them names one level.

    "" where there is nothing to settle, or something is still to be chosen.
    """
    query = request.GET.copy()
    if not any(name + WORDS in query for name in picks) or any(pick.found for pick in picks.values()):
        return ""
    for name, pick in picks.items():
        for field in (name, name + WORDS, name + CHOSEN):
            query.pop(field, None)
        if pick.path:
            query[name] = pick.path
    return f"{request.path}?{query.urlencode(safe='/@')}"


def picker(
    name: str, label: str, chosen: Level | Chosen | None = None, pick: Pick | None = None, input_id: str = ""
) -> dict[str, object]:
    """Return what the template of the field shows: what is chosen, or what the words name that were typed.

    Without a label, the page has one for `input_id`.
    """
    chosen = Chosen.of(chosen) if isinstance(chosen, Level) else chosen
    found = None if chosen else pick and pick.found
    return {
        "name": name,
        "label": label,
        "input_id": input_id or name + WORDS,
        "words_name": name + WORDS,
        "chosen_name": name + CHOSEN,
        "chosen": chosen,
        "words": chosen.name if chosen else found.words if found else "",
        "found": found,
    }
