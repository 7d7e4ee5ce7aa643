"""The same page from the small catalogue, in the same process, so that both can be timed in turns."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Router:
    """Reads from the database that is chosen now."""

    chosen = "default"

    def db_for_read(self, model: type[Any], **hints: Any) -> str:
        return Router.chosen


@contextmanager
def small_catalogue() -> Iterator[None]:
    """Read from the small catalogue inside of this."""
    Router.chosen = "small"
    try:
        yield
    finally:
        Router.chosen = "default"
