"""A kept reading says what it rests on, shows what was read, and gives the same bytes when it is read again."""

import json
from hashlib import sha256

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from classification.actions.runs import Again, CannotKeep, Outcome, keep_run, read_again
from classification.engine.matching import ENGINE, LEXICON
from classification.models import Duty, Part, RatingSheet, Run, Stage
from classification.readout.inputs import Inputs
from classification.readout.references import library, references_on, signed_text, without_names
from classification.verification.runs import run_findings
from jobfamilies.models import Organization, Publication
from ladders.models import Statement
from tests.classification.factories import (
    PartFactory,
    RatingSheetFactory,
    RequestFactory,
    RulingFactory,
)
from tests.classification.requests import signed_description
from tests.factories import EditionFactory, UserFactory, publish
from tests.markup import messages
from website.erasing.actions import erase_words
from website.erasing.digests import keyed
from website.models import User

pytestmark = [pytest.mark.usefixtures("documents", "db"), pytest.mark.engines]


def kept(request, by=None):
    against = references_on(timezone.localdate(), request.position.organization)
    return keep_run(request=request, against=against, by=by or UserFactory(hr_editor=True), at=timezone.now())


def test_a_run_says_what_it_rests_on(request_of):
    run = kept(request_of())

    assert run.text == signed_text(run.description)
    assert run.text.startswith("Duties:\nWorks with project teams")
    assert run.text.endswith("Qualifications:\nExperience supervising staff.")
    assert (run.engine, run.lexicon, run.rulings) == (ENGINE, LEXICON, [])
    assert len(run.editions) == 3
    digests = {"text": sha256(run.text.encode()).hexdigest(), "output": sha256(run.output.encode()).hexdigest()}
    assert run.words_digest == keyed(run.words_key, digests)
    result = json.loads(run.output)
    assert {level["digest"] for level in result["levels"]} <= set(run.editions)
    assert (result["input_digest"], result["lexicon"]) == (digests["text"], LEXICON)


def test_reading_it_again_gives_the_same_bytes_though_the_ladder_is_another_now(request_of, client, hr):
    run = kept(request_of())
    old = library(references_on(timezone.localdate(), run.request.position.organization))
    family = run.request.position.organization.families.get(slug="it-consultant")
    publish(EditionFactory(family=family, levels=2), timezone.localdate())
    new = library(references_on(timezone.localdate(), run.request.position.organization))

    assert old.editions["mit/it-consultant"].digest != new.editions["mit/it-consultant"].digest
    assert read_again(run) == Again(Outcome.SAME)
    hr("hr_editor")
    assert client.get(run.get_absolute_url()).context["shown"].verdict == "I or II"


DAMAGED = "Its text or its result is not what its digest was made of."
OTHERWISE = "Reading it again gives another result."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": "Other words."}, [DAMAGED]),
        ({"output": "{}"}, [DAMAGED]),
        ({"text": "Other words.", "engine": "1"}, [DAMAGED]),
        ({"rulings": [], "editions": []}, [OTHERWISE]),
        ({"editions": ["0"]}, [OTHERWISE, "It rests on the edition of digest 0: gone or changed."]),
        (
            {"lexicon": "0", "rulings": [[7, "1" * 64]]},
            ["It rests on the signed words of ruling 7: gone or changed."],
        ),
    ],
)
def test_what_is_not_as_it_was_is_changed(request_of, changed, said):
    run = kept(request_of())
    for name, value in changed.items():
        setattr(run, name, value)

    assert read_again(run) == Again(Outcome.CHANGED, tuple(said))


@pytest.mark.parametrize("maker", [{"engine": "1"}, {"lexicon": "0-abc"}])
def test_a_run_that_another_engine_made_is_no_fault_as_long_as_it_rests_on_the_same(request_of, maker):
    decide(Organization.objects.get(slug="mit"), "it-manager", "Feeds giraffes.")
    run = kept(request_of())
    for name, value in maker.items():
        setattr(run, name, value)

    again = read_again(run)

    assert again == Again(
        Outcome.NOT_COMPARED,
        (
            f"It was made by engine {run.engine} with lexicon {run.lexicon}; "
            f"here it is engine {ENGINE} with {LEXICON}. What it rests on is unchanged.",
        ),
    )


def test_a_new_cue_word_faults_no_run(request_of, monkeypatch):
    run = kept(request_of())
    monkeypatch.setattr("classification.actions.runs.LEXICON", "2-0123456789ab")

    assert read_again(run).outcome is Outcome.NOT_COMPARED


@pytest.mark.parametrize(
    "tamper",
    [
        lambda run: Statement.objects.filter(edition__publication__digest=run.editions[0]).update(text="Other words."),
        lambda run: Publication.objects.filter(digest=run.editions[0]).update(document_version=9),
        lambda run: Duty.objects.filter(part__words_digest=run.rulings[0][1]).update(text="Other words."),
        lambda run: Part.objects.filter(words_digest=run.rulings[0][1]).update(words_digest="0" * 64),
    ],
    ids=["an edition", "an edition that a newer release sealed", "signed words", "their digest"],
)
def test_inputs_that_changed_are_a_fault_whoever_made_the_run(request_of, unsealed, tamper):
    decide(Organization.objects.get(slug="mit"), "it-manager", "Feeds giraffes.")
    run = kept(request_of())
    run.engine = "1"
    tamper(run)

    assert read_again(run).outcome is Outcome.CHANGED


def test_a_run_is_written_once(request_of):
    run = kept(request_of())

    for change in (lambda: Run.objects.update(text="Others."), lambda: Run.objects.filter(pk=run.pk).delete()):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            change()


@pytest.mark.parametrize("trait", ["hr_approver", "manager", "employee"])
def test_only_who_studies_keeps_readings(request_of, trait):
    with pytest.raises(CannotKeep, match="Only HR keeps readings"):
        kept(request_of(), by=UserFactory(**{trait: True}))


def test_whoever_may_rate_an_open_request_answers_before_the_machine_is_read(request_of, client, hr):
    request, reader = request_of(stage=Stage.IN_STUDY), hr("hr_editor")
    sheet = RatingSheetFactory(request=request, rater=reader)
    page = f"{reverse('classification:classify')}?request={request.pk}"

    assert client.get(page).context["shown"] is None
    assert client.get(f"{page}&format=json").headers["Content-Type"].startswith("text/html")
    with pytest.raises(CannotKeep, match="Rate the work first"):
        kept(request, by=reader)

    RatingSheet.objects.filter(pk=sheet.pk).update(signed_at=timezone.now(), result="II")
    assert client.get(page).context["shown"] is not None
    run = kept(request, by=reader)
    assert list(Run.objects.readable_by(reader)) == [run]
    assert list(Run.objects.readable_by(UserFactory(hr_editor=True))) == []
    assert list(Run.objects.readable_by(UserFactory(hr_approver=True))) == [run]


def test_what_cannot_be_read_is_not_kept(request_of):
    with pytest.raises(CannotKeep, match="does not seem to be English"):
        kept(request_of("Er plant die Netze und sorgt dafür, dass alle Geräte laufen; er schult neue Leute. " * 3))


def test_unsigned_words_are_not_read(request_of):
    request = request_of()
    PartFactory(description=request.description, role="supervisor", author=UserFactory())

    assert signed_text(request.description) == kept(request).text


@pytest.mark.parametrize(
    ("trait", "status"), [("hr_editor", 200), ("hr_approver", 200), ("manager", 404), ("employee", 404), (None, 302)]
)
def test_runs_are_hrs_alone(request_of, client, hr, trait, status):
    run = kept(request_of())
    if trait:
        hr(trait)

    assert client.get(run.get_absolute_url()).status_code == status
    assert client.post(run.get_absolute_url()).status_code == {200: 302}.get(status, status)


def test_a_runs_page_reads_it_again_when_asked(request_of, client, hr):
    run = kept(request_of())
    hr("hr_editor")

    page = client.post(run.get_absolute_url(), follow=True)

    assert messages(page) == ["Read again just now: the same text gives the same bytes."]


def test_a_run_of_another_engine_says_so_and_is_no_error(request_of, client, hr):
    run = kept_again(kept(request_of()), engine="1")
    hr("hr_editor")

    page = client.post(run.get_absolute_url(), follow=True)

    assert [(each.level_tag, each.message) for each in page.context["messages"]] == [
        (
            "info",
            f"It was made by engine 1 with lexicon {LEXICON}; here it is engine {ENGINE} with {LEXICON}. "
            "What it rests on is unchanged.",
        )
    ]


def test_a_run_of_an_engine_with_another_shape_is_shown_as_its_bytes(request_of, client, hr):
    run = kept_again(kept(request_of()), output='{"older": true}', engine="0")
    hr("hr_editor")

    page = client.get(run.get_absolute_url())

    assert page.context["shown"] is None
    assert "{&quot;older&quot;: true}" in page.content.decode()


def kept_again(run, **changed):
    """Keep another run like one, with something changed."""
    fields = {field.attname: getattr(run, field.attname) for field in Run._meta.fields if field.name != "id"}
    Run.objects.bulk_create([Run(**fields | changed)])
    return Run.objects.latest("pk")


def verified():
    """Return what the verification says of all runs, and its faults."""
    found = list(run_findings())
    return [each.said for each in found], [each.said for each in found if each.is_fault]


def test_every_run_is_verified(request_of):
    kept(request_of())

    assert verified() == (["1 run read again: the same bytes."], [])


def test_runs_of_other_engines_are_told_and_are_no_fault(request_of):
    run = kept(request_of())
    for engine in ("1", "1", "0"):
        kept_again(run, engine=engine, lexicon="0")

    unchanged = "inputs unchanged, made by an engine that is no longer here"
    assert verified() == (
        [
            f"1 run read again: {unchanged} (engine 0, 0).",
            f"2 runs read again: {unchanged} (engine 1, 0).",
            "1 run read again: the same bytes.",
        ],
        [],
    )


def test_a_run_that_changed_is_named(request_of):
    changed = kept_again(kept(request_of()), words_digest="0" * 64)

    fault = f"Run {changed.pk}: {DAMAGED}"
    assert verified() == ([fault, "1 run read again: changed.", "1 run read again: the same bytes."], [fault])


def test_erased_words_are_no_fault_of_a_run_nor_of_those_that_rest_on_them(request_of):
    ruling = decide(Organization.objects.get(slug="mit"), "it-manager", "Feeds giraffes.")
    kept(request_of())
    own = kept(request_of())
    for person in (ruling.position.incumbent, own.request.position.incumbent):
        erase_words(of=person, by=UserFactory(is_superuser=True), at=timezone.now(), reason="Asked for.")
    first, second = Run.objects.order_by("pk")

    assert (read_again(first).outcome, read_again(second).outcome) == (Outcome.ERASED, Outcome.ERASED)
    assert read_again(first).reasons == (f"The signed words of ruling {ruling.pk}, on which it rests, were erased.",)
    assert verified() == (["2 runs read again: not compared, since words were erased."], [])
    assert references_on(timezone.localdate()).rulings == ()


def test_each_edition_is_looked_at_once(request_of, django_assert_num_queries):
    run, inputs = kept(request_of()), Inputs()
    again = kept_again(run, engine="1")
    inputs.faults(run)

    with django_assert_num_queries(0):
        inputs.faults(again)


# --- decided positions -----------------------------------------------------------------------------------------------


def decide(organization, family, *duties, **ruling):
    """Rule that a position of these duties belongs to the lowest level of a family."""
    description = signed_description(organization, *duties)
    request = RequestFactory(studied=True, stage="ruled", position=description.position, description=description)
    level = organization.families.get(slug=family).editions.get().levels.order_by("rank").first()
    return RulingFactory(request=request, level=level, **ruling)


def rank_of(organization, *words):
    shelf = library(references_on(timezone.localdate(), organization)).index
    counts = dict.fromkeys(words, 1)
    return [candidate.key for candidate in shelf.rank(counts).candidates]


def test_five_decided_positions_make_their_family_likelier():
    mit = Organization.objects.get(slug="mit")
    before = rank_of(mit, "giraff", "zoo", "feed", "project")
    for _ in range(5):
        decide(mit, "it-manager", "Feeds giraffes.", "Plans the zoo and keeps giraffes well.")

    after = rank_of(mit, "giraff", "zoo", "feed", "project")

    assert (before[0], after[0]) == ("mit/project-coordinator", "mit/it-manager")


def test_the_run_records_the_rulings_that_its_index_was_made_of(request_of):
    ruling = decide(Organization.objects.get(slug="mit"), "it-manager", "Feeds giraffes.")
    run = kept(request_of())

    assert run.rulings == [[ruling.pk, ruling.request.description.parts.get().words_digest]]
    decide(Organization.objects.get(slug="mit"), "it-consultant", "Keeps giraffes.")
    assert read_again(run) == Again(Outcome.SAME)


def test_a_superseded_ruling_and_one_still_to_come_are_not_in_the_index():
    mit = Organization.objects.get(slug="mit")
    first = decide(mit, "it-manager", "Feeds giraffes.")
    later = RulingFactory(request=first.request, level=first.level, supersedes=first)
    decide(mit, "it-consultant", "Feeds zebras.", effective_on=timezone.localdate() + timezone.timedelta(days=9))

    assert [pk for pk, _ in references_on(timezone.localdate(), mit).rulings] == [later.pk]


def test_names_of_those_who_wrote_are_left_out():
    people = [User(username="ada.b", first_name="Ada", last_name="Byron-King")]

    assert without_names("Ada trains users; ADA’s ringing, Byron of Kingston.", people) == (
        "  trains users;  ’s ringing,   of Kingston."
    )


def test_the_state_of_all_references_is_two_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        references_on(timezone.localdate())


def test_the_index_is_made_once_and_with_the_same_queries_for_every_number_of_positions(
    django_assert_max_num_queries,
):
    mit = Organization.objects.get(slug="mit")
    for _ in range(3):
        decide(mit, "it-manager", "Feeds giraffes.")
    references = references_on(timezone.localdate(), mit)

    with django_assert_max_num_queries(8):
        library(references)
    with django_assert_max_num_queries(0):
        library(references)


def test_a_kept_reading_is_found_in_the_admin(request_of, client, hr):
    run = kept(request_of())
    hr("hr_editor")

    page = client.get(reverse("admin:classification_run_change", args=[run.pk]))

    assert f'href="{run.get_absolute_url()}"' in page.content.decode()
