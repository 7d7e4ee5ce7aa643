"""The settings of production, but for the little that a test on one machine has otherwise.

Nothing here comes from a developer's .env. Only DATABASE_URL is taken from the environment; tests/postgres.py sets it.
"""

import os

os.environ |= {
    "ALLOWED_HOSTS": "testserver,localhost",
    "API_RATE": "off",
    "BEHIND_PROXY": "off",
    "CORS_ALLOWED_ORIGINS": "",
    "CSRF_TRUSTED_ORIGINS": "",
    "DEBUG": "off",
    "DEFAULT_FROM_EMAIL": "Career Ladders <no-reply@example.org>",
    "EMAIL_URL": "smtp://localhost:1025",
    "RELEASE": "tests",
    "SECRET_KEY": "a key that signs nothing but what the tests sign, long enough",
    "SITE_URL": "https://ladders.example.org",
    "TIME_ZONE": "UTC",
    "UPLOAD_RATE": "off",
}
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from website.settings import *

# Tests speak plain http.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
# They make many users, and collect no static files first (tests/website/test_static.py does).
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Long work is done at once, where a test does not ask for the worker.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
