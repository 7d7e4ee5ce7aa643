"""New editions reclassify nobody: what a position is now, what an edition changes for it, and retired levels."""

from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from classification.actions.successions import CannotSucceed, give_successor, take_back_successor
from classification.engine.successors import Successor, path_of
from classification.models import Succession
from classification.parts import ClassificationPart
from classification.rulings.current_levels import level_now, levels_now
from classification.rulings.edition_changes import changes
from jobfamilies.actions import reasons_against_publishing, start_draft
from jobfamilies.models import Edition, Level
from tests.classification.factories import PositionFactory, RulingFactory
from tests.factories import EditionFactory, LevelFactory, OrganizationFactory, UserFactory, days_from_now, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    return OrganizationFactory()


@pytest.fixture
def first(organization):
    """The first edition of a ladder of three levels, in force since a while."""
    return EditionFactory(levels=3, graded=True, family__organization=organization, effective_on=date(2026, 1, 1))


def seat(edition, rank, **fields):
    """Return a position that was ruled to be of that rank's level."""
    position = PositionFactory(organization=edition.family.organization, **fields)
    requester = UserFactory()
    RulingFactory(
        request__position=position,
        request__requested_by=requester,
        request__description__started_by=requester,
        level=edition.levels.get(rank=rank),
        effective_on=edition.publication.effective_on,
    )
    return position


def retire(draft, rank):
    draft.levels.get(rank=rank).delete()


def give(draft, retired, successor, by, position=None, reason="Its work moves there."):
    return give_successor(
        edition=draft, retired=retired, successor=successor, by=by, at=now(), reason=reason, position=position
    )


# --- what a position is now ------------------------------------------------------------------------------------------


def test_a_position_without_a_ruling_is_nothing_yet(organization):
    assert level_now(PositionFactory(organization=organization), localdate()) is None


def test_a_new_edition_changes_the_title_and_not_the_level(first):
    position = seat(first, 2)
    draft = start_draft(edition=first)
    draft.levels.filter(rank=2).update(title="Clerk, renamed", rank=9)
    second = publish(draft, days_from_now(-1))

    found = level_now(position, localdate())

    assert (found.level, found.level.title, found.succession) == (second.levels.get(rank=9), "Clerk, renamed", None)
    assert found.ruling.level == first.levels.get(rank=2)
    assert level_now(position, days_from_now(-2)).level == first.levels.get(rank=2)


def test_a_retired_level_leads_to_its_successor_from_the_editions_day_on(first, editor):
    position, apart = seat(first, 2), seat(first, 2)
    draft = start_draft(edition=first)
    key = draft.levels.get(rank=2).key
    retire(draft, 2)
    give(draft, key, draft.levels.get(rank=3), editor)
    give(draft, key, draft.levels.get(rank=1), editor, position=apart)
    second = publish(draft, days_from_now(5))

    assert level_now(position, localdate()).level == first.levels.get(rank=2)
    found = levels_now([position.pk, apart.pk], days_from_now(5))
    assert [found[each.pk].level for each in (position, apart)] == [
        second.levels.get(rank=3),
        second.levels.get(rank=1),
    ]
    assert found[position.pk].succession.reason == "Its work moves there."


def test_successors_are_followed_through_several_editions(first, editor):
    position = seat(first, 1)
    for rank, day in ((1, date(2026, 2, 1)), (2, date(2026, 3, 1))):
        draft = start_draft(edition=first.family.editions.order_by("-number").first())
        key = draft.levels.get(rank=rank).key
        retire(draft, rank)
        give(draft, key, draft.levels.get(rank=rank + 1), editor)
        publish(draft, day)

    assert level_now(position, localdate()).level.key == first.levels.get(rank=3).key


def test_a_level_that_retired_without_a_successor_is_shown_as_it_was_stated_last(first):
    draft = start_draft(edition=first)
    key = draft.levels.get(rank=2).key
    retire(draft, 2)
    publish(draft, days_from_now(-1))
    position = seat(first, 2)  # ruled on past the edition that retired its level

    found = level_now(position, localdate())

    assert (found.level.key, found.is_in_force) == (key, False)


def test_many_positions_ask_as_few_queries_as_one(first, editor, django_assert_num_queries):
    positions = [seat(first, 2).pk for _ in range(4)]
    draft = start_draft(edition=first)
    key = draft.levels.get(rank=2).key
    retire(draft, 2)
    give(draft, key, draft.levels.get(rank=2 + 1), editor)
    publish(draft, days_from_now(-1))

    for asked in (positions[:1], positions):
        with django_assert_num_queries(3):
            assert len(levels_now(asked, localdate())) == len(asked)


A, B, C = ((1, UUID(int=number)) for number in range(3))
D = (2, UUID(int=9))


def step(day, retired, successor, position=None, number=2, source=0):
    return Successor((date(2026, 1, day), number), retired, successor, position, source)


PATHS = {
    "nothing retired": ([], []),
    "before it was ruled": ([step(1, A, B, number=1)], []),
    "the edition of the ruling itself": ([step(5, A, B, number=1)], []),
    "a later edition of the same day": ([step(5, A, B)], [B]),
    "one after another": ([step(7, B, C), step(6, A, B)], [B, C]),
    "in the wrong order": ([step(6, B, C), step(7, A, B)], [B]),
    "its own decision before that for all": ([step(6, A, B), step(6, A, C, position=7)], [C]),
    "another's decision": ([step(6, A, B, position=8)], []),
    "to another ladder and on, on one day": ([step(6, A, D, number=3), step(6, D, C, number=1)], [D, C]),
    "in a circle": ([step(6, A, B), step(7, B, A), step(8, A, B, number=4)], [B, A, B]),
}


@pytest.mark.parametrize(("successors", "places"), PATHS.values(), ids=PATHS)
def test_successors_lead_on_in_the_order_of_their_days(successors, places):
    path = path_of(A, (date(2026, 1, 5), 1), 7, successors)

    assert [each.successor for each in path] == places


# --- what an edition changes -----------------------------------------------------------------------------------------


def test_before_publishing_hr_reads_what_changes_for_which_position(first):
    seat(first, 1, number="P-1")
    seat(first, 2, number="P-2", held=True)
    seat(first, 3, number="P-3")
    draft = start_draft(edition=first)
    old = first.levels.get(rank=2)
    draft.levels.filter(rank=2).update(title="Senior Clerk", job_code="C2", exemption="exempt")
    gone = draft.levels.get(rank=3)
    gone.delete()

    assert ClassificationPart().affected(draft) == [
        "3 positions are classified by this ladder; 2 of them read something else then.",
        f"Position P-2: name “{old.name}” becomes “Senior Clerk”; job code “not stated” becomes “C2”; "
        "exemption “not stated” becomes “Exempt”.",
        f"Position P-3: {gone} is no longer stated, and nothing says where the position goes.",
    ]


def test_where_nobody_is_classified_nothing_is_said(first):
    assert ClassificationPart().affected(start_draft(edition=first)) == []


def test_a_published_edition_keeps_its_list_of_affected_positions(client, hr, first, editor):
    hr("hr_approver")
    seat(first, 1, number="P-1")
    moved = seat(first, 2, number="P-2")
    draft = start_draft(edition=first)
    key = draft.levels.get(rank=2).key
    retire(draft, 2)
    give(draft, key, draft.levels.get(rank=3), editor)
    second = publish(draft, days_from_now(-1))

    response = client.get(reverse("admin:classification_edition_positions", args=[second.pk]))

    assert [(each.position, each.old.rank, each.new.rank) for each in response.context["changes"]] == [(moved, 2, 3)]
    assert changes(first) == []


# --- a level that holds positions ------------------------------------------------------------------------------------


def test_a_level_that_holds_positions_does_not_retire_alone(first):
    seat(first, 2)
    seat(first, 2)
    draft = start_draft(edition=first)
    level = first.levels.get(rank=2)
    retire(draft, 2)

    said = f"{level} is no longer stated and holds 2 positions: name its successor, or decide where each goes."
    assert reasons_against_publishing(draft) == [said]


def test_a_level_that_holds_none_retires(first):
    draft = start_draft(edition=first)
    retire(draft, 2)

    assert reasons_against_publishing(draft) == []


def test_a_ruling_that_takes_effect_later_counts_too(first):
    position = PositionFactory(organization=first.family.organization, held=True)
    RulingFactory(request__position=position, level=first.levels.get(rank=2), effective_on=days_from_now(90))
    draft = start_draft(edition=first)
    retire(draft, 2)

    assert [reason.split(" holds ")[1] for reason in reasons_against_publishing(draft)] == [
        "1 position: name its successor, or decide where each goes."
    ]


def test_a_decision_for_each_is_as_good_as_one_for_all(first, editor):
    positions = [seat(first, 2), seat(first, 2)]
    draft = start_draft(edition=first)
    key = draft.levels.get(rank=2).key
    retire(draft, 2)
    give(draft, key, draft.levels.get(rank=1), editor, position=positions[0])
    assert len(reasons_against_publishing(draft)) == 1

    give(draft, key, draft.levels.get(rank=3), editor, position=positions[1])

    assert reasons_against_publishing(draft) == []


def test_a_successor_that_went_as_well_counts_for_nothing(first, editor):
    seat(first, 2)
    draft = start_draft(edition=first)
    key = draft.levels.get(rank=2).key
    retire(draft, 2)
    give(draft, key, draft.levels.get(rank=3), editor)

    retire(draft, 3)

    assert len(reasons_against_publishing(draft)) == 1


def test_a_level_that_is_stated_again_has_no_successor(first, editor):
    draft = start_draft(edition=first)
    level = draft.levels.get(rank=2)
    retire(draft, 2)
    given = give(draft, level.key, draft.levels.get(rank=3), editor)
    LevelFactory(edition=draft, key=level.key, slug=level.slug, rank=2, title="Back")

    assert reasons_against_publishing(draft) == [
        "Back is stated and has a successor as well: take the successor back, or retire the level."
    ]
    take_back_successor(succession=given, by=editor)
    assert reasons_against_publishing(draft) == []


# --- giving a successor ----------------------------------------------------------------------------------------------


def why(*arguments, **facts):
    with pytest.raises(CannotSucceed) as refusal:
        give(*arguments, **facts)
    return refusal.value.reasons


def test_every_refusal_of_a_successor(first, editor, organization):
    draft = start_draft(edition=first)
    stated, gone = draft.levels.get(rank=1), draft.levels.get(rank=2)
    there = draft.levels.get(rank=3)
    retire(draft, 2)
    elsewhere = EditionFactory(published=True).levels.get()
    neighbour = EditionFactory(published=True, family__organization=organization).levels.get()
    stranger = PositionFactory(organization=organization)
    nowhere = f"{elsewhere} is not there to go to: it is neither in this draft nor in another ladder in force."
    not_gone = ["A successor is for a level that is in force and that the draft no longer states."]

    assert why(draft, gone.key, there, UserFactory(hr_approver=True)) == ["Only HR editors may do this."]
    assert why(draft, stated.key, there, editor) == not_gone
    assert why(draft, UUID(int=1), there, editor) == not_gone
    assert why(draft, gone.key, elsewhere, editor) == [nowhere]
    assert why(draft, gone.key, there, editor, reason=" ") == ["Say why they go there."]
    assert why(draft, gone.key, there, editor, position=stranger) == [
        f"{stranger} is not classified as {first.levels.get(rank=2)}."
    ]
    give(draft, gone.key, neighbour, editor)
    assert why(draft, gone.key, there, editor) == [
        f"What becomes of the positions of {first.levels.get(rank=2)} is decided already. Take that back first."
    ]
    publish(draft, days_from_now(9))
    assert why(draft, gone.key, there, editor) == ["The edition is scheduled: this is decided in a draft."]


def test_who_decided_does_not_approve_the_edition(first, editor):
    draft = start_draft(edition=first)
    key = draft.levels.get(rank=2).key
    retire(draft, 2)
    give(draft, key, draft.levels.get(rank=3), editor)

    assert ClassificationPart().changed_by(draft) == {editor.pk}


def test_hr_decides_on_a_page_and_takes_it_back(client, hr, first):
    hr("hr_editor")
    position = seat(first, 2)
    draft = start_draft(edition=first)
    key = draft.levels.get(rank=2).key
    retire(draft, 2)
    address = reverse("admin:classification_edition_positions", args=[draft.pk])
    goes = draft.levels.get(rank=3)

    client.post(address, {"retired": key, "position": position.pk, "successor": goes.pk, "reason": "Same work."})
    [row] = Succession.objects.all()
    assert (row.position, row.successor_key, row.reason) == (position, goes.key, "Same work.")
    again = client.post(address, {"retired": key, "position": position.pk, "successor": goes.pk, "reason": "x"})
    assert "is decided already" in str(again.context["form"].non_field_errors())

    client.post(reverse("admin:classification_take_back", args=[row.pk]))
    assert not Succession.objects.exists()


def test_an_approver_reads_that_page_and_decides_nothing(client, hr, first):
    hr("hr_approver")
    draft = start_draft(edition=first)
    level = draft.levels.get(rank=2)
    retire(draft, 2)
    address = reverse("admin:classification_edition_positions", args=[draft.pk])

    response = client.get(address)
    assert response.context["reasons"] == ["Only HR editors may do this."]
    client.post(
        address, {"retired": level.key, "position": "", "successor": draft.levels.get(rank=3).pk, "reason": "x"}
    )
    assert not Succession.objects.exists()


# --- codes and addresses are never reused ----------------------------------------------------------------------------


def reused(edition):
    return [reason for reason in reasons_against_publishing(edition) if "ever used again" in reason]


def test_a_job_code_is_never_another_levels(organization):
    old = EditionFactory(family__organization=organization, levels=2)
    old.levels.filter(rank=1).update(title="Clerk", job_code="C1")
    old.levels.filter(rank=2).update(title="Typist", job_code="C2")
    old = publish(old, days_from_now(-3))
    draft = start_draft(edition=old)
    draft.levels.filter(job_code="C2").delete()
    level = LevelFactory(edition=draft, title="Writer", job_code="C2", rank=2)
    other = EditionFactory(family__organization=organization, levels=0)
    LevelFactory(edition=other, title="Scribe", job_code="C1")
    elsewhere = EditionFactory(levels=0)
    LevelFactory(edition=elsewhere, title="Scribe", job_code="C1")

    assert reused(draft) == [
        f"{level}: its job code C2 was that of Typist in {old}. Neither is ever used again: choose another."
    ]
    assert len(reused(other)) == 1
    assert reused(elsewhere) == []


def test_an_address_is_never_another_levels(organization):
    old = EditionFactory(family__organization=organization)
    old.levels.update(title="Clerk", slug="clerk")
    old = publish(old, days_from_now(-3))
    draft = start_draft(edition=old)
    draft.levels.all().delete()
    LevelFactory(edition=draft, title="Writer", slug="clerk", rank=1)

    assert reused(draft) == [
        f"Writer: its address “clerk” was that of Clerk in {old}. Neither is ever used again: choose another."
    ]


def test_what_only_a_withdrawn_edition_had_is_free():
    withdrawn = EditionFactory(withdrawn=True)
    slug = Level.objects.get(edition=withdrawn).slug
    draft = EditionFactory(family=withdrawn.family, levels=0, rows=0)
    LevelFactory(edition=draft, slug=slug)

    assert reused(draft) == []


def test_the_published_ladders_may_be_published_again(documents):
    drafts = [start_draft(edition=edition) for edition in Edition.objects.in_force()]

    assert [reused(draft) for draft in drafts] == [[]] * len(drafts)
