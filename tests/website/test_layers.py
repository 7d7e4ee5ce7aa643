"""Imports point down: from app to app, inside an app, and never from an engine to Django."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from tests.cases import cases

# An app may import those before it.
APPS = ["website", "jobfamilies", "ladders", "classification"]
# Inside an app a module may import its own layer and those after it. One named nowhere stands in the middle: between
# the actions and the models.
TOP, PAGES, FORMS, ACTIONS, MIDDLE, MODELS, ENGINE = range(7)
RANKS = {
    **dict.fromkeys(["urls", "apps"], TOP),
    **dict.fromkeys(["views", "api", "admin", "management"], PAGES),
    **dict.fromkeys(["forms", "filters", "tables", "panels", "choices", "downloads", "templatetags"], FORMS),
    # What a reader chose, read from the request, and what is made of the choices.
    **dict.fromkeys(["side_by_side.selection", "side_by_side.family_choice", "redline.days"], FORMS),
    **dict.fromkeys(["career_map.choices", "career_map.moves", "career_map.page", "briefs.files"], FORMS),
    **dict.fromkeys(["qualifying.answers", "qualifying.own_record", "readout.own_description"], FORMS),
    **dict.fromkeys(["rulings.letters", "rulings.case_files"], FORMS),
    **dict.fromkeys(["actions", "importing.applying", "importing.runs", "verification"], ACTIONS),
    "models": MODELS,
    # Plain Python: a newcomer sees from the folder what runs without a database.
    **dict.fromkeys(["engine", "files"], ENGINE),
}
# What plain Python may not know.
DJANGO = {"django", "django_filters", "django_htmx", "django_tables2", "csp", "environ", "ninja"}
# Of the site, plain Python may use these, which are plain too.
PLAIN = {"website.glyph", "website.letters", "website.printable", "website.files"}


def violations(module: str, source: str) -> list[str]:
    """Return what the module's imports do against the layers, a sentence each. `module` is its dotted name."""
    return [
        f"{module}, line {line}: {reason}"
        for line, imported in imports(module, source)
        if (reason := against_apps(module, imported) or against_layers(module, imported))
    ]


def imports(module: str, source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of every import, also of those inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*module.split(".")[: -node.level], node.module or ""]) if node.level else node.module
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def against_apps(module: str, imported: str) -> str:
    app, other = module.split(".")[0], imported.split(".")[0]
    if other not in APPS or other == app:
        return ""
    if APPS.index(other) > APPS.index(app):
        return f"{app} may not import {other}, which stands above it"
    if other != "website" and rank(imported) < ACTIONS:
        return f"of another app only models, engines and actions may be imported, not {imported}"
    return ""


def against_layers(module: str, imported: str) -> str:
    app, other = module.split(".")[0], imported.split(".")[0]
    if rank(module) == ENGINE:
        of_the_site = other == "website" and ".".join(imported.split(".")[:2]) not in PLAIN
        of_an_app = other in APPS[1:] and rank(imported) < ENGINE
        return f"plain Python may not import {imported}" if other in DJANGO or of_the_site or of_an_app else ""
    if app == "website":  # the site, not an app of pages and models
        return ""
    if other == app and rank(imported) < rank(module):
        return f"{module} may not import {imported}, which stands above it"
    return ""


def rank(module: str) -> int:
    """Return the layer of a dotted name: TOP is the highest. An app itself has nothing but its engine below it."""
    parts = module.split(".")
    return RANKS.get(".".join(parts[1:3]), RANKS.get(parts[1], MIDDLE)) if len(parts) > 1 else ENGINE


def modules() -> dict[str, Path]:
    """Return every module of the apps by its dotted name; migrations import what Django writes into them."""
    files = [
        path for app in APPS for path in (settings.BASE_DIR / app).rglob("*.py") if "migrations" not in path.parts
    ]
    relative = {path: path.relative_to(settings.BASE_DIR).with_suffix("") for path in files}
    return {".".join(name.parts).removesuffix(".__init__"): path for path, name in sorted(relative.items())}


def test_imports_point_down():
    sources = {module: path.read_text() for module, path in modules().items()}

    assert [violation for module, source in sources.items() for violation in violations(module, source)] == []


@cases(
    ("module", "source"),
    [
        ("website.views", "from jobfamilies.models import Level"),
        ("website.views", "import jobfamilies"),
        ("website.roles", "def f():\n    from ladders import models"),
        ("jobfamilies.models", "from ladders.models import Row"),
        ("ladders.views", "from jobfamilies.views import FamilyList"),
        ("ladders.views", "from jobfamilies import views"),
        ("ladders.admin", "import jobfamilies.admin"),
        ("jobfamilies.models.edition", "from jobfamilies.actions import publish"),
        ("jobfamilies.models.edition", "from ..actions import publish"),
        ("jobfamilies.actions", "from jobfamilies.forms import EditionForm"),
        ("jobfamilies.tables", "from jobfamilies import views"),
        ("ladders.engine.grid", "from django.db import models"),
        ("ladders.engine.grid", "import django.utils.text"),
        ("ladders.engine.grid", "from ladders.models import Row"),
        ("ladders.engine.grid", "from website.models import User"),
        ("ladders.engine.comparison.words", "from jobfamilies.models import Level"),
    ],
)
def test_an_import_that_points_up_is_found(module, source):
    assert len(violations(module, source)) == 1


@cases(
    ("module", "source"),
    [
        ("website.views", "from django.db import connection"),
        ("jobfamilies.views", "from website.tables import FilteredTable"),
        ("ladders.views", "from jobfamilies.models import Level"),
        ("ladders.parts", "from jobfamilies.parts import EditionPart"),
        ("jobfamilies.views", "from jobfamilies.forms import EditionForm"),
        ("jobfamilies.actions", "from jobfamilies import document"),
        ("jobfamilies.models.level", "from jobfamilies.models.edition import Edition"),
        ("ladders.engine.grid", "from dataclasses import dataclass"),
        ("ladders.engine.grid", "from ladders.engine.cues import CUES"),
    ],
)
def test_an_import_that_points_down_is_not(module, source):
    assert violations(module, source) == []
