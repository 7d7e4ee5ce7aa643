# The commands of this project. `make` alone lists them.

HOST ?= 127.0.0.1
PORT ?= 8000
# The Python that makes .venv, 3.11 or newer.
BASE_PYTHON ?= python3
# How many processes share the tests; 0 runs them in one.
WORKERS ?= logical

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
PYTEST := $(BIN)/python -m pytest
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet
# What production sets. It stands before whatever a developer's .env says.
PRODUCTION := DEBUG=off ALLOWED_HOSTS=example.org DATABASE_URL=sqlite://:memory: \
	SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo run worker docs test machine lint format test-plain test-postgres test-sqlite test-browser test-fast \
	test-long bench list-migrations keep-database lock

help:
	@echo "make COMMAND, one of:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- run -------------------------------------------------------------------------------------------------------------

demo: .venv/runtime .env ## serve the site with its documents on http://localhost:8000 (PORT=8001 for another)
	$(BIN)/python -u manage.py demo $(HOST):$(PORT)

run: .venv/dev .env ## serve the database that is there while you change code: reloads, with a debug toolbar
	DEBUG_TOOLBAR=on $(BIN)/python manage.py runserver $(HOST):$(PORT)

worker: .venv/runtime .env ## do long work and send mail, beside `make run`; the demo has a worker of its own
	$(BIN)/python manage.py worker

.env: | $(BIN)/python
	@umask 077 && $(BIN)/python -c \
		'import secrets; print("DEBUG=on", f"SECRET_KEY={secrets.token_urlsafe(64)}", sep="\n")' > $@
	@echo "Wrote .env with a new SECRET_KEY and DEBUG=on; .env.example lists what else it may hold."

# --- test ------------------------------------------------------------------------------------------------------------

test: machine lint docs test-plain test-postgres test-sqlite test-browser ## all that CI runs; as root it installs what is missing

machine:
	@bash .ci/machine

lint: .venv/dev ## style, types, templates, migrations and the settings of production
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/mypy
	$(PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

format: .venv/dev ## put Python in order
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# tests/suites.py says of which kind a test is; tests/test_suites.py holds that these run all of them.
test-plain: .venv/dev ## the tests that ask for no database
	env -u DATABASE_URL $(PYTEST) -n $(WORKERS) -m plain

test-postgres: .venv/dev ## the tests on PostgreSQL: its own, or the one in DATABASE_URL
	$(PYTEST) -p tests.postgres -n $(WORKERS) -m database

test-sqlite: .venv/dev ## those on SQLite that could end otherwise there
	env -u DATABASE_URL $(PYTEST) -n $(WORKERS) -m "database and engines"

test-browser: .venv/dev ## the tests in a browser on PostgreSQL, and one path on SQLite
	env -u DATABASE_URL $(PYTEST) -m "browser and engines"
	$(PYTEST) -p tests.postgres -n $(WORKERS) -m browser

test-fast: .venv/dev ## the first answer after a change: style, and the tests of plain Python
	$(BIN)/ruff check
	env -u DATABASE_URL $(PYTEST) -n $(WORKERS) -m plain

test-long: .venv/dev ## load, volume and kills, which `test` tries in small
	env -u DATABASE_URL $(PYTEST) -m "long and engines"
	$(PYTEST) -p tests.postgres -m long

docs: .venv/dev ## build the documentation into docs/build and check its links
	$(BIN)/sphinx-build --quiet --fail-on-warning --nitpicky --builder html docs docs/build

bench: .venv/dev ## measure the pages against the least that they can cost, on both databases
	$(BIN)/python -m benchmarks

# --- releases --------------------------------------------------------------------------------------------------------

list-migrations: .venv/dev ## add new migrations to tests/migrations.txt; one that is listed never changes
	$(BIN)/python -m tests.migrations

keep-database: .venv/dev ## keep a filled database of this release in tests/upgrades/ (VERSION=0.3.0)
	$(BIN)/python -m tests.upgrades.keep $(VERSION)

# --- dependencies ----------------------------------------------------------------------------------------------------

lock: .venv/dev ## remake both locks from pyproject.toml (LOCK=--upgrade takes newer releases)
	$(COMPILE) $(LOCK) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(LOCK) pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt

$(BIN)/python:
	@$(BASE_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "This needs Python 3.11 or newer as $(BASE_PYTHON); BASE_PYTHON=... names another." >&2; exit 1; }
	@$(BASE_PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "This Python makes no virtual environments. On Debian: apt-get install python3-venv" >&2; exit 1; }
	$(BASE_PYTHON) -m venv .venv

# The stamps tell which lock the environment was made from, so that a second run starts at once.
.venv/runtime: requirements.txt | $(BIN)/python
	$(PIP) -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt requirements.txt | $(BIN)/python
	$(PIP) -r requirements-dev.txt
	@touch $@ .venv/runtime
