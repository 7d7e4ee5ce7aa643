"""Whom an edition affects."""

import pytest

from jobfamilies.actions import start_draft
from jobfamilies.parts import edition_parts
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


def affected(edition):
    return [each for part in edition_parts() for each in part.affected(edition)]


def test_a_first_edition_affects_everybody_in_its_levels():
    assert affected(EditionFactory(levels=3)) == ["The family's first edition in force: 3 levels."]


def test_it_says_which_levels_come_go_and_change_their_facts():
    draft = start_draft(edition=EditionFactory(levels=3, published=True))
    first, second, third = draft.levels.order_by("rank")
    gone = third.name
    third.delete()
    draft.levels.filter(pk=first.pk).update(title="Clerk", job_code="C1", exemption="exempt")
    draft.levels.create(rank=9, slug="new", title="Chief")

    assert affected(draft) == [
        "Level added: Chief.",
        f"Level no longer stated: {gone}.",
        f"Clerk: name “{first.name}” becomes “Clerk”.",
        "Clerk: job code “not stated” becomes “C1”.",
        "Clerk: exemption “not stated” becomes “Exempt”.",
    ]
    assert second.name not in " ".join(affected(draft))


def test_an_edition_that_changes_no_fact_of_a_level_affects_nobody():
    assert affected(start_draft(edition=EditionFactory(published=True))) == []
