"""Every setting of the site, read from the environment; a missing or wrong one is named and stops the start.

`.env.example` lists the variables. The same file serves development, tests and production: what differs is DEBUG.
"""

import re
import tomllib
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def required(name: str) -> str:
    """Return the variable's value. Raises ImproperlyConfigured naming it when it is missing or empty."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. Set it in the environment or in .env; see .env.example.")
    return value


def switch(name: str) -> bool:
    """Return whether the variable says on; missing is off. Raises ImproperlyConfigured for a word that is neither."""
    value = env.str(name, default="").lower()
    if value not in ("on", "true", "1", "yes", "off", "false", "0", "no", ""):
        raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}.")
    return value in ("on", "true", "1", "yes")


def database() -> dict[str, object]:
    """Return the default database of DATABASE_URL. Raises ImproperlyConfigured for a scheme that is not supported."""
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{BASE_DIR / 'db.sqlite3'}"
    if not url.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:// or postgres://.")
    config = env.db_url_config(url)
    # A connection is kept, also to a file: opening one reads the whole schema, longer work than a page's queries.
    config.setdefault("CONN_MAX_AGE", 60)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # WAL lets people read while HR writes; IMMEDIATE takes the write lock at BEGIN, where waiting for it works.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; "
            # A REPLACE deletes rows: with this their triggers are asked too.
            "PRAGMA recursive_triggers=ON;",
        }
    else:
        config["CONN_HEALTH_CHECKS"] = True
    return config


def rate(name: str, stated: str) -> str:
    """Return how often an anonymous client may do something, like "120/min" or "off". Raises ImproperlyConfigured."""
    if not re.fullmatch(r"[1-9]\d*/(sec|min|hour|day)|off", stated):
        raise ImproperlyConfigured(f"{name} must be off, or like 120/min (sec, min, hour, day), not {stated!r}.")
    return stated


def mail(url: str) -> dict[str, object]:
    """Return Django's settings of mail from EMAIL_URL; without one a trial keeps its mail, and others send none.

    Raises ImproperlyConfigured for what is no way to send mail.
    """
    if not url:
        sender = "website.mail.outbox.OutboxBackend" if DEBUG else "django.core.mail.backends.dummy.EmailBackend"
        return {"EMAIL_BACKEND": sender}
    parts = urlsplit(url)
    if parts.scheme == "anymail" and parts.hostname:
        backend = f"anymail.backends.{parts.hostname}"
        if find_spec(backend) is None:
            raise ImproperlyConfigured(f"EMAIL_URL names a provider that django-anymail has not: {parts.hostname}.")
        keys = {f"{parts.hostname}_{name}".upper(): value for name, value in parse_qsl(parts.query)}
        return {"EMAIL_BACKEND": f"{backend}.EmailBackend", "ANYMAIL": keys}
    if parts.scheme not in ("smtp", "smtp+tls", "smtp+ssl") or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL must be like smtp+tls://user:password@host:587 (smtp, smtp+tls, smtp+ssl), or like "
            "anymail://postmark?server_token=… for a provider."
        )
    return {name: value for name, value in env.email_url_config(url).items() if name != "EMAIL_FILE_PATH"}


def site_url(url: str) -> str:
    """Return the address that links in mail begin with. Raises ImproperlyConfigured for what is none."""
    if not re.fullmatch(r"https?://[^/\s?#]+", url):
        raise ImproperlyConfigured("SITE_URL must be like https://ladders.example.org, without a slash at its end.")
    return url


def mail_address(address: str) -> str:
    """Return what mail comes from. Raises ImproperlyConfigured for what is no address."""
    if not re.fullmatch(r"([^<>\r\n]+ <)?[^@<>\s]+@[^@<>\s]+>?", address):
        raise ImproperlyConfigured("DEFAULT_FROM_EMAIL must be like Career Ladders <no-reply@example.org>.")
    return address


def seal_key(key: str) -> str:
    """Return a key of the seals, or "" for none. Raises ImproperlyConfigured for one that could be guessed."""
    if key and len(key) < 32:
        raise ImproperlyConfigured("SEAL_KEY and SEAL_KEYS_OLD must be long random texts, of 32 characters or more.")
    return key


# --- where it runs ---------------------------------------------------------------------------------------------------

DEBUG = switch("DEBUG")
SECRET_KEY = required("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"] if DEBUG else [])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set. Name the hosts that this site answers to, with commas.")
DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- what it is made of ----------------------------------------------------------------------------------------------

# Higher apps stand first, so that their templates and commands win over those they extend.
INSTALLED_APPS = [
    "classification",
    "ladders",
    "jobfamilies",
    "website",
    "website.admin_config.SiteAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "axes",
    "corsheaders",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "website.api.problems.api_answers",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "website.accounts.security_log.security_log",
    "website.middleware.private_pages",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "website.middleware.WritingGuard",
    "website.middleware.Collisions",
    "website.once.Once",
    "axes.middleware.AxesMiddleware",  # last: it answers in place of a sign-in that was refused
]
# `make run` sets it. The toolbar is a tool of development, which production does not install.
DEBUG_TOOLBAR = DEBUG and switch("DEBUG_TOOLBAR")
if DEBUG_TOOLBAR:
    INSTALLED_APPS.append("debug_toolbar")
    MIDDLEWARE.insert(
        MIDDLEWARE.index("csp.middleware.CSPMiddleware") + 1, "debug_toolbar.middleware.DebugToolbarMiddleware"
    )
    INTERNAL_IPS = ["127.0.0.1"]
ROOT_URLCONF = "website.urls"
WSGI_APPLICATION = "website.wsgi.application"
AUTH_USER_MODEL = "website.User"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["website.templatetags.components", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# What an edition is made of, one class per app, lowest first (see jobfamilies/parts.py).
EDITION_PARTS = [
    "jobfamilies.parts.JobsPart",
    "ladders.parts.ExpectationsPart",
    "classification.parts.ClassificationPart",
]

# Pages of our own below the admin's front page: functions that take the admin site and return addresses.
ADMIN_PAGES = ["website.admin.roles.people_pages", "ladders.admin.pages.admin_pages"]

# What higher apps add to the pages of lower ones: functions by the page that asks for them (see the tag page_panels).
PAGE_PANELS = {
    "level": ["classification.panels.qualify_panel"],
    "comparison": ["classification.panels.qualify_panel"],
    "brief": ["classification.panels.qualify_panel"],
    "HR's home": ["jobfamilies.panels.first_steps", "ladders.panels.working_on"],
    "HR's home, aside": ["jobfamilies.panels.published"],
}

# What waits for a person: functions of each app that yield it (see website/waiting).
WORK_LISTS = ["classification.waiting.waiting", "jobfamilies.waiting.waiting"]

# What they add to files of lower ones, as plain data (see website/passages.py).
FILE_PASSAGES = {"brief": ["classification.panels.who_qualifies"]}

# What the database keeps beside its tables: functions of a connection, called however `migrate` ends.
RESTORED_BY_MIGRATE = ["jobfamilies.triggers.restore_triggers", "ladders.index.keeping.restore_index"]

# What must stand before anybody writes: functions of a connection that return what is missing (website/readiness.py).
GUARDS = ["jobfamilies.triggers.missing_or_changed_triggers"]

# What higher apps do where a person's words were erased, in the same transaction (see website/erasing).
AFTER_ERASING = ["jobfamilies.actions.seals.seal_erasure"]

# What each app has `manage.py verify` hold besides the record of seals (see jobfamilies/verification).
VERIFICATIONS = [
    "classification.verification.requests.request_findings",
    "classification.verification.determinations.determination_findings",
    "classification.verification.runs.run_findings",
]

# What the API is made of, one router per app (see website/api/site.py).
API_ROUTERS = ["jobfamilies.api.router", "ladders.api.router", "classification.api.router"]

# --- people ----------------------------------------------------------------------------------------------------------

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "jobfamilies:home"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses who tried too often
    "website.roles.backend.RoleBackend",
]
ACCOUNT_ADAPTER = "website.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # HR names the address; nobody changes it alone
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to an address that somebody made up
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# Wrong passwords are counted once, by django-axes: for a name at an address, so that an office goes on.
ACCOUNT_RATE_LIMITS = {"login": False, "login_failed": False, "reset_password": "20/m/ip,5/h/key"}
ACCOUNT_FORMS = {
    "login": "website.accounts.forms.SignInForm",
    "change_password": "website.accounts.forms.ChangePasswordForm",
    "set_password": "website.accounts.forms.SetPasswordForm",
    "reset_password": "website.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "website.accounts.forms.NewPasswordForm",
}
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "website.accounts.clients.client_address"
AXES_USERNAME_CALLABLE = "website.accounts.attempts.tried_name"
AXES_LOCKOUT_CALLABLE = "website.accounts.attempts.too_many"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "ip_address"]
AXES_DISABLE_ACCESS_LOG = True  # the security log has it, without names
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- mail ------------------------------------------------------------------------------------------------------------

SITE_NAME = "Career Ladders"
EMAIL_URL = env.str("EMAIL_URL", default="")
# Without a way to send mail messages stand in each person's list.
SENDS_MAIL = DEBUG or bool(EMAIL_URL)
globals().update(mail(EMAIL_URL))  # EMAIL_BACKEND, EMAIL_HOST and so on, or ANYMAIL
EMAIL_TIMEOUT = 20
OUTBOX = BASE_DIR / "outbox"
if EMAIL_URL and not DEBUG:
    required("SITE_URL")
    required("DEFAULT_FROM_EMAIL")
SITE_URL = site_url(env.str("SITE_URL", default="") or "http://localhost:8000")
DEFAULT_FROM_EMAIL = mail_address(env.str("DEFAULT_FROM_EMAIL", default="") or f"{SITE_NAME} <no-reply@localhost>")

# The events that people are told of: a tuple of each app (see website/mail/events.py).
MESSAGE_EVENTS = [
    "website.roles.events.EVENTS",
    "jobfamilies.events.EVENTS",
    "classification.events.EVENTS",
]

# What stands open in somebody's name: functions that find it when their account is closed.
OPEN_WORK = ["jobfamilies.open_work.open_editions", "classification.open_work.open_requests"]

# What comes about by a day: functions that find it each minute and tell of it once (see website/mail/sending.py).
FOUND_BY_DAY = ["jobfamilies.events.find_by_day", "classification.events.find_by_day"]

# --- work in the background ------------------------------------------------------------------------------------------

# A queue in the database, which `manage.py worker` empties (website/work).
TASKS = {"default": {"BACKEND": "django_tasks_db.backend.DatabaseBackend"}}

# --- proof -----------------------------------------------------------------------------------------------------------

# Anchors the seals outside of the database (jobfamilies/sealing/anchor.py). Old keys verify what they anchored.
SEAL_KEY = seal_key(env.str("SEAL_KEY", default=""))
SEAL_KEYS_OLD = [seal_key(key) for key in env.list("SEAL_KEYS_OLD", default=[])]

# --- language and time -----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-us"
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
USE_I18N = False
FORMAT_MODULE_PATH = "website.formats"
USE_TZ = True

# --- static files ----------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else "website.storage.HashedStaticFiles"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

# --- security --------------------------------------------------------------------------------------------------------

# Nothing inline and nothing from elsewhere, in the admin too; the browser tests fail on any violation.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {"default-src": [SELF], "object-src": [NONE], "base-uri": [NONE], "frame-ancestors": [NONE]}
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEBUG
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
# A proxy that ends TLS must set this header itself and drop the client's.
BEHIND_PROXY = switch("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
API_RATE = rate("API_RATE", env.str("API_RATE", default="") or "120/min")
UPLOAD_RATE = rate("UPLOAD_RATE", env.str("UPLOAD_RATE", default="") or "20/min")
# Scripts of other sites read the API where a setting names them, as somebody who is not signed in, and no page.
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
CORS_ALLOW_METHODS = ["GET", "HEAD"]
CORS_ALLOW_HEADERS = ["accept", "if-match", "if-none-match"]
CORS_EXPOSE_HEADERS = ["etag", "retry-after"]
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]

# --- cache -----------------------------------------------------------------------------------------------------------

# The release as pyproject.toml names it, for people; RELEASE names what is deployed.
VERSION: str = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

# Rendered grids are kept by edition digest and by this name; a cache that outlives a deployment needs a new one.
RELEASE = env.str("RELEASE", default="")

# --- log -------------------------------------------------------------------------------------------------------------

# A file for the security log (website/accounts/security_log.py); a program that turns it over may move it away.
SECURITY_LOG = env.str("SECURITY_LOG", default="")

# To standard error, where whatever runs the server keeps it; Django's own default keeps a 500 to itself.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "website.accounts.security_log.JsonLine"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "security": {
            **(
                {"class": "logging.handlers.WatchedFileHandler", "filename": SECURITY_LOG}
                if SECURITY_LOG
                else {"class": "logging.StreamHandler"}
            ),
            "formatter": "json",
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"website.security": {"handlers": ["security"], "level": "INFO", "propagate": False}},
}

# --- uploads ---------------------------------------------------------------------------------------------------------

# A pasted text that is too long for an import (website/files/limits.py) is answered by a sentence, up to
# here.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# As many as a run of “Bring in jobs” takes.
DATA_UPLOAD_MAX_NUMBER_FILES = 500

# --- lists -----------------------------------------------------------------------------------------------------------

DJANGO_TABLES2_TEMPLATE = "generic/table.html"
