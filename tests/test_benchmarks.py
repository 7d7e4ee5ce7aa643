"""The benchmarks' catalogue is what it says it is, and the floor of a page says what the page says."""

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.management import CommandError
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from benchmarks.catalogue import DEFAULT, Dimension, Family, Size, families
from benchmarks.fill import fill
from benchmarks.text import first_table, visible
from jobfamilies.models import Edition, Grade, JobFamily, Level, Organization, Publication, SourceDocument
from jobfamilies.verification import faults
from ladders.models import Row, Statement

pytestmark = pytest.mark.engines

SIZE = Size(families=3, levels=2, rows=4, statements=2, organizations=2)
DIMENSIONS = [Dimension(kind, kind.capitalize(), kind) for kind in ("criteria", "summary", "duties", "impact")]


@pytest.fixture
def catalogue(db: None, settings: Settings) -> Client:
    """A small catalogue, and a client of the site with the benchmarks' own pages beside it."""
    cache.clear()
    fill(SIZE, seed=1)
    settings.ROOT_URLCONF = "benchmarks.urls"
    site = settings.TEMPLATES[0]
    settings.TEMPLATES = [site | {"DIRS": [*site["DIRS"], settings.BASE_DIR / "benchmarks" / "templates"]}]
    return Client()


def made(seed: int, size: Size) -> list[Family]:
    return list(families(seed, size, DIMENSIONS))


def digests(seed: int) -> list[str]:
    """Return the digests of a catalogue that is filled and taken back."""
    with transaction.atomic():
        fill(SIZE, seed=seed)
        found = list(Publication.objects.order_by("pk").values_list("digest", flat=True))
        transaction.set_rollback(True)
    return found


def test_a_catalogue_has_the_size_that_was_asked_for(catalogue: Client) -> None:
    assert Organization.objects.count() == 2
    assert Grade.objects.count() == 2 * SIZE.grades
    assert JobFamily.objects.count() == SourceDocument.objects.count() == Edition.objects.in_force().count() == 3
    assert Level.objects.count() == 3 * 2
    assert Row.objects.count() == 3 * 4
    assert Statement.objects.count() == 3 * 2 * 4 * 2


def test_every_edition_of_a_catalogue_is_as_it_was_published(catalogue: Client) -> None:
    assert Publication.objects.count() == 3
    assert list(faults()) == []


def test_ladders_may_have_more_rows_than_the_site_has_dimensions(db: None) -> None:
    fill(Size(families=1, levels=1, rows=40, statements=1), seed=1)

    assert Row.objects.count() == 40


def test_a_database_that_is_in_use_is_left_alone(db: None) -> None:
    Organization.objects.create(name="Acme", slug="acme")

    with pytest.raises(CommandError, match="holds organizations already"):
        fill(SIZE, seed=1)


@pytest.mark.engines("sqlite")  # it takes a quarter of a minute, and says nothing of a database
def test_no_two_of_many_families_get_in_each_others_way(db: None) -> None:
    fill(replace(DEFAULT, families=300, rows=1, statements=1), seed=1)

    assert Publication.objects.count() == 300
    assert Level.objects.count() == 300 * DEFAULT.levels


def test_the_same_seed_makes_the_same_catalogue(db: None) -> None:
    assert digests(1) == digests(1)
    assert not set(digests(1)) & set(digests(2))


def test_a_family_is_the_same_in_a_small_and_in_a_large_catalogue() -> None:
    large = Size(families=10, levels=2, rows=4, statements=2, organizations=2)

    assert made(1, large)[:3] == made(1, SIZE)


def test_no_two_families_have_one_name_however_many_there_are() -> None:
    many = made(1, Size(families=2500, levels=1, rows=1, statements=1))

    assert len({family.slug for family in many}) == 2500


def test_the_floor_of_the_grid_says_what_the_grid_says(catalogue: Client) -> None:
    for family in JobFamily.objects.all():
        address = family.get_absolute_url()

        said = visible(catalogue.get(address).content)

        assert visible(catalogue.get(f"/floor{address}").content) == said
        assert visible(catalogue.get(f"/constant{address}").content) == said


def test_the_floor_of_the_catalogue_says_what_its_table_says(catalogue: Client) -> None:
    table, floor = (first_table(catalogue.get(address).content) for address in ("/", "/floor/"))

    assert visible(floor) == visible(table)
