"""Which edition is in force on a day, and who may read the others."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from jobfamilies.actions import withdraw_edition
from jobfamilies.models import Edition, JobFamily, Level, Organization
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def day(number):
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("effective", "on", "in_force"),
    [
        pytest.param([-5], 0, 1, id="the only one"),
        pytest.param([0], 0, 1, id="from its day on"),
        pytest.param([1], 0, None, id="not before its day"),
        pytest.param([1], 1, 1, id="on its day without anybody's doing"),
        pytest.param([-9, -5], 0, 2, id="the later of two"),
        pytest.param([-9, -5], -7, 1, id="the earlier of two, on a day between them"),
        pytest.param([-9, -5], -10, None, id="none before the first"),
        pytest.param([-5, -9], 0, 1, id="the later date wins over the higher number"),
        pytest.param([-5, -5], 0, 2, id="of two on one day the higher number"),
        pytest.param([-5, 3], 0, 1, id="the next one waits"),
        pytest.param([-5, 3], 3, 2, id="and then takes effect"),
    ],
)
def test_in_force_is_the_latest_that_took_effect(effective, on, in_force):
    family = JobFamilyFactory()
    for number in effective:
        EditionFactory(family=family, effective_on=day(number))

    found = Edition.objects.in_force(day(on)).values_list("number", flat=True)

    assert list(found) == ([in_force] if in_force else [])


def test_a_withdrawn_edition_never_takes_effect():
    first = EditionFactory(effective_on=day(-5))
    second = EditionFactory(family=first.family, effective_on=day(3))
    withdraw_edition(edition=second, by=UserFactory(hr_approver=True), at=timezone.now(), reason="Not agreed.")

    assert list(Edition.objects.in_force(day(10))) == [first]


def test_a_draft_is_never_in_force():
    EditionFactory(draft=True)
    EditionFactory(in_review=True)

    assert list(Edition.objects.in_force(date.max)) == []


def test_every_family_has_its_own_edition_in_force():
    editions = [EditionFactory(published=True), EditionFactory(published=True), EditionFactory(published=True)]
    EditionFactory(family=editions[0].family, scheduled=True)

    assert set(Edition.objects.in_force()) == set(editions)


def test_levels_in_force_are_those_of_the_edition_in_force():
    old = EditionFactory(effective_on=day(-5), levels=3)
    new = EditionFactory(family=old.family, effective_on=day(-1), levels=2)
    EditionFactory(family=old.family, levels=4)

    assert set(Level.objects.in_force()) == set(new.levels.all())


@pytest.fixture
def one_of_each():
    """A family's editions by what they are: 1 superseded, 2 in force, 3 withdrawn, 4 scheduled, 5 a draft."""
    family = JobFamilyFactory()
    EditionFactory(family=family, effective_on=day(-5))
    EditionFactory(family=family, effective_on=day(-1))
    EditionFactory(family=family, withdrawn=True)
    EditionFactory(family=family, scheduled=True)
    EditionFactory(family=family, draft=True)


@pytest.mark.parametrize(
    ("role", "numbers"),
    [
        ({"hr_editor": True}, [1, 2, 3, 4, 5]),
        ({"hr_approver": True}, [1, 2, 3, 4, 5]),
        ({"manager": True}, [1, 2]),
        ({"employee": True}, [1, 2]),
        ({}, [1, 2]),
    ],
    ids=["HR editor", "HR approver", "manager", "employee", "no group"],
)
def test_only_hr_reads_what_has_not_taken_effect(one_of_each, role, numbers):
    readable = Edition.objects.readable_by(UserFactory(**role))

    assert sorted(readable.values_list("number", flat=True)) == numbers


def test_a_stranger_reads_what_took_effect(one_of_each):
    readable = Edition.objects.readable_by(AnonymousUser())

    assert sorted(readable.values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    ("traits", "is_open", "is_published"),
    [
        ({"draft": True}, True, False),
        ({"in_review": True}, True, False),
        ({"published": True}, False, True),
        ({"scheduled": True}, False, True),
        ({"withdrawn": True}, False, True),
    ],
    ids=["draft", "in review", "published", "scheduled", "withdrawn"],
)
def test_an_edition_is_open_or_published(traits, is_open, is_published):
    edition = EditionFactory(**traits)

    assert (Edition.objects.filter(Edition.is_open()).contains(edition), edition.is_published) == (
        is_open,
        is_published,
    )
    assert Edition.objects.published().contains(edition) == is_published


@pytest.mark.parametrize(
    ("label", "text", "stated"),
    [
        ("Last updated", "3/2007", "Last updated: 3/2007"),
        ("", "July 2019", "July 2019"),
        ("Effective", "", "Effective"),
        ("", "", ""),
    ],
)
def test_a_stated_date_is_the_sources_own_words(label, text, stated):
    assert Edition(source_date_label=label, source_date_text=text).stated_date == stated


OF_A_DOCUMENT = Edition(family=JobFamily(organization=Organization()))


@pytest.mark.parametrize(
    ("level", "name", "short_name"),
    [
        (Level(title="IT Consultant II", short_title="II"), "IT Consultant II", "II"),
        (Level(title="IT Manager"), "IT Manager", "IT Manager"),
        (Level(edition=OF_A_DOCUMENT), "Title not stated in the source", "Title not stated in the source"),
    ],
    ids=["titled", "without a short title", "untitled"],
)
def test_a_level_is_called_by_its_title_and_never_by_an_invented_one(level, name, short_name):
    assert (level.name, level.short_name, str(level)) == (name, short_name, name)
