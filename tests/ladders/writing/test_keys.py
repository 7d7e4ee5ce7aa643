"""Statements keep their keys, whatever becomes of their words and places."""

import pytest
from django.utils import timezone

from ladders.actions import CannotChange
from ladders.models import Statement
from tests.factories import UserFactory
from tests.ladders.writing.words import COACHES, FILES, LEADS, corners, key_of, said
from website.erasing.actions import erase_words

pytestmark = pytest.mark.django_db


def test_a_changed_line_keeps_its_key_and_a_moved_one_too(draft, save):
    low, _, row, _ = corners(draft)
    leads, coaches = key_of(LEADS), key_of(COACHES)

    saved = save(low, row, f"{COACHES}\nLeads projects of two teams.\n{FILES}")

    assert said(low, row) == [COACHES, "Leads projects of two teams.", FILES]
    assert (key_of(COACHES), key_of("Leads projects of two teams.")) == (coaches, leads)
    assert [saved.count(kind) for kind in ("same", "changed", "new", "removed")] == [1, 1, 1, 0]


@pytest.mark.parametrize("words", [LEADS, "Leads the projects of one team."])
def test_a_line_that_is_cut_and_pasted_into_another_cell_keeps_its_key(draft, save, words):
    low, high, row, other = corners(draft)
    leads = key_of(LEADS)

    save(low, row, COACHES)
    saved = save(high, other, f"{FILES}\n{words}")

    assert key_of(words) == leads
    assert saved.count("new") == 1


def test_a_line_that_was_copied_is_a_statement_of_its_own(draft, save):
    _, high, row, _ = corners(draft)

    save(high, row, LEADS)

    assert len({each.key for each in Statement.objects.filter(text=LEADS)}) == 2


def test_a_person_can_say_that_a_line_is_a_new_statement(draft, save):
    low, _, row, _ = corners(draft)
    leads = key_of(LEADS)
    save(low, row, f"Leads projects of two teams.\n{COACHES}")

    saved = save(low, row, f"Leads projects of two teams.\n{COACHES}", said={0: ""})

    assert key_of("Leads projects of two teams.") != leads
    assert [saved.count(kind) for kind in ("same", "new", "removed")] == [1, 1, 1]


def test_a_person_can_say_that_a_new_line_is_a_removed_statement_reworded(draft, save):
    low, _, row, _ = corners(draft)
    leads = key_of(LEADS)
    save(low, row, f"Guides.\n{COACHES}")
    assert key_of("Guides.") != leads

    save(low, row, f"Guides.\n{COACHES}", said={0: str(leads)})

    assert key_of("Guides.") == leads


@pytest.mark.parametrize("key", ["no key", "11111111-1111-1111-1111-111111111111"])
def test_a_key_that_is_none_of_the_drafts_is_not_taken(draft, save, key):
    low, _, row, _ = corners(draft)
    leads = key_of(LEADS)

    save(low, row, f"{LEADS}\n{COACHES}", said={0: key, 7: ""})

    assert key_of(LEADS) == leads


def test_undo_brings_back_the_text_before_with_its_keys_and_can_be_undone(draft, save):
    low, _, row, _ = corners(draft)
    leads, coaches = key_of(LEADS), key_of(COACHES)
    save(low, row, "")

    save(low, row, None)
    assert said(low, row) == [LEADS, COACHES]
    assert (key_of(LEADS), key_of(COACHES)) == (leads, coaches)

    save(low, row, None)
    assert said(low, row) == []


def test_a_cell_that_was_never_changed_has_nothing_to_undo(draft, save):
    _, high, row, _ = corners(draft)

    with pytest.raises(CannotChange, match="could be undone"):
        save(high, row, None)


def test_what_was_erased_from_the_log_cannot_be_undone_and_faults_no_later_save(draft, save, editor):
    low, high, row, _ = corners(draft)
    save(low, row, FILES)
    save(low, row, LEADS)
    save(high, row, FILES)
    written = ["ladders.CellChange"]
    by, at = UserFactory(is_superuser=True), timezone.now()
    erase_words(of=editor, by=by, at=at, reason="Decided.", written=written, with_name=True)

    with pytest.raises(CannotChange, match="was erased from the log"):
        save(low, row, None, by=UserFactory(hr_editor=True))
    save(low, row, COACHES, by=UserFactory(hr_editor=True))

    assert (said(low, row), said(high, row)) == ([COACHES], [FILES])
