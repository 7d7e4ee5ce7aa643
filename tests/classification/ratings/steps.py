"""The steps of a rating as tests take them: a request in study, a sheet, its answers and its signature."""

from django.utils import timezone

from classification.actions.ratings import Given, answer_factor, sign_sheet, start_sheet
from classification.engine.scoring import Answer
from classification.models import Stage
from classification.rating.questionnaires import questionnaire_of
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RequestFactory,
    SchemeFactory,
    SectionFactory,
)
from tests.factories import EditionFactory, UserFactory

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
    type(part).objects.filter(pk=part.pk).update(signed_at=NOW, words_digest="0" * 64)
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


def ladder_for(request):
    """Return a published ladder of three levels and two rows, of the organization that the request is of."""
    organization = request.position.organization
    return EditionFactory(family__organization=organization, levels=3, rows=2, statements=2, published=True)


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
