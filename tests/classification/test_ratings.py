"""Ratings as rows: schemes that stay, sheets that are independent, estimates that wait, signatures that seal."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from classification.actions.ratings import (
    AnsweredElsewhere,
    CannotRate,
    Given,
    answer_factor,
    reasons_against_signing,
    sign_sheet,
    start_sheet,
)
from classification.actions.schemes import CannotApproveScheme, approve_scheme
from classification.models import Rating, RatingSheet, RequestStep, Scheme, Stage, Step
from classification.rating.questionnaires import questionnaire_of
from classification.scoring import DOES_NOT_APPLY, Answer
from jobfamilies.models import Edition, Organization
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RatingFactory,
    RatingSheetFactory,
    RequestFactory,
    SchemeFactory,
    SectionFactory,
)
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()
GUIDED = (
    "Makes simple decisions within existing policies and procedures under supervision. "
    "Asks for help with unclear decisions."
)
USUAL = Answer(2)


def described(position, *duties, text="Keeps the wiki in order and answers questions of its readers."):
    """Return a description whose incumbent's part is signed: a purpose and duties as (percent, text)."""
    part = PartFactory(description=DescriptionFactory(position=position))
    SectionFactory(part=part, text=text)
    for percent, task in duties:
        DutyFactory(part=part, percent=percent, text=task)
    type(part).objects.filter(pk=part.pk).update(signed_at=NOW, digest="0" * 64)
    return part.description


def in_study(organization=None, **description):
    position = PositionFactory(supervised=True, **({"organization": organization} if organization else {}))
    request = RequestFactory(position=position)
    request.description, request.stage = (
        described(position, *description.pop("duties", ()), **description),
        Stage.IN_STUDY,
    )
    request.save()
    return request


@pytest.fixture
def request_in_study():
    return in_study()


@pytest.fixture
def ladder(request_in_study):
    """A published ladder of three levels and two rows, of the organization that the request is of."""
    return EditionFactory(
        family__organization=request_in_study.position.organization, levels=3, rows=2, statements=2, published=True
    )


@pytest.fixture
def sheet(request_in_study, ladder):
    return started(request_in_study, ladder)


def started(request, edition, scheme=None, by=None):
    return start_sheet(
        request=request,
        scheme=scheme or SchemeFactory(),
        edition=edition,
        by=by or UserFactory(hr_editor=True),
        at=NOW,
    )


def factors(sheet):
    return [question.slug for question in questionnaire_of(sheet).questions]


def answer(sheet, factor, answered=USUAL, *, reason="The description says so.", **facts):
    stored = sheet.ratings.filter(factor=factor).first()
    facts = {"read_at": stored and stored.answered_at} | facts
    given = Given(factor=factor, answer=answered, reason=reason, **facts)
    return answer_factor(sheet=sheet, given=given, by=sheet.rater, at=timezone.now())


def signed(sheet, *answers):
    for factor, answered in zip(factors(sheet), answers, strict=True):
        answer(sheet, factor, answered, word="Seen at the desk.")
    return sign_sheet(sheet=sheet, by=sheet.rater, at=NOW)


# --- schemes ---------------------------------------------------------------------------------------------------------


def test_loading_the_schemes_twice_changes_nothing():
    call_command("loaddata", "schemes.json", verbosity=0)
    before = list(Scheme.objects.order_by("pk").values())

    call_command("loaddata", "schemes.json", verbosity=0)

    assert list(Scheme.objects.order_by("pk").values()) == before
    assert [scheme.slug for scheme in Scheme.objects.in_force().order_by("slug")] == [
        "all-must-hold",
        "factor-evaluation-system",
        "management-gate",
        "more-than-half-the-time",
        "weighted-mean",
    ]


def test_the_latest_approved_version_is_in_force():
    first = SchemeFactory()
    second = SchemeFactory(slug=first.slug, number=2)
    SchemeFactory(slug=first.slug, number=3, draft=True)
    own = SchemeFactory(slug=first.slug, organization=PositionFactory().organization)

    assert set(Scheme.objects.in_force()) == {second, own}


def test_what_is_no_scheme_is_refused():
    scheme = SchemeFactory.build(rules={"method": "guessing"})

    with pytest.raises(ValidationError) as refused:
        scheme.full_clean()

    assert list(refused.value.message_dict) == ["rules"]


def test_a_draft_is_approved_by_somebody_else_once():
    editor, approver = UserFactory(hr_editor=True), UserFactory(hr_approver=True)
    draft = SchemeFactory(draft=True, drafted_by=editor)

    with pytest.raises(CannotApproveScheme, match="Somebody else"):
        approve_scheme(scheme=draft, by=editor, at=NOW)
    with pytest.raises(CannotApproveScheme, match="Only HR approvers"):
        approve_scheme(scheme=draft, by=UserFactory(hr_editor=True), at=NOW)
    approve_scheme(scheme=draft, by=approver, at=NOW)

    assert (draft.approved_by, draft.approved_at) == (approver, NOW)
    with pytest.raises(CannotApproveScheme, match="already"):
        approve_scheme(scheme=draft, by=approver, at=NOW)


@pytest.mark.parametrize("change", [{"rules": {"method": "all must hold"}}, {"name": "Other"}, {"approved_at": None}])
def test_an_approved_scheme_never_changes(change):
    scheme = SchemeFactory()

    with pytest.raises(DatabaseError, match="approved scheme stays"), transaction.atomic():
        Scheme.objects.filter(pk=scheme.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Scheme.objects.filter(pk=scheme.pk).delete()


# --- starting --------------------------------------------------------------------------------------------------------


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
    with pytest.raises(CannotRate, match="Only HR editors"):
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


# --- answering -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answered", [Answer(1), Answer(3), Answer(2, True), DOES_NOT_APPLY])
def test_an_answer_is_kept_with_its_reason(sheet, answered):
    rating = answer(sheet, factors(sheet)[0], answered, reason=" The description says so.\n")

    assert (rating.answer, rating.first_answer, rating.reason) == (answered, answered, "The description says so.")


def test_another_answer_keeps_the_first(sheet):
    factor = factors(sheet)[0]
    answer(sheet, factor, Answer(1))

    rating = answer(sheet, factor, Answer(2, True))

    assert (rating.answer, rating.first_answer) == (Answer(2, True), Answer(1))
    assert Rating.objects.count() == 1


def test_the_statement_that_was_picked_is_kept(sheet):
    question = questionnaire_of(sheet).questions[0]
    key = next(key for key, level in question.levels_of_statements.items() if level == 2)

    assert str(answer(sheet, question.slug, statement=key).statement) == key
    assert str(answer(sheet, question.slug, Answer(1, True), statement=key).statement) == key


def test_the_only_statement_of_a_level_is_kept_without_being_picked(request_in_study):
    edition = EditionFactory(
        family__organization=request_in_study.position.organization, levels=2, statements=1, published=True
    )
    sheet = started(request_in_study, edition)

    assert str(answer(sheet, factors(sheet)[0]).statement) in questionnaire_of(sheet).questions[0].levels_of_statements


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"answered": Answer(4)}, "This is not among the answers."),
        ({"answered": Answer(3, True)}, "This is not among the answers."),
        ({"reason": "  "}, "Give a reason."),
        ({"reason": "x" * 5001}, "The reason has more than 5,000 characters."),
        ({"statement": "6f13ff33-f7f3-5318-ab8e-cacc49f4f0d0"}, "That statement is not of this edition."),
    ],
)
def test_a_wrong_answer_is_refused(sheet, facts, reason):
    with pytest.raises(CannotRate) as refused:
        answer(sheet, factors(sheet)[0], **facts)

    assert refused.value.reasons == [reason]
    assert Rating.objects.count() == 0


def test_a_statement_of_another_level_or_edition_is_refused(sheet):
    question = questionnaire_of(sheet).questions[0]
    stranger = EditionFactory().statements.get()
    key = next(key for key, level in question.levels_of_statements.items() if level == 3)

    for statement, said in [(key, "at another level"), (str(stranger.key), "not of this edition")]:
        with pytest.raises(CannotRate, match=said):
            answer(sheet, question.slug, Answer(1), statement=statement)


def test_a_factor_that_is_not_in_the_scheme_is_refused(sheet):
    with pytest.raises(CannotRate, match="“salary” is not among the factors"):
        answer(sheet, "salary")


def test_two_windows_do_not_overwrite_each_other(sheet):
    factor = factors(sheet)[0]
    first = answer(sheet, factor, Answer(1))

    with pytest.raises(AnsweredElsewhere, match="in another window: Level") as refused:
        answer(sheet, factor, Answer(3), read_at=first.answered_at - timedelta(seconds=1))

    assert refused.value.stored == first
    assert Rating.objects.get().answer == Answer(1)


def test_only_its_rater_writes_in_a_sheet(sheet):
    given = Given(factor=factors(sheet)[0], answer=Answer(1), reason="Because.")

    with pytest.raises(CannotRate, match="Only who started a rating"):
        answer_factor(sheet=sheet, given=given, by=UserFactory(hr_editor=True), at=NOW)


# --- the machine's estimate ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("documents")
class TestEstimates:
    def start(self, text=GUIDED):
        mit = Organization.objects.get(slug="mit")
        edition = Edition.objects.in_force().get(family__organization=mit, family__slug="it-consultant")
        return started(in_study(mit, text=text), edition, Scheme.objects.get(slug="weighted-mean"))

    def test_the_first_answer_keeps_what_the_machine_read(self):
        sheet = self.start()

        rating = answer(sheet, "decision-making", Answer(4))

        assert (rating.estimate["level"], rating.estimate["said"]) == (2, "I or II")
        assert rating.estimate["edition"] == sheet.edition.publication.digest
        assert [each["text"] for each in rating.estimate["evidence"]] == [
            "Makes simple decisions within existing policies and procedures under supervision.",
            "Asks for help with unclear decisions.",
        ]
        assert (rating.difference, rating.is_far, rating.needs_a_word) == (2, True, True)

    def test_a_later_answer_keeps_the_estimate_of_the_first(self):
        sheet = self.start()
        first = answer(sheet, "decision-making", Answer(4)).estimate

        rating = answer(sheet, "decision-making", Answer(3, True))

        assert rating.estimate == first
        assert (rating.difference, rating.needs_a_word) == (Fraction(3, 2), False)

    def test_a_difference_of_two_levels_needs_a_word_before_signing(self):
        sheet = self.start()
        for factor in factors(sheet):
            answer(sheet, factor, Answer(4) if factor == "decision-making" else DOES_NOT_APPLY)
        name = questionnaire_of(sheet).question("decision-making").factor.name
        reason = f"{name}: your answer stands two levels or more from the estimate. Say in a word why."

        assert reasons_against_signing(sheet, sheet.rater) == [reason]
        answer(sheet, "decision-making", Answer(4), word="The description leaves out the budget.")
        assert reasons_against_signing(sheet, sheet.rater) == []

    def test_what_does_not_apply_does_not_differ(self):
        rating = answer(self.start(), "decision-making", DOES_NOT_APPLY)

        assert (rating.difference, rating.needs_a_word) == (None, False)

    @pytest.mark.parametrize("text", ["x", "<div>Decides.</div>", "Ordnet alle Dateien und hilft den Leuten. " * 9])
    def test_a_text_that_cannot_be_read_gives_no_estimate(self, text):
        rating = answer(self.start(text), "decision-making")

        assert (rating.estimate, rating.difference) == ({}, None)


# --- signing ---------------------------------------------------------------------------------------------------------


def test_a_sheet_is_signed_once_with_its_result(sheet):
    sheet = signed(sheet, Answer(2), Answer(3))

    sheet.refresh_from_db()
    assert (sheet.signed_at, sheet.result) == (NOW, questionnaire_of(sheet).scale.levels[2])
    step = RequestStep.objects.get(step=Step.RATE)
    assert (step.by, step.at, step.from_stage, step.to_stage) == (sheet.rater, NOW, Stage.IN_STUDY, Stage.IN_STUDY)
    with pytest.raises(CannotRate, match="is signed"):
        sign_sheet(sheet=sheet, by=sheet.rater, at=NOW)


def test_an_incomplete_sheet_is_not_signed(sheet):
    answer(sheet, factors(sheet)[0])

    with pytest.raises(CannotRate) as refused:
        sign_sheet(sheet=sheet, by=sheet.rater, at=NOW)

    assert refused.value.reasons == ["1 of 2 questions are not answered yet."]
    assert RequestStep.objects.count() == 0


def test_a_signed_sheet_never_changes(sheet):
    sheet = signed(sheet, Answer(1), Answer(1))

    for change in [
        lambda: RatingSheet.objects.filter(pk=sheet.pk).update(result="III"),
        lambda: RatingSheet.objects.filter(pk=sheet.pk).update(signed_at=None, result=""),
        lambda: sheet.ratings.update(level=2),
        lambda: sheet.ratings.all()[0].delete(),
        lambda: RatingFactory(sheet=sheet),
        lambda: RatingSheet.objects.filter(pk=sheet.pk).delete(),
    ]:
        with pytest.raises(DatabaseError, match="A signed rating stays as it is"), transaction.atomic():
            change()
    with pytest.raises(CannotRate, match="does not change any more"):
        answer(sheet, factors(sheet)[0])


def test_duties_are_rated_by_the_first_signed_part_that_names_any():
    request = in_study(duties=[(60, "Writes."), (40, "Plans.")])
    edition = EditionFactory(family__organization=request.position.organization, levels=3, published=True)

    sheet = started(request, edition, SchemeFactory(rules={"method": "more than half the time"}))

    asked = questionnaire_of(sheet).questions
    assert [(each.slug, each.quote, each.factor.share) for each in asked] == [
        ("duty-1", "Writes.", 60),
        ("duty-2", "Plans.", 40),
    ]
    assert signed(sheet, Answer(3), Answer(1)).result == questionnaire_of(sheet).scale.levels[2]


# --- independent ratings ---------------------------------------------------------------------------------------------


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
