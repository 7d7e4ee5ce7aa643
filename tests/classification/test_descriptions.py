"""Descriptions: everybody writes and signs their own part, and nothing that somebody wrote is lost."""

from datetime import UTC, datetime, timedelta

import pytest

from classification.actions.descriptions import (
    CannotDescribe,
    WordsChanged,
    place_to_write,
    roles_of,
    sign_part,
    words_before,
    write_part,
)
from classification.engine.describing import Passage, Task, Words
from classification.models import Description, Part, Stage
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RequestFactory,
)
from tests.factories import UserFactory
from website.erasing.digests import keyed

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
INCUMBENT, SUPERVISOR, HR = Part.Role
WORDS = Words((Passage("purpose", "", "Keeps the wiki."),), (Task("Answers calls.", 60), Task("Writes help.", 40)))
OTHER = Words((), (Task("Does everything.", 100),))


@pytest.fixture
def position():
    return PositionFactory(supervised=True)


def write(position, words=WORDS, role=INCUMBENT, number=1, by=None, read_at=None, at=NOON):
    author = by or position.incumbent
    return write_part(position=position, role=role, number=number, words=words, read_at=read_at, by=author, at=at)


def sign(part, by=None, at=LATER):
    sign_part(part=part, digest=part.words.digest, by=by or part.author, at=at)
    part.refresh_from_db()
    return part


# --- who writes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        (lambda position: position.incumbent, [INCUMBENT]),
        (lambda position: position.supervisor.incumbent, [SUPERVISOR]),
        (lambda position: UserFactory(hr_editor=True), [HR]),
        (lambda position: UserFactory(hr_approver=True), []),
        (lambda position: UserFactory(manager=True), []),
    ],
    ids=["incumbent", "supervisor", "HR editor", "HR approver", "another manager"],
)
def test_people_write_as_who_they_are_to_the_position(position, who, roles):
    person = who(position)

    assert roles_of(position, person) == roles
    for role in Part.Role:
        if role in roles:
            assert write(position, role=role, by=person).author == person
        else:
            with pytest.raises(CannotDescribe):
                write(position, role=role, by=person)


def test_a_part_keeps_words_duties_and_their_order(position):
    part = write(position)

    assert part.words == WORDS
    assert (part.description.number, part.description.started_by, part.description.started_at) == (
        1,
        position.incumbent,
        NOON,
    )
    assert (part.changed_at, part.signed_at, part.words_digest) == (NOON, None, "")


def test_everybody_writes_in_the_same_version_and_leaves_the_others_words(position):
    own = write(position)
    supervisors = write(position, OTHER, SUPERVISOR, by=position.supervisor.incumbent, at=LATER)

    assert own.description == supervisors.description
    assert Part.objects.get(pk=own.pk).words == WORDS


def test_a_part_that_somebody_else_began_is_not_written_in(position):
    part = write(position)
    position.incumbent = UserFactory(employee=True)
    position.save()

    assert place_to_write(position=position, role=INCUMBENT, by=position.incumbent).number == 2
    with pytest.raises(CannotDescribe) as refused:
        write(position, OTHER)
    assert refused.value.reasons == [
        "Description 1 takes no more words of yours. What you save now begins description 2."
    ]
    assert Part.objects.get(pk=part.pk).words == WORDS


def test_a_draft_keeps_every_word_whatever_it_adds_to(position):
    words = Words((), (Task("Answers calls.", 90), Task("Writes help.", 40)))

    assert write(position, words).words == words


# --- versions --------------------------------------------------------------------------------------------------------


def test_after_a_signature_the_next_words_are_a_new_version(position):
    part = sign(write(position))

    with pytest.raises(CannotDescribe):
        write(position, OTHER)
    new = write(position, OTHER, number=2, at=LATER)

    assert (new.description.number, new.words) == (2, OTHER)
    assert Part.objects.get(pk=part.pk).words == WORDS


@pytest.mark.parametrize(
    ("stage", "number"), [("draft", 1), ("submitted", 2), ("in study", 2), ("ruled", 2), ("withdrawn", 1)]
)
def test_what_is_judged_takes_no_more_words(position, stage, number):
    sign(write(position))
    RequestFactory(position=position, stage=stage, description=Description.objects.get())
    supervisor = position.supervisor.incumbent

    assert place_to_write(position=position, role=SUPERVISOR, by=supervisor).number == number


def test_words_from_before_are_ones_own(position):
    sign(write(position))
    supervisor = position.supervisor.incumbent

    assert words_before(position=position, role=INCUMBENT, by=position.incumbent) == WORDS
    assert words_before(position=position, role=SUPERVISOR, by=supervisor) is None


def test_words_that_were_saved_meanwhile_are_not_written_over(position):
    part = write(position)
    write(position, OTHER, read_at=part.changed_at, at=LATER)

    with pytest.raises(WordsChanged) as refused:
        write(position, Words((), (Task("Mine.", 100),)), read_at=part.changed_at, at=LATER)

    assert refused.value.stored == OTHER
    assert Part.objects.get().words == OTHER


def test_the_same_words_twice_are_no_clash(position):
    part = write(position)

    assert write(position, WORDS, read_at=None, at=LATER).pk == part.pk


# --- signing ---------------------------------------------------------------------------------------------------------


def test_a_signature_keeps_when_and_the_digest_of_the_words(position):
    part = sign(write(position))

    assert (part.signed_at, part.words_digest) == (LATER, keyed(part.words_key, {"origin": "", "words": WORDS.digest}))
    assert WORDS.digest == "881df17b45060121078e1fbd203fd66507dd87563a357ccf76d6fa921bca05a6"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (Words(), "Name at least one duty before you sign."),
        (Words(WORDS.passages), "Name at least one duty before you sign."),
        (
            Words((), (Task("Answers calls.", 90), Task("Writes help.", 40))),
            "The duties add to 130 percent; 100 are needed before you sign.",
        ),
        (
            Words((), (Task("Answers calls.", 99),)),
            "The duties add to 99 percent; 100 are needed before you sign.",
        ),
    ],
)
def test_an_incomplete_part_is_not_signed(position, words, reason):
    part = write(position, words)

    with pytest.raises(CannotDescribe) as refused:
        sign(part)

    assert refused.value.reasons == [reason]


def test_nobody_signs_for_somebody_else(position):
    part = write(position)

    with pytest.raises(CannotDescribe) as refused:
        sign(part, by=position.supervisor.incumbent)

    assert refused.value.reasons == ["Only who wrote a part signs it, as long as they are who it speaks for."]


def test_somebody_who_left_signs_nothing(position):
    part = write(position)
    position.incumbent = None
    position.save()
    part.refresh_from_db()

    with pytest.raises(CannotDescribe):
        sign(part)


def test_a_signature_is_given_once(position):
    part = sign(write(position))

    with pytest.raises(CannotDescribe) as refused:
        sign(part)

    assert refused.value.reasons == ["This part is signed already."]


def test_only_the_words_that_were_shown_are_signed(position):
    part = write(position)

    with pytest.raises(CannotDescribe) as refused:
        sign_part(part=part, digest=OTHER.digest, by=part.author, at=LATER)

    assert refused.value.reasons == [
        "The part says something else than you were shown. Read it again before you sign."
    ]


def test_what_is_judged_is_not_signed_afterwards(position):
    signed = sign(write(position))
    part = write(position, OTHER, SUPERVISOR, by=position.supervisor.incumbent)
    RequestFactory(position=position, stage=Stage.SUBMITTED, description=signed.description)

    with pytest.raises(CannotDescribe) as refused:
        sign(part)

    assert refused.value.reasons == ["This description is judged as it was submitted. Sign a new version instead."]


def test_digests_differ_where_a_word_a_place_or_a_percent_does():
    words = [
        WORDS,
        OTHER,
        Words(WORDS.passages, WORDS.duties[::-1]),
        Words((Passage("other", "", "Keeps the wiki."),), WORDS.duties),
        Words((Passage("purpose", "Wiki", "Keeps the wiki."),), WORDS.duties),
        Words(WORDS.passages, (Task("Answers calls.", 61), Task("Writes help.", 39))),
    ]

    assert len({each.digest for each in words}) == len(words)
    assert Words(WORDS.passages, WORDS.duties).digest == WORDS.digest


def test_factories_make_what_actions_read():
    part = PartFactory(description=DescriptionFactory())
    DutyFactory(part=part, text="Does it.")

    assert part.words == Words((), (Task("Does it.", 100),))
