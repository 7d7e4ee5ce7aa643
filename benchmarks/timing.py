"""Times things against each other: in turns, so that whatever else the machine does falls on all of them alike."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Timing:
    """How long one thing took: the median of each round, in seconds."""

    rounds: tuple[float, ...]

    @property
    def seconds(self) -> float:
        return median(self.rounds)

    def against(self, floor: "Timing") -> float:
        """Return how many times as long as the floor it took: the median over the rounds."""
        return median(mine / other for mine, other in zip(self.rounds, floor.rounds, strict=True))


def in_turns(calls: Mapping[str, Callable[[], object]], *, rounds: int, times: int) -> dict[str, Timing]:
    """Time each call, `times` in every round, after one round that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds + 1):
        gc.collect()
        each: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(times):
            for name, call in calls.items():
                began = perf_counter()
                call()
                each[name].append(perf_counter() - began)
        for name, seconds in each.items():
            taken[name].append(median(seconds))
    return {name: Timing(tuple(seconds[1:])) for name, seconds in taken.items()}
