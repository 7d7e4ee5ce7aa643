"""`manage.py demo` makes a site to try, once."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from io import StringIO
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.apps import apps
from django.conf import settings as site
from django.core import serializers
from django.core.management import CommandError, call_command

from ladders.models import SearchEntry, SearchWord, Statement
from website.management.commands import demo
from website.models import User


@pytest.fixture
def run_demo(db, settings):
    """A function that runs the demo without serving and returns what it said."""
    settings.DEBUG = True

    def run() -> str:
        out = StringIO()
        call_command("demo", "--no-serve", stdout=out)
        return out.getvalue()

    return run


def everything() -> list[dict]:
    """Return every row of the site's own apps, as a fixture would hold it; the index is made from them."""
    own_apps = ("website", "jobfamilies", "ladders", "classification")
    own = [model for model in apps.get_models() if model._meta.app_label in own_apps]
    models = [model for model in own if model not in (SearchEntry, SearchWord)]
    return serializers.serialize("python", [row for model in models for row in model._default_manager.order_by("pk")])


def in_fixtures() -> Counter[str]:
    """Return how many rows of each model the fixtures hold."""
    files = [*demo.fixtures(), *demo.demo_fixtures()]
    return Counter(row["model"] for file in files for row in json.loads(file.read_text()))


def test_without_debug_it_is_refused(db, settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="only with DEBUG=on"):
        call_command("demo", "--no-serve")

    assert User.objects.count() == 0


def test_it_fills_an_empty_database_once(run_demo):
    run_demo()

    users = User.objects.order_by("pk")
    assert [(user.username, user.is_superuser, *user.roles.values_list("kind", flat=True)) for user in users] == [
        ("administrator", False, "site administrator", "people administrator"),
        ("hr-editor", False, "HR editor", "analyst"),
        ("hr-approver", False, "HR approver"),
        ("manager", False),
        ("employee", False),
    ]
    assert [user.check_password(demo.PASSWORD) for user in users] == [True] * 5
    made = Counter({"website.user": 5, "website.role": 5, "jobfamilies.sealentry": 29})
    assert Counter(row["model"] for row in everything()) == in_fixtures() + made
    assert SearchEntry.objects.count() > Statement.objects.count()

    before = everything()
    said = run_demo()

    assert everything() == before
    assert said.startswith("The database holds data already: nothing was changed.")


def test_a_database_with_data_of_its_own_is_left_alone(run_demo):
    apps.get_model("jobfamilies", "Organization").objects.create(name="Acme", slug="acme")

    run_demo()

    assert User.objects.count() == 0


def test_it_serves_the_site(tmp_path):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
    given = {"DEBUG": "on", "ALLOWED_HOSTS": "127.0.0.1", "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    command = [sys.executable, site.BASE_DIR / "manage.py", "demo", address, "--settings=website.settings"]
    log = tmp_path / "log"
    with log.open("w") as said, subprocess.Popen(command, env=os.environ | given, stdout=said, stderr=said) as server:
        try:
            page = first_answer(f"http://{address}/sign-in/", server)
        finally:
            server.terminate()

    assert re.findall("<h1[^>]*>([^<]*)</h1>", page) == ["Sign in"], log.read_text()


def first_answer(address: str, server: subprocess.Popen) -> str:
    """Return the page once the server answers, whatever its status; nothing if it ends or stays silent for minutes."""
    patience = time.monotonic() + 180
    while server.poll() is None and time.monotonic() < patience:
        try:
            with urlopen(address, timeout=30) as answer:
                return answer.read().decode()
        except HTTPError as answer:
            return f"{answer.code} {answer.reason}"
        except URLError:
            time.sleep(0.2)
    return ""
