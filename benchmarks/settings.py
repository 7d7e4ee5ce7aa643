"""The settings of production, but for what a measurement on one machine has otherwise.

Of a developer's .env only DATABASE_URL counts. SMALL_DATABASE_URL may name a second, small catalogue to compare with.
"""

import os

os.environ |= {
    "ALLOWED_HOSTS": "127.0.0.1",
    "BEHIND_PROXY": "off",
    "CSRF_TRUSTED_ORIGINS": "",
    "DEBUG": "off",
    "RELEASE": "benchmarks",
    "SECRET_KEY": "a key that signs nothing but what the benchmarks sign, long enough",
    "TIME_ZONE": "UTC",
}

from website.settings import *

if small := env.str("SMALL_DATABASE_URL", default=""):
    DATABASES["small"] = DATABASES["default"] | env.db_url_config(small)
    DATABASE_ROUTERS = ["benchmarks.small.Router"]
ROOT_URLCONF = "benchmarks.urls"
TEMPLATES[0]["DIRS"] = [BASE_DIR / "templates", BASE_DIR / "benchmarks" / "templates"]
# The benchmarks ask by plain http, and collect no static files first: they take those of the project as they are.
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
STATIC_ROOT, STATICFILES_DIRS = BASE_DIR / "static", []
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
