"""When a ladder is looked through again: listed, and told once."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from jobfamilies.events import find_by_day
from jobfamilies.reviews import months_after, reviews_due
from jobfamilies.waiting import waiting
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory, days_from_now
from website.models import Message

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, later):
    assert months_after(day, months) == later


def due(family, by=TODAY):
    return [review.due_on for review in reviews_due(by) if review.family == family]


def test_a_cycle_counts_from_the_last_edition():
    family = JobFamilyFactory(review_months=12)
    assert due(family) == []

    EditionFactory(family=family, effective_on=date(2025, 11, 15))
    assert due(family) == [date(2026, 11, 15)]
    EditionFactory(family=family, effective_on=date(2026, 2, 1))
    assert (due(family), due(family, date(2027, 2, 1))) == ([], [date(2027, 2, 1)])


def test_a_day_stands_before_the_cycle_until_an_edition_is_published():
    family = JobFamilyFactory(review_months=12, review_on=date(2026, 6, 1))
    EditionFactory(family=family, effective_on=date(2026, 1, 1))
    assert due(family) == [date(2026, 6, 1)]

    EditionFactory(family=family, effective_on=date(2026, 7, 1))
    assert (due(family), due(family, date(2027, 7, 1))) == ([], [date(2027, 7, 1)])


def test_a_family_that_is_closed_is_not_reviewed():
    assert due(JobFamilyFactory(review_on=TODAY, closed_from=date(2026, 1, 1))) == []


def test_it_waits_for_hr_editors_from_a_month_before_and_is_late_after_its_day():
    editor = UserFactory(hr_editor=True)
    late = JobFamilyFactory(review_on=days_from_now(-1))
    JobFamilyFactory(review_on=days_from_now(40))

    (thing,) = waiting(editor, localdate())
    said = (thing.reason.name, thing.title, thing.day(localdate())[0])
    assert said == (
        "Due for review",
        late.name,
        "Late by 1 day",
    )
    assert list(waiting(UserFactory(hr_approver=True), localdate())) == []


def test_that_it_is_due_is_told_once():
    editor = UserFactory(hr_editor=True)
    JobFamilyFactory(review_on=localdate())

    for _ in range(2):
        find_by_day(at=now() + timedelta(minutes=1))

    assert [(message.event, message.to) for message in Message.objects.all()] == [("review due", editor)]
