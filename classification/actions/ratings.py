"""What raters do: start a sheet, answer a factor, sign."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from classification.actions.requests import REQUEST_STEPS, record_step
from classification.engine.scoring import Answer, CannotScore, needs_ladder
from classification.models import ClassificationRequest, Rating, RatingSheet, Scheme, Stage, Step
from classification.rating.estimates import estimate_for
from classification.rating.questionnaires import Question, questionnaire_for, questionnaire_of, statement_in
from jobfamilies.actions.seals import seal
from jobfamilies.models import Edition
from website.models import User
from website.refusals import Refused

LONGEST_REASON = 5000
ALREADY_SIGNED = "This rating is signed: it does not change any more."


class CannotRate(Refused):
    """The rating cannot be started, answered or signed now."""


class AnsweredElsewhere(CannotRate):
    """The factor was answered otherwise after the form was given; `stored` is what stands now."""

    def __init__(self, stored: Rating, said: str) -> None:
        super().__init__([f"You answered this otherwise in another window: {said}. Save again to replace that."])
        self.stored = stored


@dataclass(frozen=True)
class Given:
    """An answer as it was given. `read_at` is when the answer that the form showed was given; None where none was."""

    factor: str
    answer: Answer
    reason: str
    statement: str = ""
    word: str = ""
    read_at: datetime | None = None


@transaction.atomic
def start_sheet(
    *, request: ClassificationRequest, scheme: Scheme, edition: Edition | None, by: User, at: datetime
) -> RatingSheet:
    """Start one's rating of a request by a scheme, against a ladder where the scheme needs one. Raises CannotRate."""
    if reasons := [*REQUEST_STEPS.reasons_against(Step.RATE, request, by=by), *_misfits(request, scheme, edition)]:
        raise CannotRate(reasons)
    try:
        with transaction.atomic():
            return RatingSheet.objects.create(
                request=request,
                rater=by,
                scheme=scheme,
                edition=edition if needs_ladder(scheme.scheme) else None,
                started_at=at,
            )
    except IntegrityError as error:
        raise CannotRate(["You have a rating by this scheme already."]) from error


def _misfits(request: ClassificationRequest, scheme: Scheme, edition: Edition | None) -> list[str]:
    """Return why the scheme cannot be used on the request against the ladder."""
    organization = request.position.organization_id
    if scheme.organization_id not in (None, organization) or not scheme.is_approved:
        return ["This scheme is not in force here."]
    if edition and edition.family.organization_id != organization:
        return ["This ladder is another organization’s."]
    try:
        questionnaire_for(scheme.scheme, edition, request)
    except CannotScore as misfit:
        return misfit.faults
    return []


def open_sheet(sheet: RatingSheet, by: User) -> RatingSheet:
    """Return the sheet as it stands now, locked, for its rater to write in. Raises CannotRate."""
    found = RatingSheet.objects.select_for_update(of=("self",), no_key=True).with_all().get(pk=sheet.pk)
    if found.rater_id != by.pk:
        raise CannotRate(["Only who started a rating writes in it."])
    if found.is_signed:
        raise CannotRate([ALREADY_SIGNED])
    if reasons := REQUEST_STEPS.reasons_against(Step.RATE, found.request, by=by):
        raise CannotRate(reasons)
    return found


@transaction.atomic
def answer_factor(*, sheet: RatingSheet, given: Given, by: User, at: datetime) -> Rating:
    """Keep the answer on one factor. With the first one the machine's estimate is kept, as the rater then sees it.

    Raises CannotRate; AnsweredElsewhere where another answer was given after the form was.
    """
    sheet = open_sheet(sheet, by)
    question = questionnaire_of(sheet).question(given.factor)
    if question is None:
        raise CannotRate([f"“{given.factor[:100]}” is not among the factors of this rating."])
    if faults := _faults(question, given):
        raise CannotRate(faults)
    stored = sheet.ratings.filter(factor=given.factor).first()
    if stored and stored.answered_at != given.read_at:
        raise AnsweredElsewhere(stored, question.factor.said(stored.answer))
    rating = stored or _first(sheet, given)
    rating.level, rating.is_between = given.answer.level, given.answer.is_between
    rating.statement = statement_in(question, given.answer, given.statement)
    rating.reason, rating.word, rating.answered_at = given.reason.strip(), given.word.strip(), at
    rating.save()
    return rating


def _first(sheet: RatingSheet, given: Given) -> Rating:
    """Return a factor's first answer, with the estimate that nobody has seen so far."""
    return Rating(
        sheet=sheet,
        factor=given.factor,
        first_level=given.answer.level,
        first_is_between=given.answer.is_between,
        estimate=estimate_for(sheet, given.factor),
    )


def _faults(question: Question, given: Given) -> list[str]:
    """Return what is wrong with an answer, in sentences."""
    faults = []
    if given.answer not in question.factor.answers:
        faults.append("This is not among the answers.")
    if given.statement and given.statement not in question.levels_of_statements:
        faults.append("That statement is not of this edition.")
    elif given.statement and question.levels_of_statements[given.statement] not in _levels(given.answer):
        faults.append("The statement that you picked stands at another level than your answer.")
    if not given.reason.strip():
        faults.append("Give a reason.")
    elif len(given.reason) > LONGEST_REASON:
        faults.append(f"The reason has more than {LONGEST_REASON:,} characters.")
    return faults


def _levels(answer: Answer) -> tuple[int, ...]:
    """Return the levels whose statements speak for an answer: two for “between”."""
    return (answer.level, answer.level + 1) if answer.is_between else (answer.level,)


def reasons_against_signing(sheet: RatingSheet, by: User) -> list[str]:
    """Return why the sheet cannot be signed now, in sentences; empty where it can."""
    if sheet.rater_id != by.pk:
        return ["Only who started a rating signs it."]
    if sheet.is_signed:
        return [ALREADY_SIGNED]
    return [*REQUEST_STEPS.reasons_against(Step.RATE, sheet.request, by=by), *_missing(sheet)]


def _missing(sheet: RatingSheet) -> list[str]:
    ratings = {rating.factor: rating for rating in sheet.ratings.all()}
    questions = questionnaire_of(sheet).questions
    open_ones = [question for question in questions if question.slug not in ratings]
    far = [question.factor.name for question in questions if (it := ratings.get(question.slug)) and it.needs_a_word]
    said = f"{len(open_ones)} of {len(questions)} questions are not answered yet."
    return [said] * bool(open_ones) + [
        f"{name}: your answer stands two levels or more from the estimate. Say in a word why." for name in far
    ]


@transaction.atomic
def sign_sheet(*, sheet: RatingSheet, by: User, at: datetime) -> RatingSheet:
    """Sign a rating with what it comes to, and write down that it was. Raises CannotRate."""
    sheet = open_sheet(sheet, by)
    if reasons := reasons_against_signing(sheet, by):
        raise CannotRate(reasons)
    result = questionnaire_of(sheet).result({rating.factor: rating.answer for rating in sheet.ratings.all()})
    assert result is not None
    sheet.signed_at, sheet.result = at, result.said
    sheet.save(update_fields=["signed_at", "result", "words_digest"])
    seal(sheet, at=at)
    note = f"{sheet.scheme}"
    record_step(request=sheet.request, step=Step.RATE, to_stage=Stage.IN_STUDY, by=by, at=at, note=note)
    return sheet
