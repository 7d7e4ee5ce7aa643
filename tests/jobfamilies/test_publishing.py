"""Drafting, publishing and withdrawing: what each action does, and the reasons for which it refuses."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.db import IntegrityError
from django.utils.formats import date_format
from django.utils.timezone import localdate, now

from jobfamilies import document
from jobfamilies.actions import CannotPublish, CannotWithdraw, publish_edition, start_draft, withdraw_edition
from jobfamilies.models import Edition, Publication, Withdrawal
from jobfamilies.parts import EditionPart, edition_parts
from jobfamilies.verification import faults
from ladders.models import Statement
from tests.factories import (
    EditionFactory,
    GradeFactory,
    JobFamilyFactory,
    LevelFactory,
    SourceDocumentFactory,
    StatementFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def publish(edition, **given):
    fields = {"effective_on": date(2026, 3, 2), "by": None, "at": NOON} | given
    return publish_edition(edition=edition, **fields)


# --- drafting --------------------------------------------------------------------------------------------------------


def test_a_new_draft_says_what_the_edition_says_and_keeps_its_keys():
    edition = EditionFactory(published=True, transcribed=True, levels=3, rows=2, statements=2)

    draft = start_draft(edition=edition)

    assert (draft.number, draft.state, draft.is_published) == (2, "draft", False)
    assert document.dump_content(draft) == document.dump_content(edition)
    assert keys(draft) == keys(edition)


def keys(edition):
    return [sorted(rows.values_list("key", flat=True)) for rows in (edition.levels, edition.statements)]


def test_a_family_has_one_open_edition_at_a_time():
    edition = EditionFactory(published=True)
    start_draft(edition=edition)

    with pytest.raises(IntegrityError):
        start_draft(edition=edition)


# --- publishing ------------------------------------------------------------------------------------------------------


def test_publishing_tells_who_when_and_what_and_seals_it_with_a_digest():
    edition, approver = EditionFactory(approved=True), UserFactory(hr_approver=True)

    publication = publish(edition, by=approver, kind="substantive", notice="Reworded after the review.")

    edition = Edition.objects.get(pk=edition.pk)
    assert (edition.state, edition.publication) == ("published", publication)
    stored = Publication.objects.get()
    assert (stored.effective_on, stored.published_at, stored.published_by) == (date(2026, 3, 2), NOON, approver)
    assert (stored.notice, stored.document_version) == ("Reworded after the review.", 2)
    assert stored.digest == document.digest(document.dump(edition))


def test_an_edition_in_review_can_be_published():
    assert publish(EditionFactory(in_review=True)).edition.state == "published"


def test_each_publication_holds_the_digest_of_the_edition_before():
    family = JobFamilyFactory()
    first = EditionFactory(family=family, published=True).publication
    second = EditionFactory(family=family, withdrawn=True).publication
    third = EditionFactory(family=family, scheduled=True).publication
    EditionFactory(published=True)

    assert [each.previous_digest for each in (first, second, third)] == ["", first.digest, second.digest]
    assert len({first.digest, second.digest, third.digest}) == 3


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-8))),
        datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    ],
    ids=["west", "east, to the microsecond"],
)
def test_the_digest_holds_wherever_on_earth_it_was_published(at):
    publish(EditionFactory(), at=at)

    assert list(faults()) == []


def edition_with_foreign_grade():
    level = StatementFactory(level__title="Clerk", level__grade=GradeFactory(), level__grade_text="57").level
    return level.edition


def edition_with_foreign_source():
    return StatementFactory(level__title="Clerk", level__source_document=SourceDocumentFactory()).edition


def edition_with_foreign_row():
    return StatementFactory(row__label="Duties", row__source_document=SourceDocumentFactory()).edition


@pytest.mark.parametrize(
    ("make", "reasons"),
    [
        (lambda: EditionFactory(published=True), ["The edition is published already."]),
        (lambda: EditionFactory(withdrawn=True), ["The edition is published already."]),
        (lambda: EditionFactory(levels=0, rows=0), ["The edition has no level.", "The edition has no statement."]),
        (lambda: EditionFactory(statements=0), ["The edition has no statement."]),
        (lambda: EditionFactory(number=3), ["The family's next edition is number 1, and this one is number 3."]),
        (edition_with_foreign_grade, ["Clerk: its grade is of another organization."]),
        (edition_with_foreign_source, ["Clerk: its source document is of another organization."]),
        (edition_with_foreign_row, ["Duties: its source document is of another organization."]),
    ],
    ids=[
        "published",
        "withdrawn",
        "empty",
        "without statements",
        "out of turn",
        "another's grade",
        "another's source of a level",
        "another's source of a row",
    ],
)
def test_an_edition_that_is_not_ready_is_refused_with_the_reasons(make, reasons):
    edition = make()
    before = list(Publication.objects.values())

    with pytest.raises(CannotPublish) as refused:
        publish(edition)

    assert refused.value.reasons == reasons
    assert str(refused.value) == " ".join(reasons)
    assert list(Publication.objects.values()) == before
    assert Edition.objects.get(pk=edition.pk).state == edition.state


def test_an_edition_that_somebody_published_meanwhile_is_refused():
    stale = EditionFactory()
    publish(Edition.objects.get(pk=stale.pk))

    with pytest.raises(CannotPublish, match="published already"):
        publish(stale)


# --- withdrawing -----------------------------------------------------------------------------------------------------


def withdraw(edition, at=None):
    return withdraw_edition(edition=edition, by=UserFactory(hr_approver=True), at=at or now(), reason="Not agreed.")


def test_an_edition_that_has_not_taken_effect_can_be_withdrawn():
    edition, approver = EditionFactory(scheduled=True), UserFactory(hr_approver=True)

    at = now()

    withdraw_edition(edition=edition, by=approver, at=at, reason="Not agreed.")

    stored = Withdrawal.objects.get()
    assert (stored.publication, stored.withdrawn_by, stored.withdrawn_at, stored.reason) == (
        edition.publication,
        approver,
        at,
        "Not agreed.",
    )


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: EditionFactory(draft=True), "The edition is draft, and “Withdraw” needs one that is published."),
        (
            lambda: EditionFactory(withdrawn=True),
            "The edition is withdrawn, and “Withdraw” needs one that is published.",
        ),
        (lambda: EditionFactory(effective_on=date(2026, 3, 2)), "The edition is in force since 2026-03-02."),
        (lambda: EditionFactory(effective_on=localdate()), f"The edition is in force since {localdate()}."),
    ],
    ids=["draft", "withdrawn", "in force", "in force since today"],
)
def test_an_edition_that_people_may_have_read_is_never_withdrawn(make, reason):
    edition = make()
    before = list(Withdrawal.objects.values())

    with pytest.raises(CannotWithdraw) as refused:
        withdraw(edition)

    assert refused.value.reasons == [reason]
    assert list(Withdrawal.objects.values()) == before


@pytest.mark.parametrize("away", [timedelta(seconds=5), timedelta(minutes=-6), timedelta(days=-400)])
def test_the_moment_of_a_withdrawal_is_held_to_the_clock(away):
    edition = EditionFactory(scheduled=True)
    at = now() + away

    with pytest.raises(CannotWithdraw) as refused:
        withdraw(edition, at=at)

    assert refused.value.reasons == [f"{date_format(at, 'DATETIME_FORMAT')} is not now."]


def test_a_day_begins_where_the_site_is(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    edition = EditionFactory(effective_on=date(2027, 3, 2))

    with pytest.raises(CannotWithdraw, match="in force since 2027-03-02"):
        withdraw(edition, at=datetime(2027, 3, 1, 16, tzinfo=UTC))


class HoldingPart(EditionPart):
    """A part of a higher app that has something against everything."""

    def dump(self, edition, version):
        return {}

    def load(self, edition, content):
        pass

    def checks(self, edition):
        return ["A requirement is not approved."]

    def blocks_withdrawal(self, edition):
        return ["A promotion case is judged by it."]


@pytest.fixture
def held(settings):
    settings.EDITION_PARTS = [*settings.EDITION_PARTS, f"{__name__}.HoldingPart"]
    edition_parts.cache_clear()
    yield
    edition_parts.cache_clear()


def test_a_higher_app_can_hold_a_publication(held):
    with pytest.raises(CannotPublish, match="A requirement is not approved"):
        publish(EditionFactory())


def test_a_higher_app_can_hold_a_withdrawal(held, monkeypatch):
    monkeypatch.setattr(HoldingPart, "checks", lambda part, edition: [])
    edition = EditionFactory(scheduled=True)

    with pytest.raises(CannotWithdraw, match="A promotion case is judged by it"):
        withdraw(edition)


# --- from draft to draft ---------------------------------------------------------------------------------------------


def test_a_draft_grows_while_the_published_edition_stays():
    edition = EditionFactory(published=True)
    draft = start_draft(edition=edition)
    level = LevelFactory(edition=draft)
    StatementFactory(level=level, row=draft.rows.get())
    Statement.objects.filter(edition=draft, level__rank=1).update(text="Does it better.")

    publish(draft)

    assert list(faults()) == []
    assert [each.levels.count() for each in (edition, draft)] == [1, 2]
    assert edition.statements.get().key == draft.statements.get(level__rank=1).key
