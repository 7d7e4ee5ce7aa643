"""Erasing empties all words about a person, wherever they stand, and nothing else of any row."""

import pytest
from django.apps import apps
from django.utils.timezone import now

from jobfamilies.models import SealEntry
from tests.classification.factories import DescriptionFactory, PartFactory, PositionFactory
from tests.factories import UserFactory
from tests.website.erasing.everything import life, whole_database
from website.erasing.actions import CannotErase, erase_words
from website.erasing.finding import words_about
from website.models import Erasable, User

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

GROUND = "Asked for in writing by person 1."
WRITTEN = [
    "jobfamilies.Comment",
    "jobfamilies.Transition",
    "ladders.CellChange",
    "ladders.Waiver",
    "ladders.Confirmation",
    "classification.Precedent",
]


@pytest.fixture
def quill():
    """Somebody with words in every table, and somebody else with as many."""
    found = life("quill", "fern")
    life("other", "moss")
    return found


def administrator():
    return UserFactory(is_staff=True, is_superuser=True)


def erase(person, by=None, reason=GROUND, **facts):
    return erase_words(of=person, by=by or administrator(), at=now(), reason=reason, **facts)


def said(word):
    """Return the tables in whose rows a word stands."""
    return {label for label, rows in whole_database().items() if any(word in str(row) for row in rows)}


def test_all_words_about_a_person_are_gone_from_every_table_and_nothing_else(quill):
    before = whole_database()

    erasure = erase(quill.person)

    assert said("quill") == {"website.User", "admin.LogEntry"}  # the name
    assert said("fern") == set(WRITTEN)
    assert kept_of(whole_database()) == kept_of(before)
    assert {label: len(keys) for label, keys in erasure.emptied.items()} == EMPTIED


EMPTIED = {
    "classification.Part": 3,
    "classification.Section": 3,
    "classification.Duty": 3,
    "classification.ClassificationRequest": 1,
    "classification.RequestStep": 1,
    "classification.RatingSheet": 1,
    "classification.Rating": 1,
    "classification.Run": 1,
    "classification.Ruling": 1,
    "classification.Appeal": 1,
    "classification.AppealDecision": 1,
    "classification.Succession": 1,
    "classification.OwnRecord": 1,
    "classification.SentRecord": 1,
    "classification.Determination": 1,
    "website.Message": 1,
}


def kept_of(database):
    """Return the rows without what erasing may change: the words, their key, and the record of erasing."""
    kept = {}
    for label, rows in database.items():
        model = apps.get_model(label)
        changes = {*model.emptied(), "erasure_id"} if issubclass(model, Erasable) else set()
        kept[label] = [{name: value for name, value in row.items() if name not in changes} for row in rows]
    deleted = ("classification.OwnRecord", "website.Message")
    for label in ("website.Erasure", "jobfamilies.SealEntry", "sessions.Session", *deleted):
        kept.pop(label)
    kept["website.User"] = kept["website.User"][: len(kept["admin.LogEntry"])]
    return kept


def test_the_rows_say_who_erased_them_when_and_why_and_keep_the_digest(quill):
    before = quill.ruling.words_digest

    erasure = erase(quill.person)
    quill.ruling.refresh_from_db()

    assert (quill.ruling.erasure, quill.ruling.words_key, quill.ruling.words_digest) == (erasure, "", before)
    assert (erasure.person, erasure.reason, erasure.with_name) == (quill.person, GROUND, False)
    assert str(erasure) == f"Erasure {erasure.pk}: words of person {quill.person.pk}, by person {erasure.by_id}"


def test_what_they_wrote_as_part_of_their_work_goes_where_that_is_asked(quill):
    erasure = erase(quill.person, written=WRITTEN)

    assert (said("fern"), said("moss")) == (set(), set(WRITTEN))
    assert set(erasure.emptied) == {*EMPTIED, *WRITTEN}


def test_the_name_goes_with_the_words_and_the_account_is_closed(quill):
    erase(quill.person, with_name=True)
    person = User.objects.get(pk=quill.person.pk)

    assert said("quill") == set()
    assert (str(person), person.get_full_name()) == (f"former-employee-{person.pk}", f"Former employee #{person.pk}")
    assert (person.is_active, person.has_usable_password(), person.email) == (False, False, "")


def test_a_second_time_there_is_nothing_left_to_erase(quill):
    erase(quill.person)

    with pytest.raises(CannotErase) as refused:
        erase(quill.person)

    assert refused.value.reasons == ["There is nothing to erase."]
    assert erase(quill.person, with_name=True).emptied == {}


def test_an_erasure_is_sealed(quill):
    erasure = erase(quill.person)

    entry = SealEntry.objects.get(kind="website.erasure", row=erasure.pk)
    assert entry.chain == f"user {quill.person.pk}"


@pytest.mark.parametrize(
    ("by", "ground", "reason"),
    [
        ("approver", GROUND, "Only who administers the site erases words."),
        ("administrator", " ", "Say on what ground the words are erased."),
        ("the person", GROUND, "Nobody erases their own words: somebody else does."),
    ],
)
def test_erasing_is_refused(quill, by, ground, reason):
    quill.person.is_superuser = True
    people = {"approver": UserFactory(hr_approver=True), "administrator": administrator(), "the person": quill.person}
    before = whole_database()

    with pytest.raises(CannotErase) as refused:
        erase(quill.person, by=people[by], reason=ground)

    assert refused.value.reasons == [reason]
    assert whole_database() == before


def test_whose_words_of_the_work_they_are():
    """Those of whoever wrote the incumbent’s part; where nobody has, of who holds the position."""
    left, successor, new = (UserFactory() for _ in range(3))
    seat = PositionFactory(incumbent=successor)
    described_by = {}
    for author in (left, successor):
        part = PartFactory(description=DescriptionFactory(position=seat), author=author)
        PartFactory(description=part.description, role="supervisor", author=UserFactory())
        described_by[author] = part.description
    undescribed = PartFactory(description__position__incumbent=new, role="hr", author=UserFactory())

    def parts_of(person):
        return [found.keys for found in words_about(person) if found.words.model == "classification.Part"]

    for person, description in described_by.items():
        assert parts_of(person) == [tuple(description.parts.order_by("pk").values_list("pk", flat=True))]
    assert parts_of(new) == [(undescribed.pk,)]
