"""Every edition that is not what was published is named. Tampers with all that is sealed: tests/verification."""

from datetime import date

import pytest

from jobfamilies import document
from jobfamilies.models import Edition, Grade, Level, Organization, Publication
from jobfamilies.verification.editions import edition_findings
from ladders.models import Dimension, Row, Statement
from tests.factories import EditionFactory, JobFamilyFactory, LevelFactory, RowFactory, publish_as

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def faults():
    return [finding.said for finding in edition_findings() if finding.is_fault]


@pytest.fixture
def family():
    """A family with three published editions and a draft, whose rows can be tampered with."""
    return JobFamilyFactory(organization__name="Acme", name="Clerk")


@pytest.fixture
def editions(family, unsealed):
    published = [EditionFactory(family=family, published=True) for _ in range(3)]
    EditionFactory(family=family, draft=True)
    return published


def numbers(edition, number):
    """Give an edition another number, whatever the database says to it."""
    Edition.objects.filter(pk=edition.pk).update(number=number)


def test_editions_as_they_were_published_have_no_faults(editions):
    EditionFactory(withdrawn=True)
    EditionFactory(scheduled=True, transcribed=True)

    assert faults() == []


def changed(model, **fields):
    return lambda: model.objects.filter(edition__number=2).update(**fields)


@pytest.mark.parametrize(
    "tamper",
    [
        changed(Statement, text="Other words."),
        changed(Statement, key="00000000-0000-4000-8000-000000000001"),
        changed(Statement, begins_paragraph=True),
        changed(Level, title="Another"),
        changed(Level, grade_text="57"),
        changed(Row, label="Another"),
        changed(Row, note="Torn."),
        lambda: Edition.objects.filter(number=2).update(summary="Other words."),
        lambda: Publication.objects.filter(edition__number=2).update(effective_on=date(2020, 1, 1)),
        lambda: Publication.objects.filter(edition__number=2).update(notice="Not what was said."),
        lambda: Statement.objects.filter(edition__number=2).delete(),
        lambda: LevelFactory(edition=Edition.objects.get(number=2)),
        lambda: RowFactory(edition=Edition.objects.get(number=2)),
    ],
    ids=[
        "words",
        "key",
        "paragraph",
        "title",
        "grade",
        "label",
        "note",
        "summary",
        "effective date",
        "notice",
        "statement deleted",
        "level added",
        "row added",
    ],
)
def test_a_change_is_found(editions, tamper):
    tamper()

    assert faults() == ["Acme: Clerk, edition 2: its rows are not what was published."]


def test_a_change_of_its_digest_too_breaks_the_chain(editions):
    Statement.objects.filter(edition__number=2).update(text="Other words.")
    forged = document.digest(document.dump(Edition.objects.get(number=2)))
    Publication.objects.filter(edition__number=2).update(digest=forged)

    assert faults() == ["Acme: Clerk, edition 3: it does not follow the edition before."]


def test_a_missing_edition_is_found(editions):
    Publication.objects.filter(edition=editions[1]).delete()
    editions[1].delete()

    assert faults() == ["Acme: Clerk: edition 2 is missing."]


def test_a_missing_first_edition_is_found(editions):
    Publication.objects.filter(edition=editions[0]).delete()
    editions[0].delete()

    assert faults() == ["Acme: Clerk: edition 1 is missing."]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_edition_that_lost_its_publication_is_found(editions, number):
    Publication.objects.filter(edition__number=number).delete()

    assert f"Acme: Clerk, edition {number}: marked as published, but without a publication." in faults()


def test_an_only_edition_that_lost_its_publication_is_found(unsealed):
    edition = EditionFactory(published=True)
    Publication.objects.all().delete()

    assert faults() == [
        f"{edition}: it is published, and its moves left it draft.",
        f"{edition}: marked as published, but without a publication.",
    ]


def test_a_published_edition_that_is_marked_as_open_again_is_found(unsealed):
    edition = EditionFactory(published=True)
    Edition.objects.update(state="in review")

    assert faults() == [
        f"{edition}: it is in review, and its moves left it published.",
        f"{edition}: marked as in review, but with a publication.",
    ]


def test_a_re_ordered_chain_is_found(editions):
    first, second, _ = editions
    numbers(first, 9)
    numbers(second, 1)
    numbers(first, 2)

    assert faults() == [
        "Acme: Clerk, edition 1: it does not follow the edition before.",
        "Acme: Clerk, edition 1: its rows are not what was published.",
        "Acme: Clerk, edition 2: it does not follow the edition before.",
        "Acme: Clerk, edition 2: its rows are not what was published.",
        "Acme: Clerk, edition 3: it does not follow the edition before.",
    ]


def test_editions_are_verified_by_the_versions_that_they_were_sealed_with(family):
    for version in (1, 2, 1, 2):
        publish_as(version, EditionFactory(family=family))

    assert faults() == []


def test_the_same_rows_sealed_as_another_version_are_found(editions):
    Publication.objects.filter(edition__number=2).update(document_version=1)

    assert faults() == ["Acme: Clerk, edition 2: its rows are not what was published."]


def test_an_edition_that_a_newer_release_sealed_is_named(editions):
    Publication.objects.filter(edition__number=2).update(document_version=9)

    assert faults() == ["Acme: Clerk, edition 2 was sealed as a document of version 9, which is not known here."]


def test_renaming_what_families_share_is_no_change(editions):
    Organization.objects.update(name="Renamed")
    Grade.objects.update(name="Renamed")
    Dimension.objects.filter(pk=Dimension.objects.first().pk).update(name="Renamed")
    editions[0].family.name = "Renamed"
    editions[0].family.save()

    assert faults() == []
