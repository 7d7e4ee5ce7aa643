"""Makes positions and what is described, requested and ruled about them. A trait is a state the site knows."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from classification.models import (
    AppealStage,
    ClassificationRequest,
    Description,
    Duty,
    Part,
    Position,
    Rating,
    RatingSheet,
    Reading,
    Ruling,
    Scheme,
    Section,
    SentRecord,
    Stage,
)
from jobfamilies.models import Level
from tests.factories import EditionFactory, OrganizationFactory, UserFactory


class PositionFactory(DjangoModelFactory[Position]):
    """A seat with nobody in it. `held` puts somebody there, `supervised` also their supervisor."""

    class Meta:
        model = Position

    class Params:
        held = factory.Trait(incumbent=factory.SubFactory(UserFactory))
        supervised = factory.Trait(
            held=True,
            supervisor=factory.SubFactory(
                "tests.classification.factories.PositionFactory",
                held=True,
                organization=factory.SelfAttribute("..organization"),
            ),
        )

    organization = factory.SubFactory(OrganizationFactory)
    number = factory.Sequence("P-{}".format)
    unit = "Information Services"


class DescriptionFactory(DjangoModelFactory[Description]):
    """The next description of a position, with nothing written in it."""

    class Meta:
        model = Description

    position = factory.SubFactory(PositionFactory, supervised=True)
    number = factory.LazyAttribute(lambda description: description.position.descriptions.count() + 1)
    started_by = factory.SelfAttribute("position.incumbent")
    started_at = factory.LazyFunction(timezone.now)


class PartFactory(DjangoModelFactory[Part]):
    """The incumbent's part of a description."""

    class Meta:
        model = Part

    description = factory.SubFactory(DescriptionFactory)
    role = Part.Role.INCUMBENT
    author = factory.SelfAttribute("description.position.incumbent")
    changed_at = factory.LazyFunction(timezone.now)


class SectionFactory(DjangoModelFactory[Section]):
    """The next section of a part."""

    class Meta:
        model = Section

    part = factory.SubFactory(PartFactory)
    kind = Section.Kind.PURPOSE
    text = "Keeps the wiki in order."
    order = factory.LazyAttribute(lambda section: section.part.sections.count() + 1)


class DutyFactory(DjangoModelFactory[Duty]):
    """The next duty of a part; a single one takes all the time."""

    class Meta:
        model = Duty

    part = factory.SubFactory(PartFactory)
    text = factory.Sequence("Does task {}.".format)
    percent = 100
    order = factory.LazyAttribute(lambda duty: duty.part.duties.count() + 1)


class RequestFactory(DjangoModelFactory[ClassificationRequest]):
    """A request that its incumbent is still writing; `studied` one that HR has taken into study."""

    class Meta:
        model = ClassificationRequest

    class Params:
        studied = factory.Trait(
            stage=Stage.IN_STUDY,
            description=factory.SubFactory(DescriptionFactory, position=factory.SelfAttribute("..position")),
        )

    position = factory.SubFactory(PositionFactory, supervised=True)
    kind = ClassificationRequest.Kind.RECLASSIFICATION
    reason = "The work grew."
    requested_by = factory.SelfAttribute("position.incumbent")
    requested_at = factory.LazyFunction(timezone.now)


class RulingFactory(DjangoModelFactory[Ruling]):
    """A ruling in effect since today, by the lowest level of an edition in force."""

    class Meta:
        model = Ruling

    request = factory.SubFactory(RequestFactory, studied=True, stage=Stage.RULED)
    position = factory.SelfAttribute("request.position")
    outcome = Ruling.Outcome.FIRST
    level = factory.LazyFunction(lambda: EditionFactory(published=True, levels=2).levels.first())
    rationale = "The duties are those of the level."
    authority = "Delegation to HR"
    exemption = Level.Exemption.EXEMPT
    exemption_reason = "Its duties are professional."
    effective_on = factory.LazyFunction(timezone.localdate)
    ruled_by = factory.SubFactory(UserFactory, hr_approver=True)
    ruled_at = factory.LazyFunction(timezone.now)


class AppealStageFactory(DjangoModelFactory[AppealStage]):
    """The next stage of an organization's way of appeal: 20 days to file, 30 to decide."""

    class Meta:
        model = AppealStage

    organization = factory.SubFactory(OrganizationFactory)
    order = factory.LazyAttribute(lambda stage: stage.organization.appeal_stages.count() + 1)
    name = factory.LazyAttribute(lambda stage: f"Stage {stage.order}")
    heard_by = factory.LazyAttribute(lambda stage: f"Committee {stage.order}")
    days_to_file = 20
    days_to_decide = 30


class SchemeFactory(DjangoModelFactory[Scheme]):
    """The first version of an approved scheme for all: the mean of a ladder's levels. `draft` is not approved yet."""

    class Meta:
        model = Scheme

    class Params:
        draft = factory.Trait(approved_at=None)

    slug = factory.Sequence("scheme-{}".format)
    name = factory.Sequence("Scheme {}".format)
    number = 1
    rules = factory.LazyFunction(lambda: {"method": "weighted mean"})
    source = "Ours."
    drafted_at = factory.LazyFunction(timezone.now)
    approved_at = factory.LazyFunction(timezone.now)


class RatingSheetFactory(DjangoModelFactory[RatingSheet]):
    """Somebody's rating of a request in study, with nothing answered; `signed` one that is signed."""

    class Meta:
        model = RatingSheet

    class Params:
        signed = factory.Trait(signed_at=factory.LazyFunction(timezone.now), result="Level 1")

    request = factory.SubFactory(RequestFactory, studied=True)
    rater = factory.SubFactory(UserFactory, hr_editor=True)
    scheme = factory.SubFactory(SchemeFactory)
    started_at = factory.LazyFunction(timezone.now)


class RatingFactory(DjangoModelFactory[Rating]):
    """The answer on one factor of a sheet: its lowest level."""

    class Meta:
        model = Rating

    sheet = factory.SubFactory(RatingSheetFactory)
    factor = factory.Sequence("factor-{}".format)
    level = 1
    first_level = factory.SelfAttribute("level")
    reason = "The description says so."
    answered_at = factory.LazyFunction(timezone.now)


class SentRecordFactory(DjangoModelFactory[SentRecord]):
    """A copy of an empty record, sent to HR for the lowest level of an edition in force, which HR read."""

    class Meta:
        model = SentRecord

    sender = factory.SubFactory(UserFactory)
    level = factory.LazyFunction(lambda: EditionFactory(published=True).levels.get())
    reading = factory.LazyAttribute(
        lambda sent: Reading.objects.create(
            family=sent.level.edition.family,
            level_key=sent.level.key,
            number=1,
            rules={"routes": []},
            drafted_by=UserFactory(),
            drafted_at=timezone.now(),
        )
    )
    as_of_on = factory.LazyFunction(timezone.localdate)
    record: "factory.LazyFunction[dict[str, object], dict[str, object]]" = factory.LazyFunction(dict)
    sent_at = factory.LazyFunction(timezone.now)
