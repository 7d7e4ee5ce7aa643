"""What the database refuses, and in which words a form says so first."""

from uuid import UUID

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from jobfamilies.models import Comment, Edition, Grade, JobFamily, Level, OwnFactDefinition, SealEntry, SourceDocument
from ladders.models import (
    GradeEquivalence,
    ImportedFamily,
    ImportFile,
    ImportProfile,
    ImportRun,
    Move,
    OutsideClass,
    RelatedFamilies,
    Row,
    SharedText,
    SharedTextUse,
    Statement,
    Waiver,
)
from tests.factories import (
    DimensionFactory,
    EditionFactory,
    GradeFactory,
    JobFamilyFactory,
    LevelFactory,
    OrganizationFactory,
    OwnFactFactory,
    RowFactory,
    SourceDocumentFactory,
    StatementFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

KEYS = [UUID(int=1), UUID(int=2)]


def second_document():
    other = SourceDocumentFactory()
    return SourceDocument(organization=other.organization, slug=other.slug, title="Another", text="Text")


def second_grade(**same):
    other = GradeFactory()
    fields = {"slug": "another", "order": other.order + 1} | {name: getattr(other, name) for name in same}
    return Grade(organization=other.organization, name="Another", **fields)


def second_family():
    other = JobFamilyFactory()
    return JobFamily(organization=other.organization, slug=other.slug, name="Another")


def second_edition(**fields):
    return Edition(family=EditionFactory(**fields).family, number=1)


def second_open_edition():
    return Edition(family=EditionFactory(in_review=True).family, number=2)


def edition_zero():
    return Edition(family=JobFamilyFactory(), number=0)


def second_entry(*same):
    """An entry that has these of another one's facts."""
    EditionFactory(published=True)
    other = SealEntry.objects.get()
    own = {"chain": "site", "number": 7, "kind": "jobfamilies.withdrawal", "row": 7, "digest": "0" * 64}
    facts = own | {name: getattr(other, name) for name in same}
    return SealEntry(act=other.act, form=other.form, at=other.at, row_digest=other.row_digest, **facts)


def second_level(**same):
    other = LevelFactory(job_code="I0956P")
    fields = {"slug": "another", "rank": 2, "title": "Another"} | {name: getattr(other, name) for name in same}
    return Level(edition=other.edition, **fields)


def second_row(**same):
    other = RowFactory()
    fields = {"dimension": DimensionFactory(), "place": 2} | {name: getattr(other, name) for name in same}
    return Row(edition=other.edition, label="Another", **fields)


def second_statement(**same):
    other = StatementFactory()
    fields = {"place": 2} | {name: getattr(other, name) for name in same}
    return Statement(edition=other.edition, level=other.level, row=other.row, text="Another.", **fields)


def statement_of_no_words():
    other = StatementFactory()
    return Statement(edition=other.edition, level=other.level, row=other.row, place=2, text="")


def level_of_unworded_grade():
    edition = EditionFactory(levels=0)
    return Level(edition=edition, slug="clerk", rank=1, grade=GradeFactory(organization=edition.family.organization))


def comment_resolved_by_nobody():
    return Comment(edition=EditionFactory(), author=UserFactory(), at=now(), text="Which?", resolved_at=now())


def comment_set_aside_by_nobody():
    return Comment(edition=EditionFactory(), author=UserFactory(), at=now(), text="Which?", is_set_aside=True)


def second_outside_class():
    other = OutsideClass.objects.create(organization=OrganizationFactory(), slug="clerk", name="Clerk")
    return OutsideClass(organization=other.organization, slug="clerk", name="Another")


def move(save=False, **fields):
    """Return a promotion between two levels of a family, but for what is given."""
    family = fields.pop("family", None) or JobFamilyFactory()
    facts = {"kind": "promotion", "from_family": family, "from_key": KEYS[0], "to_family": family, "to_key": KEYS[1]}
    made = Move(**facts | {"recorded_at": now()} | fields)
    if save:
        made.save()
    return made


def way_in(family, outside, **fields):
    return move(family=family, kind="way in", from_family=None, from_key=None, from_outside=outside, **fields)


def second_move():
    return move(family=move(save=True).to_family)


def second_way_in():
    outside = OutsideClass.objects.create(organization=OrganizationFactory(), slug="clerk", name="Clerk")
    first = way_in(JobFamilyFactory(), outside, save=True)
    return way_in(first.to_family, outside)


def twice_related(model, make):
    """Return the relation of two rows that are related already, told the other way round."""
    first, second = make(), make()
    model.objects.create(first=first, second=second)
    return model(first=second, second=first)


def related_to_itself(model, make):
    only = make()
    return model(first=only, second=only)


def waiver(**fields):
    facts = {"family": JobFamilyFactory(), "code": "vague", "digest": "1" * 64, "sentence": "Vague.", "reason": "Law."}
    return Waiver(**facts | {"by": UserFactory(), "at": now()} | fields)


def second_waiver():
    first = waiver()
    first.save()
    return waiver(family=first.family)


def second_own_fact(**fields):
    first = OwnFactFactory(slug="unit", place=1)
    facts = {"slug": "code", "label": "Code", "kind": "text", "place": 2} | fields
    return OwnFactDefinition(organization=first.organization, **facts)


def shared_text(**fields):
    facts = {"organization": OrganizationFactory(), "name": "Other duties", "text": "Other duties as assigned."}
    return SharedText(**facts | {"by": UserFactory(), "at": now()} | fields)


def second_shared_text():
    first = shared_text()
    first.save()
    return shared_text(organization=first.organization)


def second_use_of_a_statement():
    shared = shared_text()
    shared.save()
    first = SharedTextUse.objects.create(shared=shared, family=JobFamilyFactory(), key=KEYS[0])
    return SharedTextUse(shared=shared, family=first.family, key=first.key)


def import_profile(organization=None):
    return ImportProfile(organization=organization or OrganizationFactory(), name="Class specifications")


def import_run():
    profile = import_profile()
    profile.save()
    facts = {"organization": profile.organization, "profile": profile, "started_by": UserFactory()}
    return ImportRun.objects.create(**facts, started_at=now())


def second_import_profile():
    first = import_profile()
    first.save()
    return import_profile(first.organization)


def second_file_of_a_run():
    facts = {"run": import_run(), "name": "clerk.docx", "size": 1, "digest": "1" * 64}
    ImportFile.objects.create(**facts)
    return ImportFile(**facts)


def second_outcome_of_a_run():
    facts = {"run": import_run(), "proposal": "clerk", "state": ImportedFamily.State.values[0]}
    ImportedFamily.objects.create(**facts)
    return ImportedFamily(**facts)


# Constraint: what makes a row that breaks it, and what people are told.
REFUSED = {
    "one_seal_entry_per_number": (lambda: second_entry("chain", "number"), "The chain has an entry of that number."),
    "a_row_is_sealed_once": (lambda: second_entry("kind", "row"), "The row is sealed already."),
    "one_document_per_slug": (second_document, "Another document of that organization has that slug."),
    "one_grade_per_slug": (lambda: second_grade(slug=1), "Another grade of that organization has that slug."),
    "one_grade_per_order": (lambda: second_grade(order=1), "Another grade of that organization stands at that place."),
    "one_own_fact_per_slug": (
        lambda: second_own_fact(slug="unit"),
        "Another own fact of that organization has that slug.",
    ),
    "one_own_fact_per_place": (
        lambda: second_own_fact(place=1),
        "Another own fact of that organization stands at that place.",
    ),
    "choices_have_choices": (
        lambda: second_own_fact(kind="choice"),
        "A choice needs its choices, one a line; other kinds have none.",
    ),
    "one_family_per_slug": (second_family, "Another family of that organization has that slug."),
    "one_edition_per_number": (
        lambda: second_edition(published=True),
        "Another edition of that family has that number.",
    ),
    "one_open_edition_per_family": (
        second_open_edition,
        "That family has an open edition already. Publish or delete it first.",
    ),
    "edition_numbers_begin_at_one": (edition_zero, "Editions are numbered from 1."),
    "one_level_per_rank": (lambda: second_level(rank=1), "Another level has that rank."),
    "one_level_per_slug": (lambda: second_level(slug=1), "Another level of this edition has that slug."),
    "one_level_per_key": (lambda: second_level(key=1), "Another level of this edition has that key."),
    "one_level_per_job_code": (lambda: second_level(job_code=1), "Another level of this edition has that job code."),
    "grades_are_worded": (level_of_unworded_grade, "Write the grade as readers are to see it."),
    "set_aside_by_somebody_at_some_time": (comment_set_aside_by_nobody, "Say who set the comment aside, and when."),
    "resolved_by_somebody_at_some_time": (comment_resolved_by_nobody, "Say who resolved the comment, and when."),
    "one_row_per_dimension": (lambda: second_row(dimension=1), "Another row of this edition has that dimension."),
    "one_row_per_place": (lambda: second_row(place=1), "Another row of this edition stands at that place."),
    "one_statement_per_place": (
        lambda: second_statement(place=1),
        "Another statement of this cell stands at that place.",
    ),
    "one_statement_per_key": (lambda: second_statement(key=1), "Another statement of this edition has that key."),
    "statements_say_something": (statement_of_no_words, "A statement needs words."),
    "one_outside_class_per_slug": (second_outside_class, "Another class of that organization has that slug."),
    "moves_begin_somewhere": (
        lambda: move(from_key=None),
        "A way in begins at a class outside the catalogue, any other move at a level.",
    ),
    "promotions_go_one_way": (lambda: move(both_ways=True), "Only a lateral move can be made back as well."),
    "moves_lead_elsewhere": (lambda: move(to_key=KEYS[0]), "A move leads to another level."),
    "one_move_between_levels": (second_move, "A move between these two levels is recorded already."),
    "one_way_in_per_class": (second_way_in, "That way in is recorded already."),
    "families_are_related_once": (
        lambda: twice_related(RelatedFamilies, JobFamilyFactory),
        "These two families are related already.",
    ),
    "related_families_are_two": (
        lambda: related_to_itself(RelatedFamilies, JobFamilyFactory),
        "Choose two different families.",
    ),
    "grades_are_equated_once": (
        lambda: twice_related(GradeEquivalence, GradeFactory),
        "These two grades are recorded as equal already.",
    ),
    "equal_grades_are_two": (
        lambda: related_to_itself(GradeEquivalence, GradeFactory),
        "Choose two different grades.",
    ),
    "one_shared_text_per_name": (
        second_shared_text,
        "Another shared text of that organization has that name.",
    ),
    "one_shared_text_per_statement": (second_use_of_a_statement, "That statement is a shared text already."),
    "one_import_profile_per_name": (
        second_import_profile,
        "Another profile of that organization has that name.",
    ),
    "one_file_of_one_content": (second_file_of_a_run, "The run has this file already."),
    "one_outcome_per_family_of_a_run": (second_outcome_of_a_run, "The run has that family already."),
    "one_waiver_per_finding": (second_waiver, "That finding is waived already."),
    "waivers_have_a_reason": (lambda: waiver(reason=""), "Say why the finding may stand."),
    "lifted_by_somebody_at_some_time": (
        lambda: waiver(lifted_at=now()),
        "Say who lifted the waiver, and when.",
    ),
}
each_constraint = pytest.mark.parametrize(("make", "said"), REFUSED.values(), ids=REFUSED)


def test_the_table_above_holds_every_constraint():
    models = [model for label in ("jobfamilies", "ladders") for model in apps.get_app_config(label).get_models()]

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
        lambda: GradeFactory(slug="57", order=1) and GradeFactory(slug="57", order=1),
        lambda: JobFamilyFactory(slug="clerk") and JobFamilyFactory(slug="clerk"),
        lambda: (
            LevelFactory(slug="clerk", job_code="I1", rank=1) and LevelFactory(slug="clerk", job_code="I1", rank=1)
        ),
        lambda: LevelFactory.create_batch(2, edition=EditionFactory(levels=0), job_code="")[1],
    ],
    ids=[
        "grades of two organizations",
        "families of two organizations",
        "levels of two editions",
        "levels without code",
    ],
)
def test_what_is_alike_elsewhere_is_welcome(make):
    make().full_clean()


def test_a_family_may_have_one_open_edition_beside_published_ones():
    family = EditionFactory(published=True).family
    EditionFactory(family=family, scheduled=True)

    assert EditionFactory(family=family).number == 3


@pytest.mark.parametrize("date", ["2007", "2007-03", "2007-03-31", ""])
def test_a_sources_date_is_as_precise_as_the_source(date):
    LevelFactory(source_date=date).full_clean()


@pytest.mark.parametrize("date", ["2007-13", "2007-00", "2007-03-32", "3/2007", "07", "2007-3", "2007-03-1", "2007 "])
def test_a_date_in_other_forms_is_refused(date):
    level = LevelFactory(source_date=date)

    with pytest.raises(ValidationError) as refused:
        level.full_clean()

    assert refused.value.message_dict == {
        "source_date": ["Write a year, a month or a day: 2007, 2007-03 or 2007-03-31."]
    }
