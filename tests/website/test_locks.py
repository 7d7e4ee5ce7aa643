"""The locks hold what pyproject.toml asks for, each pinned by its hash, and tell nothing of where it came from."""

import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ["requirements.txt", "requirements-dev.txt"]
PROJECT = settings.BASE_DIR / "pyproject.toml"


def pinned(lock: str) -> dict[str, str]:
    """Return the version of each package in the lock."""
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[^\]]*\])?==([^ ;]+)", read(lock), re.MULTILINE))


def read(lock: str) -> str:
    return (settings.BASE_DIR / lock).read_text()


def unmet(requirements: list[str], versions: dict[str, str]) -> list[str]:
    """Return those of the requirements that no version meets."""
    return [text for text in requirements if not is_met(Requirement(text), versions)]


def is_met(requirement: Requirement, versions: dict[str, str]) -> bool:
    version = versions.get(canonicalize_name(requirement.name))
    return version is not None and requirement.specifier.contains(version)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock):
    assert re.findall(r".*://.*|^-.*", read(lock), re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_in_a_lock_has_hashes(lock):
    packages = re.split(r"\n(?=\S)", read(lock))

    assert [package for package in packages if not re.match(r"\S+==.*\\\n +--hash=sha256:", package)] == []


def test_the_locks_meet_what_the_project_asks_for():
    project = tomllib.loads(PROJECT.read_text())
    runtime, dev = project["project"]["dependencies"], project["dependency-groups"]["dev"]

    assert unmet(runtime, pinned("requirements.txt")) == []
    assert unmet(runtime + dev, pinned("requirements-dev.txt")) == []


def test_a_requirement_that_a_lock_does_not_meet_is_found():
    versions = {"django": "5.2.1"}

    assert unmet(["django ~= 5.2.0", "Django >= 6", "rules"], versions) == ["Django >= 6", "rules"]


def test_tests_run_on_the_versions_of_production():
    assert pinned("requirements.txt").items() - pinned("requirements-dev.txt").items() == set()


def test_every_dependency_says_what_it_is_for():
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", PROJECT.read_text(), re.MULTILINE | re.DOTALL)
    lines = "".join(lists).splitlines()

    assert len(lines) > 20
    assert [line for line in lines if not re.search(r'",  # \w.+', line)] == []
