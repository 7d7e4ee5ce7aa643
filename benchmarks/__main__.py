"""Measures the pages of the site against the least that they can cost, with a made-up catalogue of any size.

all: fill new databases on SQLite and on PostgreSQL, and measure on each.
fill: fill the database of DATABASE_URL. measure: measure there.
"""

import argparse
import os
import subprocess
import sys
import time
from dataclasses import asdict
from typing import Any

import django

from benchmarks.catalogue import DEFAULT, Size

SMALL = 6
"""Families of the small catalogue, whose pages are to cost as much as those of the large one."""


def main() -> None:
    """Do what the command line says."""
    asked = arguments()
    command, seed = asked.pop("command"), asked.pop("seed")
    if command == "all":
        return on_both(Size(**asked), seed)
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()
    if command == "fill":
        return fill_new(Size(**asked), seed)
    from benchmarks.measure import measure

    return measure()


def arguments() -> dict[str, Any]:
    """Return the command and the size and seed of the catalogue."""
    style = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, formatter_class=style)
    parser.add_argument("command", nargs="?", choices=["all", "fill", "measure"], default="all")
    for name, default in asdict(DEFAULT).items():
        parser.add_argument(f"--{name}", type=int, default=default, metavar="N", help=f"default {default}")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed makes the same catalogue")
    return vars(parser.parse_args())


def fill_new(size: Size, seed: int) -> None:
    """Migrate the database of DATABASE_URL and fill it."""
    from django.core.management import call_command

    from benchmarks.fill import fill

    began = time.perf_counter()
    call_command("migrate", verbosity=0)
    fill(size, seed=seed)
    print(f"Published {size.families} families in {time.perf_counter() - began:.0f} s.", flush=True)


def on_both(size: Size, seed: int) -> None:
    """Fill a large and a small catalogue on each database, and measure there. Raises CalledProcessError."""
    from benchmarks.databases import postgresql, sqlite

    shape = [f"--{name}={value}" for name, value in vars(size).items() if name != "families"]
    for databases in (sqlite, postgresql):
        with databases() as (large, small):
            run("fill", f"--families={size.families}", f"--seed={seed}", *shape, DATABASE_URL=large)
            run("fill", f"--families={SMALL}", f"--seed={seed}", *shape, DATABASE_URL=small)
            run("measure", DATABASE_URL=large, SMALL_DATABASE_URL=small)


def run(*arguments: str, **environment: str) -> None:
    """Run this command in a process of its own: Django reads its settings once."""
    subprocess.run([sys.executable, "-m", "benchmarks", *arguments], env=os.environ | environment, check=True)


if __name__ == "__main__":
    main()
