"""A run: files are read, drafts are made of what is ready, and all of it is taken back as a whole."""

import pytest
from django.utils.timezone import now

from jobfamilies.models import Edition, JobFamily, Level
from ladders.importing.runs.looking import looks
from ladders.importing.runs.matching import NEW, Matter, choose_meanings, make_grades, new_for_all
from ladders.importing.runs.starting import CannotBringIn, Sent, add_files, start_run
from ladders.importing.runs.undoing import end_run, undo_run
from ladders.models import Dimension, ImportRun, Statement
from tests.factories import EditionFactory, GradeFactory, JobFamilyFactory, UserFactory
from tests.ladders.bringing.conftest import specification, zipped

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def states(run):
    return {look.name: look.state for look in looks(Matter(run))}


def levels(edition):
    return list(Level.objects.filter(edition=edition).order_by("rank").values_list("title", "job_code"))


@pytest.fixture
def clerks():
    return {
        "b__txt": specification("Clerk II", "102", duties="Sorts all letters."),
        "a__txt": specification("Clerk I", "101"),
    }


def test_two_class_specifications_become_one_draft(bring, make, clerks):
    run = bring(**clerks)
    (made,) = make(run)

    assert (made.state, made.family.name, made.family.organization.name) == ("made", "Clerk", "Town")
    assert levels(made.edition) == [("Clerk I", "101"), ("Clerk II", "102")]
    said = Statement.objects.filter(edition=made.edition).order_by("row__place", "level__rank", "place")
    assert list(said.values_list("row__dimension__slug", "text")) == [
        ("position-summary", "Does the work of a Clerk I."),
        ("position-summary", "Does the work of a Clerk II."),
        ("essential-duties", "Sorts letters."),
        ("essential-duties", "Files papers."),
        ("essential-duties", "Sorts all letters."),
        ("essential-duties", "Files papers."),
    ]
    assert Edition.objects.published().count() == 0


def test_a_zip_is_taken_file_by_file_and_what_is_not_read_says_why(bring):
    run = bring(jobs__zip=zipped(a__txt=specification("Clerk I", "1"), b__png=b"\x89PNG", c__doc=b"\xd0\xcf\x11\xe0"))

    assert [(file.name, file.refusal) for file in run.files.all()] == [
        ("jobs.zip/a.txt", ""),
        ("jobs.zip/b.png", "The file is a picture. Have its text recognised, or type it."),
        (
            "jobs.zip/c.doc",
            "The file is an old Office file (.doc, .xls), or one locked with a password. Open it in Word, Excel or "
            "LibreOffice, and save it as .docx or .xlsx.",
        ),
    ]


def test_the_same_file_twice_is_taken_once(bring, editor, clerks):
    run = bring(**clerks)

    told = add_files(run=run, sent=[Sent("again.txt", clerks["a__txt"])], by=editor)

    assert told == ["again.txt is the same file as a.txt: it is taken once."]
    assert run.files.count() == 2


def test_an_unknown_heading_is_asked_once_and_known_the_next_time(bring, make, editor):
    odd = specification("Clerk I", "1") + b"\nNUMBER OF PROJECTS\n\n- Two projects.\n"
    run = bring(a__txt=odd)
    assert states(run) == {"Clerk": "Needs a look"}
    assert looks(Matter(run))[0].reasons == ["Say what “NUMBER OF PROJECTS” means."]
    assert make(run) == []

    assert new_for_all(run=run, by=editor) == 1
    run.refresh_from_db()
    assert [made.state for made in make(run)] == ["made"]
    assert run.made["dimensions"] == ["number-of-projects"]

    again = bring(a__txt=odd.replace(b"Clerk I", b"Typist"))
    assert states(again) == {"Typist": "Ready"}


def test_a_fact_is_left_over_until_it_gets_a_place(bring, make, editor):
    run = bring(a__txt=specification("Clerk I", "1", more="Bargaining Unit: 7"))
    name = "fact:bargaining unit"
    (look,) = looks(Matter(run))
    assert [str(left) for left in look.meant.leftovers] == [
        "Clerk I (no fact of ours has that name): Bargaining Unit: 7"
    ]
    UserFactory._meta.model.objects.filter(pk=editor.pk).update(is_superuser=True)
    editor = type(editor).objects.get(pk=editor.pk)

    choose_meanings(run=run, chosen={name: NEW}, kinds={}, by=editor)
    run = ImportRun.objects.get(pk=run.pk)
    (made,) = make(run)

    (level,) = made.edition.levels.all()
    assert [(fact.label, fact.value) for fact in level.own_fact_list] == [("Bargaining Unit", "7")]


def test_a_family_that_stands_gets_a_draft_from_what_is_in_force_and_its_new_level(bring, make, clerks):
    first = bring(**clerks)
    organization = first.organization
    family = JobFamilyFactory(organization=organization, name="Clerk", slug="clerk")
    in_force = EditionFactory(family=family, levels=1, published=True)

    (made,) = make(first)

    assert made.edition.number == in_force.number + 1
    assert levels(made.edition) == [*levels(in_force), ("Clerk I", "101"), ("Clerk II", "102")]


def test_a_family_with_an_open_draft_is_left_to_a_person(bring, make, editor, clerks):
    (made,) = make(bring(**clerks))
    Edition.objects.filter(pk=made.edition_id).update(state="in review")
    look = looks(Matter(bring(**clerks)))[0]

    assert look.reasons == ["The family has an open draft: import the file there, or give this one another name."]


def test_grades_are_kept_by_name(bring, make, clerks):
    run = bring(a__txt=specification("Clerk I", "1", more="Pay Grade: G5"))
    grade = GradeFactory(organization=run.organization, name="G5")

    (made,) = make(run)

    assert made.edition.levels.get().grade == grade
    assert made.said == ""


def test_grades_that_the_employer_lacks_are_made_in_one_go(bring, make, editor):
    run = bring(
        a__txt=specification("Clerk I", "1", more="Pay Grade: 12"),
        b__txt=specification("Clerk II", "2", more="Pay Grade: 9"),
    )
    assert Matter(run).unknown_grades == ["12", "9"]

    assert make_grades(run=run, by=editor) == 2

    (made,) = make(ImportRun.objects.get(pk=run.pk))
    assert [(level.grade.name, level.grade.order) for level in made.edition.levels.order_by("rank")] == [
        ("12", 2),
        ("9", 1),
    ]


def test_a_run_is_undone_as_a_whole_and_can_be_made_again(bring, make, editor, clerks):
    run = bring(**clerks)
    new_for_all(run=run, by=editor)
    make(run)

    undone = undo_run(run=run, also_edited=False, by=editor, at=now())

    assert (undone.drafts, undone.kept, Edition.objects.count()) == (1, [], 0)
    assert [family.name for family in JobFamily.objects.all()] == ["Clerk"]
    assert states(run) == {"Clerk": "Ready"}
    assert [made.state for made in make(run)] == ["made"]


def test_what_the_run_made_and_nothing_uses_goes_with_it(bring, make, editor):
    run = bring(a__txt=specification("Clerk I", "1") + b"\nNUMBER OF PROJECTS\n\n- Two projects.\n")
    new_for_all(run=run, by=editor)
    make(ImportRun.objects.get(pk=run.pk))

    undo_run(run=run, also_edited=False, by=editor, at=now())

    assert not Dimension.objects.filter(slug="number-of-projects").exists()


def test_a_draft_that_was_changed_since_is_kept_unless_chosen(bring, make, editor, clerks):
    run = bring(**clerks)
    (made,) = make(run)
    Statement.objects.filter(edition=made.edition, text="Files papers.").update(text="Files all papers.")

    assert [each.pk for each in undo_run(run=run, also_edited=False, by=editor, at=now()).kept] == [made.pk]
    assert undo_run(run=run, also_edited=True, by=editor, at=now()).drafts == 1


def test_a_run_of_which_something_is_in_review_or_published_is_not_undone(bring, make, editor, clerks):
    run = bring(**clerks)
    (made,) = make(run)
    Edition.objects.filter(pk=made.edition_id).update(state="in review")

    with pytest.raises(CannotBringIn) as refused:
        undo_run(run=run, also_edited=True, by=editor, at=now())

    assert refused.value.reasons == ["Edition 1 of Clerk is in review: the run can no longer be undone."]
    assert Edition.objects.count() == 1


def test_who_may_not_start_drafts_brings_nothing_in(bring, clerks):
    run = bring(**clerks)
    manager = UserFactory(manager=True)

    for act in (
        lambda: start_run(organization=run.organization, by=manager, at=now()),
        lambda: add_files(run=run, sent=[], by=manager),
        lambda: undo_run(run=run, also_edited=True, by=manager, at=now()),
        lambda: end_run(run=run, by=manager),
    ):
        with pytest.raises(CannotBringIn) as refused:
            act()
        assert refused.value.reasons == ["Only HR editors of Town bring jobs in."]


def test_an_ended_run_keeps_its_report_and_no_bytes(bring, editor, clerks):
    run = bring(**clerks)

    end_run(run=run, by=editor)

    run.refresh_from_db()
    assert [file.content for file in run.files.all()] == [None, None]
    assert states(run) == {"Clerk": "Ready"}
    with pytest.raises(CannotBringIn):
        add_files(run=run, sent=[], by=editor)
