"""The tests in a browser: Debian's Chromium on a live site, and pages that fail on what their console says.

`page` comes with the site running; `page.goto("/sign-in/")` opens its pages. Each test starts with an empty database;
with `documents` it starts with those of fixtures/, with `documents_to_read` it shares them with its module.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.test import Client, TransactionTestCase
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, WebError, expect
from pytest_django import DjangoDbBlocker

from tests.browser.checks import is_complaint
from tests.conftest import flush_without_triggers
from tests.documents import insert
from website.models import User

# Playwright runs an event loop in the tests' thread; Django would take it for a view that blocks one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PATIENCE = 30_000
"""Milliseconds that a test waits at most for what a page is to show, however busy the machine."""
expect.set_options(timeout=PATIENCE)

QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session", autouse=True)
def _nobody_stays(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """End the sessions that threads of the live server still hold when it stops: the database could not be dropped."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    name = os.environ.get("CHROMIUM", "chromium")
    chromium = shutil.which(name)
    if chromium is None:
        pytest.fail(f"The browser tests need a Chromium: found no program {name!r} (CHROMIUM names another).")
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], live_server: Any) -> dict[str, Any]:
    return {**browser_context_args, "base_url": live_server.url, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def profile(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """The one browser of all tests of a process: what it has fetched once, such as typefaces, it has for all."""
    profile = browser.new_context(**browser_context_args)
    profile.set_default_timeout(PATIENCE)
    yield profile
    # Before the server stops: a connection that ends after it finds SQLite's shared connection taken away.
    profile.close()


@pytest.fixture
def context(profile: BrowserContext, live_server: Any) -> Iterator[BrowserContext]:
    """The browser, with nobody signed in and nothing kept. The test fails if a page's console told of an error."""
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if is_complaint(message):
            complaints.append(message.text)

    def failed(error: WebError) -> None:
        complaints.append(str(error.error))

    profile.on("console", heard)
    profile.on("weberror", failed)
    yield profile
    forget(profile, live_server.url)
    profile.remove_listener("console", heard)
    profile.remove_listener("weberror", failed)
    assert complaints == []


def forget(profile: BrowserContext, site: str) -> None:
    """Close the pages and let go of all that the next test could find; what was fetched stays."""
    for page in profile.pages:
        origin = {"origin": site, "storageTypes": "local_storage"}
        profile.new_cdp_session(page).send("Storage.clearDataForOrigin", origin)
        page.close()
    profile.clear_cookies()
    profile.unroute_all()


@pytest.fixture
def documents(transactional_db: None, document_rows: list[Model]) -> None:
    """The published documents of fixtures/, for this test."""
    insert(document_rows)


@pytest.fixture(scope="module")
def documents_to_read(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, document_rows: list[Model]
) -> Iterator[None]:
    """The same, once for a module whose tests only read: what they add, such as people, stays until its end."""
    with django_db_blocker.unblock():
        with patch.object(TransactionTestCase, "_fixture_teardown"):
            insert(document_rows)
            yield
        flush_without_triggers(TransactionTestCase())


@pytest.fixture
def sign_in(context: BrowserContext, live_server: Any) -> Callable[[User], None]:
    """A function that signs the user in, without the form."""

    def signed_in(user: User) -> None:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    return signed_in
