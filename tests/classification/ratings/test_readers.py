"""Raters answer independently: who reads whose sheet, and from when on."""

import pytest

from classification.models import RatingSheet, Stage
from tests.classification.factories import RatingSheetFactory
from tests.classification.ratings.steps import NOW
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_anothers_sheet_opens_once_ones_own_by_that_scheme_is_signed():
    one = RatingSheetFactory(signed=True)
    mine = RatingSheetFactory(request=one.request, scheme=one.scheme)
    begun = RatingSheetFactory(request=one.request, scheme=one.scheme)

    assert set(RatingSheet.objects.readable_by(mine.rater)) == {mine}
    RatingSheet.objects.filter(pk=mine.pk).update(signed_at=NOW, result="Level 1")
    assert set(RatingSheet.objects.readable_by(mine.rater)) == {mine, one}
    assert begun not in RatingSheet.objects.readable_by(mine.rater)


def test_a_sheet_signed_by_another_scheme_or_for_another_request_opens_nothing():
    one = RatingSheetFactory(signed=True)
    mine = RatingSheetFactory(request=one.request, signed=True)
    elsewhere = RatingSheetFactory(scheme=one.scheme, rater=mine.rater, signed=True)

    assert set(RatingSheet.objects.readable_by(mine.rater)) == {mine, elsewhere}


def test_whoever_only_rules_reads_what_is_signed():
    one = RatingSheetFactory(signed=True)
    RatingSheetFactory(request=one.request)

    assert set(RatingSheet.objects.readable_by(UserFactory(hr_approver=True))) == {one}


@pytest.mark.parametrize("stage", [Stage.RULED, Stage.WITHDRAWN])
def test_once_nobody_rates_any_more_hr_reads_what_was_signed(stage):
    one = RatingSheetFactory(signed=True, request__stage=stage)
    RatingSheetFactory(request=one.request)

    assert set(RatingSheet.objects.readable_by(UserFactory(hr_editor=True))) == {one}


@pytest.mark.parametrize("trait", ["manager", "employee"])
def test_nobody_else_reads_any(trait):
    RatingSheetFactory(signed=True)

    assert list(RatingSheet.objects.readable_by(UserFactory(**{trait: True}))) == []
