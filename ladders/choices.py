"""What a reader of a grid chose to see, read from the address; what does not exist is left out and named."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from ladders.engine.grid import chosen


@dataclass(frozen=True)
class Option:
    """One box of a chooser."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class GridChoices:
    """The choosers of a grid. `unknown` names what the address asked for and the ladder does not have."""

    levels: list[Option]
    at: list[Option]
    groups: list[Option]
    next_is_shown: bool
    changes_are_shown: bool
    unknown: list[str]


def read_choices(query: QueryDict, levels: Sequence[str], groups: Sequence[str]) -> GridChoices:
    """Read the choices of columns and groups, given their labels in order; the address numbers both from 1."""
    at, unknown_at = _options(query.getlist("at")[:1], levels)
    shown, unknown_levels = _options(query.getlist("level"), levels)
    shown_groups, unknown_groups = _options(query.getlist("group"), groups)
    first = next(index for index, option in enumerate(at) if option.is_chosen) if at else 0
    return GridChoices(
        levels=shown,
        at=[Option(option.value, option.label, index == first) for index, option in enumerate(at)],
        groups=shown_groups,
        next_is_shown=wants_next(query),
        changes_are_shown=wants_changes(query),
        unknown=[f"level {value}" for value in dict.fromkeys(unknown_levels + unknown_at)]
        + [f"group {value}" for value in unknown_groups]
        + [f"changes {value}" for value in dict.fromkeys(query.getlist("changes")) if value != "1"],
    )


def wants_next(query: QueryDict) -> bool:
    """Return whether the next level is to be shown: yes, unless the box was cleared by script ("none") or by form."""
    if "next" in query:
        return "none" not in query.getlist("next")
    return "kept" not in query


def wants_changes(query: QueryDict) -> bool:
    """Return whether what changes from level to level is to be marked."""
    return "1" in query.getlist("changes")


def _options(asked: Sequence[str], labels: Sequence[str]) -> tuple[list[Option], list[str]]:
    known = [str(number) for number in range(1, len(labels) + 1)]
    values, unknown = chosen(asked, known)
    options = [Option(value, label, value in values) for value, label in zip(known, labels, strict=True)]
    return options, unknown
