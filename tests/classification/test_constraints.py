"""What the database refuses of positions and what is done with them, and in which words a form says so first."""

from datetime import date
from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from classification.models import (
    Appeal,
    AppealDecision,
    AppealStage,
    ClassificationRequest,
    CountingRules,
    Description,
    Determination,
    Duty,
    Part,
    Position,
    Rating,
    RatingSheet,
    Reading,
    Ruling,
    Run,
    Scheme,
    Section,
    SentRecord,
    Succession,
)
from tests.classification.factories import (
    AppealStageFactory,
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RatingFactory,
    RatingSheetFactory,
    RequestFactory,
    RulingFactory,
    SchemeFactory,
    SectionFactory,
)
from tests.factories import EditionFactory, JobFamilyFactory, OrganizationFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

KEYS = [UUID(int=1), UUID(int=2)]
RULES = {
    "routes": [{"name": "Route", "conditions": [{"kind": "judgement", "text": "Able.", "cites": [{"text": "Able."}]}]}]
}


def counting_rules():
    return CountingRules(organization=OrganizationFactory(), associate_years=5, bachelor_years=4)


def second_position():
    first = PositionFactory()
    return Position(organization=first.organization, number=first.number, unit="Another")


def own_supervisor():
    position = PositionFactory()
    position.supervisor = position
    return position


def second_description():
    first = DescriptionFactory()
    return Description(position=first.position, number=first.number, started_by=first.started_by, started_at=now())


def second_part():
    first = PartFactory()
    return Part(description=first.description, role=first.role, author=UserFactory(), changed_at=now())


def digest_without_signature():
    description = DescriptionFactory()
    author = description.position.incumbent
    return Part(description=description, role="incumbent", author=author, changed_at=now(), words_digest="0" * 64)


def second_section():
    first = SectionFactory()
    return Section(part=first.part, text="Another.", order=first.order)


def second_duty():
    first = DutyFactory()
    return Duty(part=first.part, text="Another.", percent=10, order=first.order)


def duty_of_no_time():
    return Duty(part=PartFactory(), text="Nothing.", percent=101, order=1)


def request(**fields):
    facts = {"kind": "audit", "reason": "It is time.", "requested_by": UserFactory(), "requested_at": now()}
    return ClassificationRequest(**facts | fields)


def second_request():
    return request(position=RequestFactory().position)


def submitted_without_description():
    return request(position=PositionFactory(), stage="submitted")


def scheme(**fields):
    facts = {"slug": "points", "name": "Points", "number": 1, "rules": {"method": "weighted mean"}, "source": "Ours."}
    return Scheme(**facts | {"drafted_at": now()} | fields)


def second_scheme():
    first = SchemeFactory(organization=OrganizationFactory())
    return scheme(organization=first.organization, slug=first.slug)


def sheet(**fields):
    facts = {"request": None, "rater": None, "scheme": None} | fields
    facts["request"] = facts["request"] or RequestFactory(studied=True)
    facts["rater"] = facts["rater"] or UserFactory(hr_editor=True)
    facts["scheme"] = facts["scheme"] or SchemeFactory()
    return RatingSheet(started_at=now(), **facts)


def second_sheet():
    first = RatingSheetFactory()
    return sheet(request=first.request, rater=first.rater, scheme=first.scheme)


def rating(**fields):
    facts = {"factor": "impact", "level": 1, "first_level": 1, "reason": "It says so.", "answered_at": now()}
    return Rating(**facts | {"sheet": fields.pop("sheet", None) or RatingSheetFactory()} | fields)


def second_rating():
    first = RatingFactory()
    return rating(sheet=first.sheet, factor=first.factor)


def reading(save=False, **fields):
    facts = {"level_key": KEYS[0], "number": 1, "rules": RULES, "drafted_at": now(), "drafted_by": UserFactory()}
    made = Reading(**facts | {"family": fields.pop("family", None) or JobFamilyFactory()} | fields)
    if save:
        made.save()
    return made


def sent_record(**fields):
    edition = EditionFactory(published=True)
    facts = {"level": edition.levels.get(), "as_of_on": date(2026, 3, 2), "record": {}, "sent_at": now()}
    made = {"sender": UserFactory(), "reading": reading(save=True, family=edition.family), "message": "Look."}
    return SentRecord(**facts | made | fields)


def sent_to_oneself():
    user = UserFactory()
    return sent_record(sender=user, to=user)


def determination_without_reasons():
    sent = sent_record()
    sent.save()
    return Determination(sent=sent, result="meets", digest="0" * 64, signed_by=UserFactory(), signed_at=now())


def ruling(**fields):
    """Return a ruling that classifies, but for what is given."""
    asked = RequestFactory(studied=True)
    facts = {
        "outcome": "first",
        "level": EditionFactory(published=True).levels.get(),
        "rationale": "Its work.",
        "authority": "Delegation",
        "exemption": "exempt",
        "exemption_reason": "Professional duties.",
        "effective_on": date(2026, 3, 2),
    }
    return Ruling(position=asked.position, request=asked, ruled_by=UserFactory(), ruled_at=now(), **facts | fields)


def second_stage():
    first = AppealStageFactory()
    return stage(organization=first.organization)


def stage(**fields):
    facts = {"order": 1, "name": "Review", "heard_by": "A board", "days_to_file": 20, "days_to_decide": 30}
    return AppealStage(**facts | {"organization": fields.pop("organization", None) or OrganizationFactory()} | fields)


def appeal(save=False, **fields):
    facts = {"stage": 1, "stage_name": "Review", "heard_by": "A board", "grounds": "It is more."}
    times = {"filed_by": UserFactory(), "filed_at": now(), "decide_by": date(2026, 3, 2)}
    made = Appeal(**facts | times | {"ruling": fields.pop("ruling", None) or RulingFactory()} | fields)
    if save:
        made.save()
    return made


def decision_without_reasons():
    return AppealDecision(appeal=appeal(save=True), outcome="upheld", decided_by=UserFactory(), decided_at=now())


def succession(save=False, **fields):
    """Return where the positions of a level of a draft go, but for what is given."""
    edition = fields.pop("edition", None) or EditionFactory()
    facts = {"retired_key": KEYS[0], "successor_key": KEYS[1], "family": edition.family, "reason": "Same work."}
    made = Succession(edition=edition, **facts | {"by": UserFactory(), "at": now()} | fields)
    if save:
        made.save()
    return made


def second_succession(**fields):
    return succession(edition=succession(save=True, **fields).edition, **fields)


def run_of_nothing():
    asked = RequestFactory(studied=True)
    facts = {"text": "Sorts letters.", "editions": ["0"], "rulings": ["0"], "lexicon": "1", "output": "{}"}
    return Run(request=asked, description=asked.description, by=UserFactory(), at=now(), **facts)


# Constraint: what makes a row that breaks it, and what people are told.
REFUSED = {
    "higher_degrees_take_longer": (counting_rules, "A higher degree stands for no fewer years than a lower one."),
    "one_position_per_number": (second_position, "The organization has a position of that number."),
    "nobody_supervises_their_own_position": (own_supervisor, "A position is not its own supervisor’s."),
    "one_description_per_number": (second_description, "The position has a description of that number."),
    "one_part_per_role": (second_part, "The description has that part."),
    "signed_with_a_digest": (digest_without_signature, "A signature stands for certain words."),
    "one_section_per_place": (second_section, "Another section stands there."),
    "one_duty_per_place": (second_duty, "Another duty stands there."),
    "a_duty_takes_a_share_of_the_time": (duty_of_no_time, "A duty takes 1 to 100 percent of the time."),
    "one_open_request_per_position": (second_request, "A request about this position is open already."),
    "submitted_with_a_description": (
        submitted_without_description,
        "A request is submitted with a description of the work.",
    ),
    "one_scheme_per_version": (second_scheme, "The scheme has a version of that number."),
    "one_scheme_for_all_per_version": (
        lambda: scheme(slug=SchemeFactory().slug),
        "The scheme for all has a version of that number.",
    ),
    "schemes_are_numbered_from_one": (lambda: scheme(number=0), "The first version is number 1."),
    "one_sheet_per_rater_and_scheme": (second_sheet, "You have a rating by this scheme already."),
    "signed_with_its_result": (lambda: sheet(signed_at=now()), "A signed rating has its result."),
    "one_answer_per_factor": (second_rating, "The factor is answered already."),
    "between_two_levels": (
        lambda: rating(level=0, is_between=True),
        "What does not apply is not between levels.",
    ),
    "an_answer_has_a_reason": (lambda: rating(reason=""), "Give a reason."),
    "one_reading_per_number": (
        lambda: reading(family=reading(save=True).family),
        "Another reading of this level has that number.",
    ),
    "corrections_have_a_reason": (lambda: reading(number=2), "Say why the reading before is corrected."),
    "readings_are_numbered_from_one": (
        lambda: reading(number=0, reason="Wrong."),
        "The first reading is number 1.",
    ),
    "nobody_sends_a_record_to_themselves": (sent_to_oneself, "Send it to somebody else."),
    "a_determination_has_reasons": (determination_without_reasons, "Give the reasons."),
    "a_ruling_names_its_level": (
        lambda: ruling(level=None, exemption="", exemption_reason=""),
        "This outcome names a level, or none.",
    ),
    "a_ruling_states_its_exemption": (
        lambda: ruling(exemption_reason=""),
        "State the position’s own exemption, and why.",
    ),
    "a_ruling_has_reasons": (lambda: ruling(rationale=""), "Give the reasons and the authority."),
    "one_appeal_stage_per_place": (second_stage, "Another stage stands there."),
    "appeal_stages_leave_time": (
        lambda: stage(days_to_file=0),
        "Stages are counted from 1, and leave each side at least a day.",
    ),
    "one_appeal_per_stage": (
        lambda: appeal(ruling=appeal(save=True).ruling),
        "This stage was appealed to already.",
    ),
    "an_appeal_has_grounds": (lambda: appeal(grounds=""), "Say what is wrong with the ruling."),
    "a_decision_has_reasons": (decision_without_reasons, "Give the reasons for the decision."),
    "one_successor_per_position": (
        lambda: second_succession(position=PositionFactory()),
        "What becomes of this position is decided already.",
    ),
    "one_successor_per_level": (second_succession, "The level’s successor is decided already."),
    "a_level_does_not_succeed_itself": (
        lambda: succession(successor_key=KEYS[0]),
        "A level does not succeed itself.",
    ),
    "a_run_says_what_it_rests_on": (run_of_nothing, "A run names its engine."),
}
each_constraint = pytest.mark.parametrize(("make", "said"), REFUSED.values(), ids=REFUSED)


def test_the_table_above_holds_every_constraint():
    models = apps.get_app_config("classification").get_models()

    assert {constraint.name for model in models for constraint in model._meta.constraints} == set(REFUSED)


@each_constraint
def test_the_database_refuses_the_row(make, said):
    row = make()

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@each_constraint
def test_people_are_told_why(make, said):
    row = make()

    with pytest.raises(ValidationError) as refused:
        row.validate_constraints()

    assert refused.value.messages == [said]
    with pytest.raises(ValidationError):
        row.full_clean()


@pytest.mark.parametrize(
    "make",
    [
        lambda: [PositionFactory(number="P-1") for _ in range(2)][1],
        lambda: request(position=RequestFactory(stage="withdrawn").position),
        lambda: ruling(level=None, outcome="returned", exemption="", exemption_reason=""),
        lambda: succession(edition=succession(save=True).edition, position=PositionFactory()),
        lambda: AppealDecision(
            appeal=appeal(save=True), outcome="withdrawn", decided_by=UserFactory(), decided_at=now()
        ),
    ],
    ids=[
        "one number at two organizations",
        "a request after one that was withdrawn",
        "a ruling that names no level",
        "a successor for all and one for a position",
        "a withdrawal without reasons",
    ],
)
def test_what_is_alike_elsewhere_is_welcome(make):
    make().validate_constraints()
