"""Measures the pages of the catalogue in DATABASE_URL against their floor, and prints what it found."""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from benchmarks.client import READERS, WORKERS, burst, get, server
from benchmarks.small import small_catalogue
from benchmarks.text import first_table, visible
from benchmarks.timing import in_turns
from jobfamilies.models import JobFamily

ROUNDS = 11
TIMES = 12
REQUESTS = 100  # of each reader in a round

LINE = "{:46} {:>9} {:>9} {:>6}  {}"

Page = Callable[[], object]


@dataclass(frozen=True)
class Comparison:
    """A page and what it is measured against. `most` is the ratio that it is to reach, 0 where none is set."""

    name: str
    page: Page
    floor: Page
    most: float = 0.0

    def timed(self) -> str:
        """Time both in turns, and return a line of the table."""
        timings = in_turns({"page": self.page, "floor": self.floor}, rounds=ROUNDS, times=TIMES)
        page, floor = timings["page"], timings["floor"]
        to_reach = f"at most {self.most:g}" if self.most else ""
        milliseconds = (f"{each.seconds * 1000:.2f}" for each in (page, floor))
        return LINE.format(self.name, *milliseconds, f"{page.against(floor):.2f}", to_reach)


def uncached(path: str) -> bytes:
    """Return the page with nothing kept from before."""
    cache.clear()
    return get(path)


def uncached_of_small(path: str) -> bytes:
    with small_catalogue():
        return uncached(path)


def measure() -> None:
    """Print a table of medians in milliseconds and ratios. Raises AssertionError where a floor says other words."""
    grid = JobFamily.objects.order_by("pk")[0].get_absolute_url()
    check(grid)
    print(f"\n{heading()}\n{LINE.format('page', 'ms', 'floor ms', 'ratio', 'to reach')}")
    for comparison in comparisons(grid):
        print(comparison.timed(), flush=True)
    print(under_load(grid), flush=True)


def check(grid: str) -> None:
    """See that the floors say the words of their pages."""
    assert visible(get(grid)) == visible(get(f"/floor{grid}")) == visible(get(f"/constant{grid}"))
    assert visible(first_table(get("/"))) == visible(first_table(get("/floor/")))
    if "small" in settings.DATABASES:
        assert uncached(grid) == uncached_of_small(grid)


def heading() -> str:
    """Return what was measured on what."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        version = cursor.fetchone()[0]
    return (
        f"{connection.display_name} {version}, {JobFamily.objects.count()} families; "
        f"Python {platform.python_version()}, {os.cpu_count()} cores"
    )


def comparisons(grid: str) -> list[Comparison]:
    """Return what is measured in this process, given the address of a family's grid."""
    found = [
        Comparison(
            "grid uncached / hand-written SQL and strings", lambda: uncached(grid), lambda: get(f"/floor{grid}"), 4
        ),
        Comparison("grid from the cache / constant body", lambda: get(grid), lambda: get(f"/constant{grid}"), 1.3),
        Comparison(
            "grid with choices, table kept / constant body",
            lambda: get(f"{grid}?level=1"),
            lambda: get(f"/constant{grid}"),
        ),
        Comparison("catalogue / hand-written SQL and strings", lambda: get("/"), lambda: get("/floor/")),
    ]
    if "small" in settings.DATABASES:
        small = Comparison(
            "grid uncached / in the small catalogue", lambda: uncached(grid), lambda: uncached_of_small(grid)
        )
        found.append(small)
    return found


def under_load(grid: str) -> str:
    """Return a line on the requests a second that gunicorn answers with the kept grid and with the constant body."""
    with server() as port:
        calls = {
            "grid": lambda: burst(port, grid, REQUESTS),
            "constant": lambda: burst(port, f"/constant{grid}", REQUESTS),
        }
        timings = in_turns(calls, rounds=ROUNDS, times=1)
    grids, constants = (READERS * REQUESTS / timings[name].seconds for name in calls)
    return (
        f"gunicorn, {WORKERS} workers, {READERS} connections: {grids:.0f} grids from the cache a second, "
        f"{constants:.0f} constant bodies; per request {timings['grid'].against(timings['constant']):.2f}"
    )
