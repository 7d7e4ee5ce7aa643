"""Settings fail loudly and name the variable, and .env.example lists every one."""

import ast
import re
import runpy
from pathlib import Path

import environ
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SETTINGS = settings.BASE_DIR / "website" / "settings.py"
ENOUGH = {"SECRET_KEY": "a key", "ALLOWED_HOSTS": "example.org"}


@pytest.fixture
def settings_of(monkeypatch):
    """A function that runs the settings with nothing but the given variables."""

    def run(**variables):
        monkeypatch.setattr(environ.Env, "ENVIRON", variables)
        monkeypatch.setattr(environ.Env, "read_env", lambda *arguments, **options: None)
        return runpy.run_path(str(SETTINGS))

    return run


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": "mysql://localhost/ladders"}, "DATABASE_URL"),
        ({"DATABASE_URL": "ladders"}, "DATABASE_URL"),
        ({"DATABASE_URL": "oops://localhost/ladders"}, "DATABASE_URL"),
        ({"DEBUG": "perhaps"}, "DEBUG"),
        ({"BEHIND_PROXY": "traefik"}, "BEHIND_PROXY"),
        ({"API_RATE": "often"}, "API_RATE"),
        ({"API_RATE": "0/min"}, "API_RATE"),
        ({"UPLOAD_RATE": "some"}, "UPLOAD_RATE"),
        ({"EMAIL_URL": "mail.example.org"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtps://mail.example.org"}, "EMAIL_URL"),
        ({"EMAIL_URL": "anymail://pigeon?api_key=x"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtp://mail.example.org"}, "SITE_URL"),
        ({"EMAIL_URL": "smtp://mail.example.org", "SITE_URL": "https://example.org"}, "DEFAULT_FROM_EMAIL"),
        ({"SITE_URL": "https://example.org/"}, "SITE_URL"),
        ({"DEFAULT_FROM_EMAIL": "nobody"}, "DEFAULT_FROM_EMAIL"),
    ],
)
def test_a_missing_or_wrong_variable_stops_the_start_and_is_named(settings_of, variables, named):
    with pytest.raises(ImproperlyConfigured, match=rf"^{named}\b"):
        settings_of(**ENOUGH | variables)


def test_without_any_variable_the_key_is_asked_for(settings_of):
    with pytest.raises(ImproperlyConfigured, match=r"^SECRET_KEY is not set\. .*\.env\.example"):
        settings_of()


def test_development_needs_a_key_and_debug(settings_of):
    found = settings_of(SECRET_KEY="a key", DEBUG="on")

    assert (found["ALLOWED_HOSTS"], found["DATABASES"]["default"]["NAME"], found["SECURE_SSL_REDIRECT"]) == (
        ["localhost", "127.0.0.1"],
        str(settings.BASE_DIR / "db.sqlite3"),
        False,
    )


def test_a_database_url_selects_postgresql(settings_of):
    database = settings_of(**ENOUGH, DATABASE_URL="postgres://ann:secret@db:5433/ladders")["DATABASES"]["default"]

    assert {key: database[key] for key in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "ladders",
        "USER": "ann",
        "PASSWORD": "secret",
        "HOST": "db",
        "PORT": 5433,
    }


MAIL = {"SITE_URL": "https://example.org", "DEFAULT_FROM_EMAIL": "Career Ladders <no-reply@example.org>"}


def test_an_email_url_names_a_mail_server(settings_of):
    found = settings_of(**ENOUGH, **MAIL, EMAIL_URL="smtp+tls://ann:secret@mail.example.org:587")

    names = ("EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS")
    assert [found[name] for name in names] == [
        "django.core.mail.backends.smtp.EmailBackend", "mail.example.org", 587, "ann", "secret", True
    ]  # fmt: skip


def test_an_email_url_names_a_provider_with_its_settings(settings_of):
    found = settings_of(**ENOUGH, **MAIL, EMAIL_URL="anymail://postmark?server_token=secret")

    assert (found["EMAIL_BACKEND"], found["ANYMAIL"]) == (
        "anymail.backends.postmark.EmailBackend",
        {"POSTMARK_SERVER_TOKEN": "secret"},
    )


@pytest.mark.parametrize(("debug", "sends"), [("on", True), ("off", False)])
def test_without_an_email_url_a_trial_keeps_its_mail_and_others_send_none(settings_of, debug, sends):
    found = settings_of(**ENOUGH, DEBUG=debug)

    assert (found["SENDS_MAIL"], found["EMAIL_BACKEND"].endswith("OutboxBackend")) == (sends, sends)


def variables_read(source: str) -> set[str]:
    """Return the names that the code reads by `env.<type>("NAME")`, `required("NAME")` or `switch("NAME")`."""
    return {
        call.args[0].value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant)
        if re.match(r"(env(\.\w+)?|required|switch)$", ast.unparse(call.func))
    }


def test_the_variables_read_are_found():
    source = 'A = env.bool("A", default=False)\nB = required("B")\nC = env("C")\nD = switch("D")\nE = other("E")'

    assert variables_read(source) == {"A", "B", "C", "D"}


def test_the_example_lists_every_variable_and_no_other():
    example = (settings.BASE_DIR / ".env.example").read_text()

    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == variables_read(SETTINGS.read_text())


def test_only_the_settings_read_the_environment():
    apps = ["website", "jobfamilies", "ladders", "classification"]
    files = [path for app in apps for path in Path(settings.BASE_DIR, app).rglob("*.py")]

    readers = [path for path in files if re.search(r"\bos\.(environ\[|environ\.get|getenv)", path.read_text())]

    assert readers == []


@pytest.mark.parametrize("address", ["/sign-in/", "/admin/login/", "/healthz", "/no/such/page/"])
def test_every_answer_carries_the_policy(client, db, address):
    policy = client.get(address)["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "default-src 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]
