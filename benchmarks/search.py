"""What a page of the search costs among a million statements, next to the bare SQL of the same search.

    python -m benchmarks.search [statements]

Fills new databases on SQLite and PostgreSQL past the actions, ends that as every bulk load ends, and measures on each.
"SQL" is the statements that find the hits and read what is shown, asked of the driver alone, all rows fetched. "floor"
is a page of the same words: the same hits, hand-written SQL and strings in the site's base page.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from time import perf_counter
from typing import Any
from urllib.parse import quote_plus

import django

from benchmarks.text import visible

STATEMENTS = 1_000_000
LEVELS, ROWS, IN_CELL = 5, 20, 2
ROUNDS, TIMES = 7, 3
TOGETHER = 50  # families that are written at once

SEARCHES = {
    "a word of most statements": "the",
    "a word of many statements": "team",
    "a word of titles": "manager",
    "two words": "director department",
    "a phrase": '"project schedules"',
    "a word without another": "schedules -team",
    "a job code": "{code}",
    "a word that is nowhere": "zymurgist",
    "a word with a slip": "protocls",
}
LINE = "{:44} {:>6} {:>8} {:>8} {:>6} {:>9} {:>6}"


def main() -> None:
    """Do what the command line says."""
    *run, statements = (
        [*sys.argv[1:], str(STATEMENTS)][:2] if sys.argv[1:2] == ["run"] else [*sys.argv[1:], STATEMENTS][:1]
    )
    if not run:
        on_both(str(statements))
    else:
        os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
        django.setup()
        fill(int(statements))
        measure()


def on_both(statements: str) -> None:
    """Fill and measure on each database, in processes of their own: Django reads its settings once."""
    from benchmarks.databases import postgresql, sqlite

    for databases in (sqlite, postgresql):
        with databases() as (large, _):
            command = [sys.executable, "-m", "benchmarks.search", "run", statements]
            subprocess.run(command, env=os.environ | {"DATABASE_URL": large}, check=True)


def fill(statements: int) -> None:
    """Migrate the database, publish families with that many statements, and make the index."""
    from django.core.management import call_command

    from benchmarks import catalogue
    from benchmarks.catalogue import Size
    from benchmarks.fill import add_dimensions, add_organizations
    from benchmarks.vocabulary import FUNCTIONS
    from jobfamilies.models import JobFunction
    from ladders.models import Dimension

    call_command("migrate", verbosity=0)
    size = Size(max(1, statements // (LEVELS * ROWS * IN_CELL)), LEVELS, ROWS, IN_CELL)
    began = perf_counter()
    add_dimensions(ROWS)
    add_organizations(size)
    JobFunction.objects.bulk_create(JobFunction(name=name, slug=catalogue.slug(name)) for name in FUNCTIONS)
    dimensions = [catalogue.Dimension(*each) for each in Dimension.objects.values_list("slug", "name", "kind")]
    made = catalogue.families(1, size, dimensions)
    while families := list(islice(made, TOGETHER)):
        write(families)
    print(f"Wrote {size.families} families in {perf_counter() - began:.0f} s.", flush=True)
    began = perf_counter()
    call_command("rebuild_search_index")
    analyze()
    print(f"That took {perf_counter() - began:.0f} s.", flush=True)


def analyze() -> None:
    """Do what autovacuum does within a minute; SQLite has nothing like it."""
    from django.db import connection

    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")


def write(families: list[Any]) -> None:
    """Write families as they would be after their first edition was published, all at once."""
    from django.db import transaction

    from benchmarks.fill import EFFECTIVE_ON, PUBLISHED_AT
    from jobfamilies.engine.facts import loaded
    from jobfamilies.models import Edition, Grade, JobFamily, JobFunction, Level, Organization, Publication
    from jobfamilies.parts import EDITION_FACTS, LEVEL_FACTS
    from ladders.models import Dimension, Row, Statement
    from ladders.parts import ROW_FACTS

    organizations = {each.slug: each for each in Organization.objects.all()}
    functions = {each.slug: each for each in JobFunction.objects.all()}
    dimensions = {each.slug: each for each in Dimension.objects.all()}
    grades = {(each.organization_id, each.slug): each for each in Grade.objects.all()}
    with transaction.atomic():
        owners = JobFamily.objects.bulk_create(
            JobFamily(
                organization=organizations[each.organization],
                function=functions[each.function],
                name=each.name,
                slug=each.slug,
                track=each.track,
            )
            for each in families
        )
        editions = Edition.objects.bulk_create(
            Edition(
                family=owner,
                number=1,
                state=Edition.State.PUBLISHED,
                **loaded(EDITION_FACTS, each.content),
            )
            for owner, each in zip(owners, families, strict=True)
        )
        levels = Level.objects.bulk_create(
            Level(
                edition=edition,
                key=level["key"],
                grade=grades[edition.family.organization_id, level["grade"]],
                **loaded(LEVEL_FACTS, level),
            )
            for edition, each in zip(editions, families, strict=True)
            for level in each.content["levels"]
        )
        by_key = {str(level.key): level for level in levels}
        told = [
            (edition, place, row)
            for edition, each in zip(editions, families, strict=True)
            for place, row in enumerate(each.content["rows"], start=1)
        ]
        rows = Row.objects.bulk_create(
            Row(
                edition=edition,
                dimension=dimensions[row["dimension"]],
                place=place,
                **loaded(ROW_FACTS, row),
            )
            for edition, place, row in told
        )
        Statement.objects.bulk_create(
            (
                Statement(edition=row.edition, level=by_key[cell["level"]], row=row, place=place, **said)
                for row, (_, _, content) in zip(rows, told, strict=True)
                for cell in content["cells"]
                for place, said in enumerate(cell["statements"], start=1)
            ),
            batch_size=5_000,
        )
        Publication.objects.bulk_create(
            Publication(
                edition=edition,
                effective_on=EFFECTIVE_ON,
                published_at=PUBLISHED_AT,
                document_version=1,
                digest=f"{edition.pk:064}",
            )
            for edition in editions
        )


def measure() -> None:
    """Print a table of medians in milliseconds and ratios. Raises AssertionError where the floor finds otherwise."""
    from benchmarks.client import get
    from benchmarks.measure import heading
    from benchmarks.timing import in_turns
    from jobfamilies.models import Level
    from ladders.models import SearchEntry

    level = Level.objects.with_family().order_by("pk")[0]
    print(f"\n{heading()}, {SearchEntry.objects.count()} texts")
    print(LINE.format("search", "rows", "page ms", "SQL ms", "ratio", "floor ms", "ratio"))
    for name, asked in searches(level.job_code, level.edition.family.organization.slug):
        page, floor = f"/search/?{asked}", f"/floor/search/?{asked}"
        said = recorded(lambda page=page: get(page))
        calls = {"page": lambda page=page: get(page), "bare": lambda said=said: replay(said)}
        if "&" not in asked:
            assert results(get(page)) == results(get(floor)), name
            calls["floor"] = lambda floor=floor: get(floor)
        timings = in_turns(calls, rounds=ROUNDS, times=TIMES)
        figures = [f"{timings['page'].seconds * 1000:.1f}"]
        for other in ("bare", "floor"):
            there = timings.get(other)
            figures += [f"{there.seconds * 1000:.1f}", f"{timings['page'].against(there):.2f}"] if there else ["", ""]
        print(LINE.format(name, replay(said), *figures), flush=True)


def results(page: bytes) -> list[str]:
    """Return the words of the list of places, those of one text together."""
    start = page.find(b'<ol class="places"')
    return "".join(visible(page[start : page.index(b"</ol>", start)])).split() if start >= 0 else []


def searches(code: str, organization: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the choices of each search."""
    for name, text in SEARCHES.items():
        yield name, f"q={quote_plus(text.format(code=code))}"
    yield "a word of most statements, one dimension", "q=the&dimension=decision-making"
    yield "two words, one organization", f"q=director+department&org={organization}"


Recorded = list[tuple[str, Any]]


def recorded(page: Callable[[], object]) -> Recorded:
    """Return the statements of the search that a page asks: those that find hits, and the one that reads the texts."""
    from django.db import connection

    said: Recorded = []

    def keep(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        if "ladders_searchentry" in sql:
            said.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(keep):
        page()
    return said


def replay(said: Recorded) -> int:
    """Ask the statements again, past Django's own layers, and return how many rows came."""
    from django.db import connection

    connection.ensure_connection()
    rows = 0
    for sql, parameters in said:
        if connection.vendor == "sqlite":
            found = connection.connection.execute(sql.replace("%s", "?"), parameters)
        else:
            found = connection.connection.execute(sql, parameters)
        rows += len(found.fetchall())
    return rows


if __name__ == "__main__":
    main()
