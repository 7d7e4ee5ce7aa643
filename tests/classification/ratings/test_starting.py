"""A sheet is started by whom it may be, on what is in study, by a scheme and a ladder that fit."""

import pytest
from django.core.management import call_command

from classification.actions.ratings import CannotRate
from classification.models import RatingSheet, Scheme, Stage
from classification.rating.questionnaires import questionnaire_of
from jobfamilies.models import Edition, Organization
from tests.classification.factories import SchemeFactory
from tests.classification.ratings.steps import factors, in_study, started
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_sheet_is_pinned_to_its_edition(sheet, ladder):
    EditionFactory(family=ladder.family, levels=2, published=True)

    assert sheet.edition == ladder
    assert len(questionnaire_of(RatingSheet.objects.get(pk=sheet.pk)).scale.levels) == 3


def test_a_scheme_with_factors_of_its_own_takes_no_ladder(request_in_study, ladder):
    call_command("loaddata", "schemes.json", verbosity=0)
    scheme = Scheme.objects.get(slug="factor-evaluation-system")

    sheet = started(request_in_study, ladder, scheme)

    assert sheet.edition is None
    assert [question.factor.name for question in questionnaire_of(sheet).questions][:3] == [
        "Knowledge required by the position",
        "Supervisory controls",
        "Guidelines",
    ]


def test_what_a_person_must_bring_is_no_factor(db):
    call_command("loaddata", "catalogue.json", "dimensions.json", "mit-it-manager.json", verbosity=0)
    mit = Organization.objects.get(slug="mit")
    sheet = started(in_study(mit), Edition.objects.in_force().get(family__organization=mit))

    rows = set(sheet.edition.rows.values_list("dimension__slug", flat=True))
    assert rows - set(factors(sheet)) >= {"minimum-qualifications"}
    assert factors(sheet)[:2] == ["position-summary", "essential-duties"]


def test_a_rater_has_one_sheet_by_a_scheme(sheet, ladder):
    with pytest.raises(CannotRate) as refused:
        started(sheet.request, ladder, sheet.scheme, sheet.rater)

    assert refused.value.reasons == ["You have a rating by this scheme already."]
    assert started(sheet.request, ladder, sheet.scheme).rater != sheet.rater


@pytest.mark.parametrize("trait", ["hr_approver", "manager", "employee"])
def test_only_hr_editors_rate(request_in_study, ladder, trait):
    with pytest.raises(CannotRate, match="Only analysts"):
        started(request_in_study, ladder, by=UserFactory(**{trait: True}))


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.SUBMITTED, Stage.RULED, Stage.WITHDRAWN])
def test_only_what_is_in_study_is_rated(request_in_study, ladder, stage):
    request_in_study.stage = stage
    request_in_study.save()

    with pytest.raises(CannotRate, match="needs one that is in study"):
        started(request_in_study, ladder)


def test_nobody_rates_their_own_position(request_in_study, ladder):
    rater = UserFactory(hr_editor=True)
    request_in_study.position.incumbent = rater
    request_in_study.position.save()

    with pytest.raises(CannotRate, match="You hold this position"):
        started(request_in_study, ladder, by=rater)


def test_a_scheme_or_ladder_that_does_not_fit_is_refused(request_in_study, ladder):
    other = EditionFactory(levels=2, published=True)
    short = EditionFactory(family__organization=request_in_study.position.organization, levels=1, published=True)
    by_time = SchemeFactory(rules={"method": "more than half the time"})
    reasons = []

    for scheme, edition in [
        (SchemeFactory(draft=True), ladder),
        (SchemeFactory(organization=other.family.organization), ladder),
        (SchemeFactory(), other),
        (SchemeFactory(), None),
        (SchemeFactory(), short),
        (by_time, ladder),
    ]:
        with pytest.raises(CannotRate) as refused:
            started(request_in_study, edition, scheme)
        reasons += refused.value.reasons

    assert reasons == [
        "This scheme is not in force here.",
        "This scheme is not in force here.",
        "This ladder is another organization’s.",
        "Choose the ladder to rate against.",
        "There is nothing to choose between on a ladder of one level.",
        "There is nothing to rate.",
        "The description names no duties with their percent of the time.",
    ]
    assert RatingSheet.objects.count() == 0
