"""The docs name commands that exist, and each of them is run by a test, or by what CI does besides."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXT = "\n".join(path.read_text() for path in DOCS if "build" not in path.parts)
TESTS = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))
MAKEFILE = (ROOT / "Makefile").read_text()
RUN_BY_MAKE = {"check", "runserver"}
"""`make lint` and `make demo` run them."""
OF_THE_LIBRARIES = {"axes_reset_username", "clearsessions"}
"""Libraries bring them and test them; here is only held that they are there."""
NOT_TESTED = {"make_typefaces"}
"""Needs typefaces that are not part of the project; the docs say so."""

commands = sorted(set(re.findall(r"manage\.py ([a-z_]+)", TEXT)))
targets = sorted(set(re.findall(r"`make ([a-z][a-z-]*)", TEXT)))


@pytest.mark.parametrize("command", commands)
def test_a_command_that_the_docs_name_is_there_and_run(command):
    assert command in get_commands()
    is_run = re.search(rf"""["']{command}["']|manage\.py["', ]+{command}\b""", TESTS) is not None
    assert is_run == (command not in RUN_BY_MAKE | OF_THE_LIBRARIES | NOT_TESTED)


@pytest.mark.parametrize("target", targets)
def test_a_target_that_the_docs_name_is_there(target):
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
