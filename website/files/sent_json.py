"""Reads JSON that people and programs send, no deeper than a document is."""

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any

DEEPEST = 100
"""How many lists and objects may stand in each other."""


class WrongJson(ValueError):
    """The text is no JSON that is read; the message is the end of a sentence that says why."""


def read_json(text: str | bytes) -> Any:
    """Return what the text says. Raises WrongJson for what is no JSON, is too deep, or has numbers that are none."""
    try:
        said = json.loads(text)
    except json.JSONDecodeError as wrong:
        raise WrongJson(f"line {wrong.lineno}, column {wrong.colno}: {wrong.msg}") from wrong
    except UnicodeDecodeError as wrong:
        raise WrongJson("it is not in UTF-8") from wrong
    except ValueError as wrong:  # Python counts the digits of a number before it reads it.
        raise WrongJson("it has a number of too many digits") from wrong
    except RecursionError as deep:
        raise _too_deep() from deep
    for depth, value in everything_in(said):
        if depth > DEEPEST:
            raise _too_deep()
        if isinstance(value, float) and not isfinite(value):
            raise WrongJson("it has a number that is none")
    return said


def everything_in(said: Any) -> Iterator[tuple[int, Any]]:
    """Yield every value with how deep it stands, itself first at 0; the names of an object's members too."""
    waiting = [(0, said)]
    while waiting:
        depth, value = waiting.pop()
        yield depth, value
        inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [(depth + 1, each) for each in inner]


def _too_deep() -> WrongJson:
    return WrongJson(f"its lists and objects stand in each other more than {DEEPEST} deep")
