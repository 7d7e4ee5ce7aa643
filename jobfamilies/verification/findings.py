"""What a check of the verification finds, and how it goes on where it cannot read something."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime


class Weight(Enum):
    """How much a finding weighs: something is not as it was; it lacks an anchor; it is only good to know."""

    FAULT = "fault"
    UNANCHORED = "unanchored"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One sentence for people."""

    said: str
    weight: Weight = Weight.FAULT

    @property
    def is_fault(self) -> bool:
        return self.weight == Weight.FAULT


def note(said: str) -> Finding:
    return Finding(said, Weight.NOTE)


def counted(count: int, noun: str, plural: str = "") -> str:
    return f"{count} {noun if count == 1 else plural or f'{noun}s'}"


def guarded(what: str, check: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what a check finds. Where it fails, what it read is no value that the site wrote, which is a finding."""
    try:
        yield from check
    except Exception as error:  # noqa: BLE001 -- a row may hold anything once somebody wrote it past the site
        yield Finding(f"{what}: it cannot be read ({type(error).__name__}: {error}).")


def each_row(
    rows: "QuerySet[Any]", check: Callable[[list[int]], Iterable[Finding]], *, at_once: int = 500
) -> Iterator[Finding]:
    """Yield what a check finds in rows, which it is given by their keys: many at once, one by one where it fails."""
    keys = rows.order_by("pk").values_list("pk", flat=True).iterator()
    while batch := list(islice(keys, at_once)):
        try:
            found = list(check(batch))
        except Exception:  # noqa: BLE001 -- as above
            for key in batch:
                yield from guarded(row_name(rows.model, key), check([key]))
        else:
            yield from found


def row_name(model: type[Model], key: object) -> str:
    return f"{capfirst(model._meta.verbose_name)} {key}"


def on_day(at: object) -> str:
    """Return a moment as the day where the site is; its own words where it is none."""
    try:
        return date_format(localtime(at))  # type: ignore[arg-type]
    except (AttributeError, TypeError, ValueError):
        return f"“{at}”"
