"""`loaddata` alone brings the published documents, and a second time it changes nothing."""

from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import call_command

from jobfamilies.models import Edition, Level, Organization, Publication, SourceDocument
from jobfamilies.verification import faults
from ladders.models import Dimension, Row, Statement
from website.management.commands.demo import fixtures

pytestmark = [pytest.mark.usefixtures("documents", "db"), pytest.mark.engines]


def everything():
    """Return every row of the site's own apps as text, keys included."""
    models = [model for model in apps.get_models() if model._meta.app_label in ("jobfamilies", "ladders")]
    return serializers.serialize("json", [row for model in models for row in model._default_manager.order_by("pk")])


def test_they_hold_3_organizations_6_ladders_18_levels_and_201_cells_with_text():
    assert (Organization.objects.count(), Edition.objects.in_force().count(), Level.objects.in_force().count()) == (
        3,
        6,
        18,
    )
    assert Statement.objects.values("level", "row").distinct().count() == 201


def test_loading_them_twice_changes_nothing():
    before = everything()

    call_command("loaddata", *fixtures(), verbosity=0)

    assert everything() == before


def test_every_edition_is_what_its_digest_says():
    assert list(faults()) == []


def test_verify_is_content():
    said = StringIO()

    call_command("verify", stdout=said)

    assert said.getvalue().splitlines() == [
        "Held against their digests: 6 published editions.",
        "Held against the record of seals: 6 publications, 18 readings, 5 rating schemes.",
        "Held against each other: 29 entries in 7 chains.",
        "The anchor is not checked: SEAL_KEY is not set.",
        "Held against their steps: 0 requests.",
        "Nothing was found.",
    ]


def test_every_edition_is_the_first_of_its_family_and_published_by_nobody_of_this_site():
    assert set(Publication.objects.values_list("edition__number", "published_by", "previous_digest")) == {
        (1, None, "")
    }


def test_every_source_documents_text_is_its_file_in_fixtures():
    files = {path.stem: path.read_text() for path in (settings.BASE_DIR / "fixtures" / "sources").glob("*.txt")}

    assert dict(SourceDocument.objects.values_list("slug", "text")) == files


def test_every_level_and_every_row_cites_its_source_document():
    cited = Edition.objects.values_list("family__slug", "levels__source_document__slug", "rows__source_document__slug")

    assert sorted(cited.distinct()) == [
        ("class-specification", "district-class-specification", "district-class-specification"),
        ("infrastructure-management", "harvard-it-infrastructure", "harvard-it-infrastructure"),
        ("infrastructure-professional", "harvard-it-infrastructure", "harvard-it-infrastructure"),
        ("it-consultant", "mit-it-consultant", "mit-it-consultant"),
        ("it-manager", "mit-it-manager", "mit-it-manager"),
        ("project-coordinator", "mit-project-coordinator", "mit-project-coordinator"),
    ]


def test_every_dimension_is_used_and_has_a_definition():
    assert set(Row.objects.values_list("dimension", flat=True)) == set(Dimension.objects.values_list("pk", flat=True))
    assert [dimension for dimension in Dimension.objects.all() if len(dimension.definition.split()) < 10] == []


@pytest.mark.parametrize("file", fixtures(), ids=lambda path: path.stem)
def test_a_fixture_names_rows_by_natural_keys_alone(file):
    assert '"pk":' not in file.read_text()
