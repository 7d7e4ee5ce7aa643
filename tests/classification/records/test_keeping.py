"""What somebody enters stays in the session until they keep it with their account."""

from datetime import date

import pytest
from django.contrib import admin
from django.utils.timezone import now

from classification.actions.records import delete_own_record, keep_own_record
from classification.engine.eligibility import Degree, Job, Record, Study
from classification.engine.eligibility.record_data import dump_record, read_record, record_in_words
from classification.models import Determination, OwnRecord, SentRecord
from classification.qualifying.own_record import KEPT
from tests.classification.qualify_form import BACHELOR, JOB, PAGE
from tests.classification.qualify_form import sent as entered
from tests.classification.records.examples import OPEN
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]


def test_a_record_comes_back_as_it_was_kept():
    record = Record(OPEN.studies, (Job(date(2020, 1, 1), date(2021, 1, 1), 50, "a", "b", frozenset({"managing"})),))

    assert read_record(dump_record(record)) == record
    assert read_record({"jobs": "all"}) == Record()


FROZEN = {
    "studies": [
        {
            "degree": "bachelor’s degree",
            "field": "computer science",
            "finished_on": None,
            "months": 0,
            "hours": 0,
            "quarter_hours": 0,
        }
    ],
    "jobs": [
        {
            "from_on": "2020-01-01",
            "to_on": None,
            "percent": 100,
            "area": "project management",
            "job_class": "",
            "kinds": ["professional"],
        }
    ],
    "licences": [],
    "statuses": [],
}
"""A record as the first release kept and sent it. Later ones read it as it was meant; it never changes."""


def test_a_record_that_the_first_release_kept_is_read_as_it_was_entered():
    assert read_record(FROZEN) == OPEN


def test_a_record_is_told_in_sentences():
    assert record_in_words(OPEN) == [
        ("Education", ["Bachelor’s degree in computer science."]),
        ("Work", ["From January 1, 2020 on, in project management, full time, professional."]),
    ]


def test_a_check_stays_in_the_session_until_it_is_kept_with_the_account(client):
    client.force_login(owner := UserFactory(employee=True))
    client.post(PAGE, entered(studies=[BACHELOR]))
    assert not OwnRecord.objects.exists()

    client.post(PAGE, entered() | {"account": "1"})

    assert KEPT not in client.session
    assert read_record(OwnRecord.objects.get(owner=owner).record) == Record(
        (Study(Degree.BACHELOR, "information technology"),)
    )


def test_what_is_checked_later_replaces_what_the_account_keeps(client):
    client.force_login(owner := UserFactory(employee=True))
    keep_own_record(owner=owner, record=OPEN, at=now())

    client.post(PAGE, entered(studies=[BACHELOR]))

    assert KEPT not in client.session
    assert len(read_record(OwnRecord.objects.get().record).jobs) == 0


def test_what_was_entered_before_signing_in_does_not_overwrite_what_the_account_keeps(client):
    owner = UserFactory(employee=True)
    keep_own_record(owner=owner, record=OPEN, at=now())
    client.post(PAGE, entered(studies=[BACHELOR]))
    client.force_login(owner)
    client.post(PAGE, entered(studies=[BACHELOR], jobs=[JOB]))

    kept = client.get(PAGE).context["kept"]
    assert (kept.place, kept.also_kept, read_record(OwnRecord.objects.get().record)) == ("session", True, OPEN)
    client.post(PAGE, entered() | {"other": "1"})
    assert client.get(PAGE).context["kept"].record == OPEN


def test_deleting_empties_the_session_and_the_account(client):
    client.force_login(owner := UserFactory(employee=True))
    keep_own_record(owner=owner, record=OPEN, at=now())

    client.post(PAGE, entered() | {"forget": "1"})

    assert not OwnRecord.objects.exists()
    assert client.get(PAGE).context["kept"].record == Record()


def test_nobody_can_keep_without_an_account(client):
    client.post(PAGE, entered(studies=[BACHELOR]))
    client.post(PAGE, entered() | {"account": "1"})

    assert not OwnRecord.objects.exists()


def test_own_records_have_no_page_and_no_permission_for_anybody_else():
    delete_own_record(owner=UserFactory())

    assert not {OwnRecord, SentRecord, Determination} & set(admin.site._registry)
    assert OwnRecord._meta.default_permissions == SentRecord._meta.default_permissions == ()
