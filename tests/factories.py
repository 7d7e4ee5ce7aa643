"""Rows for tests: each factory makes one that is valid, its traits the kinds that tests speak of.

`EditionFactory()` is a draft whose ladder has one level, one row and one statement; `levels=3`, `rows=2` and
`statements=4` (of each cell) make it larger, `levels=0` leaves it without. What is published was published by the
action.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from jobfamilies import document
from jobfamilies.actions import publish_edition, withdraw_edition
from jobfamilies.actions.publishing import last_digest
from jobfamilies.actions.seals import Act, seal
from jobfamilies.models import (
    Edition,
    Grade,
    JobFamily,
    JobFunction,
    Level,
    Organization,
    OwnFactDefinition,
    Publication,
    SourceDocument,
)
from ladders.models import Dimension, Row, Statement
from website.models import Role, User


def days_from_now(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def publish(edition: Edition, effective_on: date | None = None) -> Edition:
    """Publish a draft as what is loaded is, from yesterday on where no day is given, and return it anew.

    It was recorded on the day itself, or now where that is still to come.
    """
    day = effective_on or days_from_now(-1)
    recorded_at = min(timezone.now(), timezone.make_aware(datetime.combine(day, time(12))))
    publish_edition(edition=edition, effective_on=day, by=None, at=recorded_at)
    return Edition.objects.with_family().get(pk=edition.pk)


def publish_as(version: int, edition: Edition, **facts: Any) -> Edition:
    """Publish a draft as a release did whose documents were of that version, and return it anew."""
    said = {"effective_on": days_from_now(-1), "published_at": timezone.now()} | facts
    Edition.objects.filter(pk=edition.pk).update(state=Edition.State.PUBLISHED)
    publication = Publication(edition=edition, document_version=version, previous_digest=last_digest(edition), **said)
    publication.digest = document.digest(document.dump(edition))
    publication.save()
    seal(publication, at=said["published_at"], act=Act.RESTORED)
    return Edition.objects.with_family().get(pk=edition.pk)


class UserFactory(DjangoModelFactory[User]):
    """Somebody with an account. Traits give roles: `hr_editor`, who is analyst too, and `hr_approver`, for the whole
    site; `roles` gives others, each as a kind or as a dict of a Role's fields. `administrator` is
    one of people. manager and employee have none."""

    class Meta:
        model = User

    class Params:
        hr_editor = factory.Trait(roles=("HR editor", "analyst"))
        hr_approver = factory.Trait(roles=("HR approver",))
        administrator = factory.Trait(roles=("people administrator",))
        manager = factory.Trait()
        employee = factory.Trait()

    username = factory.Sequence("user-{}".format)
    roles = ()

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, roles: Iterable[Any], **fields: Any) -> User:
        user: User = super()._create(model_class, *args, **fields)
        for role in roles:
            RoleFactory(person=user, **(role if isinstance(role, dict) else {"kind": role}))
        return user


class RoleFactory(DjangoModelFactory[Role]):
    """A role for the whole site, from long ago on."""

    class Meta:
        model = Role

    person = factory.SubFactory(UserFactory)
    kind = Role.Kind.HR_EDITOR
    from_on = date(2020, 1, 1)
    given_at = factory.LazyFunction(timezone.now)


class OrganizationFactory(DjangoModelFactory[Organization]):
    class Meta:
        model = Organization

    name = factory.Sequence("Organization {}".format)
    slug = factory.Sequence("organization-{}".format)


class SourceDocumentFactory(DjangoModelFactory[SourceDocument]):
    class Meta:
        model = SourceDocument

    organization = factory.SubFactory(OrganizationFactory)
    title = factory.Sequence("Document {}".format)
    slug = factory.Sequence("document-{}".format)
    text = "Job Title: Clerk"


class JobFunctionFactory(DjangoModelFactory[JobFunction]):
    class Meta:
        model = JobFunction

    name = factory.Sequence("Function {}".format)
    slug = factory.Sequence("function-{}".format)


class GradeFactory(DjangoModelFactory[Grade]):
    """A grade above those made before it."""

    class Meta:
        model = Grade

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.LazyAttribute(lambda grade: f"Grade {grade.order}")
    slug = factory.LazyAttribute(lambda grade: f"grade-{grade.order}")
    order = factory.Sequence(lambda number: number + 1)


class JobFamilyFactory(DjangoModelFactory[JobFamily]):
    class Meta:
        model = JobFamily

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence("Family {}".format)
    slug = factory.Sequence("family-{}".format)


class DimensionFactory(DjangoModelFactory[Dimension]):
    class Meta:
        model = Dimension

    name = factory.Sequence("Dimension {}".format)
    slug = factory.Sequence("dimension-{}".format)
    kind = Dimension.Kind.COMPETENCY
    definition = "What a level must be able to do."
    order = factory.Sequence(lambda number: number + 1000)  # after those of the documents


class EditionFactory(DjangoModelFactory[Edition]):
    """An edition of a family of its own, or the next one of the family that is given.

    Traits: draft (as it is without any), in_review, approved, published (in force), scheduled (published, effective in
    30 days), withdrawn (scheduled, and taken back), transcribed (every level and row cites one document).
    `effective_on` publishes it from that day on; `graded=True` gives each level a grade.
    """

    class Meta:
        model = Edition

    class Params:
        draft = factory.Trait(state=Edition.State.DRAFT)
        in_review = factory.Trait(state=Edition.State.IN_REVIEW)
        approved = factory.Trait(state=Edition.State.APPROVED)
        published = factory.Trait(effective_on=factory.LazyFunction(lambda: days_from_now(-1)))
        scheduled = factory.Trait(effective_on=factory.LazyFunction(lambda: days_from_now(30)))
        withdrawn = factory.Trait(scheduled=True, withdrawn_for="Not agreed.")
        transcribed = factory.Trait(
            document=factory.SubFactory(
                SourceDocumentFactory, organization=factory.SelfAttribute("..family.organization")
            )
        )

    family = factory.SubFactory(JobFamilyFactory)
    number = factory.LazyAttribute(lambda edition: edition.family.editions.count() + 1)
    title = factory.SelfAttribute("family.name")
    levels = rows = statements = 1
    graded = False
    document = None
    effective_on = None
    withdrawn_for = ""

    @classmethod
    def _create(
        cls,
        model_class: type[Edition],
        *args: Any,
        levels: int,
        rows: int,
        statements: int,
        graded: bool,
        document: SourceDocument | None,
        effective_on: date | None,
        withdrawn_for: str,
        **fields: Any,
    ) -> Edition:
        edition: Edition = super()._create(model_class, *args, **fields)
        columns = LevelFactory.create_batch(levels, edition=edition, source_document=document, graded=graded)
        for row in RowFactory.create_batch(rows, edition=edition, source_document=document):
            for level in columns:
                StatementFactory.create_batch(statements, level=level, row=row)
        if effective_on:
            edition = publish(edition, effective_on)
        if withdrawn_for:
            approver = UserFactory(hr_approver=True)
            withdraw_edition(edition=edition, by=approver, at=timezone.now(), reason=withdrawn_for)
        return Edition.objects.with_family().get(pk=edition.pk)


class OwnFactFactory(DjangoModelFactory[OwnFactDefinition]):
    """A text that an organization adds to its levels' facts, for everybody."""

    class Meta:
        model = OwnFactDefinition

    organization = factory.SubFactory(OrganizationFactory)
    slug = factory.Sequence("fact-{}".format)
    label = factory.Sequence("Fact {}".format)
    kind = "text"
    place = factory.LazyAttribute(lambda fact: fact.organization.own_facts.count() + 1)


class LevelFactory(DjangoModelFactory[Level]):
    """The next level up of a draft."""

    class Meta:
        model = Level

    class Params:
        graded = factory.Trait(
            grade=factory.SubFactory(
                GradeFactory, organization=factory.SelfAttribute("..edition.family.organization")
            ),
            grade_text=factory.SelfAttribute("grade.name"),
        )

    edition = factory.SubFactory(EditionFactory, levels=0, rows=0)
    rank = factory.LazyAttribute(lambda level: level.edition.levels.count() + 1)
    title = factory.Sequence("Level {}".format)
    slug = factory.Sequence("level-{}".format)


class RowFactory(DjangoModelFactory[Row]):
    """The next row down of a draft."""

    class Meta:
        model = Row

    class Params:
        prose = factory.Trait(style=Row.Style.PROSE)

    edition = factory.SubFactory(EditionFactory, levels=0, rows=0)
    dimension = factory.SubFactory(DimensionFactory)
    label = factory.SelfAttribute("dimension.name")
    place = factory.LazyAttribute(lambda row: row.edition.rows.count() + 1)


class StatementFactory(DjangoModelFactory[Statement]):
    """The next statement of a cell of a draft."""

    class Meta:
        model = Statement

    level = factory.SubFactory(LevelFactory)
    row = factory.SubFactory(RowFactory, edition=factory.SelfAttribute("..level.edition"))
    edition = factory.SelfAttribute("level.edition")
    place = factory.LazyAttribute(
        lambda statement: Statement.objects.of_cell(statement.level, statement.row).count() + 1
    )
    text = factory.Sequence("Does task {}.".format)
