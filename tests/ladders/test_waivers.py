"""Findings that are let stand: by whom, until when, and what the pages and the moves make of them."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now

from jobfamilies.actions import CannotMove, move_edition, start_draft
from jobfamilies.models import Edition, Level, Move
from ladders.actions import CannotWaive, lift_waiver, waive_finding
from ladders.findings import blocking_findings, checked, findings
from ladders.models import Row, Statement, Waiver
from tests.factories import EditionFactory, LevelFactory, StatementFactory, UserFactory, publish
from tests.markup import read

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def draft():
    """A draft with one finding that blocks and others that do not."""
    edition = EditionFactory()
    Statement.objects.filter(edition=edition).update(text="TBD by the chairman.")
    return edition


def finding(edition, code):
    return next(each for each in findings(edition) if each.code == code)


def waive(edition, code, by, reason="Agreed so."):
    return waive_finding(edition=edition, digest=finding(edition, code).digest, reason=reason, by=by, at=NOON)


def codes(edition):
    return {each.code for each in findings(edition)}


# --- who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "code", "refused"),
    [
        ("hr_approver", "placeholder", None),
        ("hr_approver", "gendered", None),
        ("hr_editor", "gendered", None),
        ("hr_editor", "placeholder", "It blocks publishing: only HR approvers may waive it."),
        ("manager", "gendered", "Findings are waived by HR editors and HR approvers."),
        ("employee", "gendered", "Findings are waived by HR editors and HR approvers."),
    ],
)
def test_who_may_waive_what(draft, role, code, refused):
    by = UserFactory(**{role: True})
    if refused:
        with pytest.raises(CannotWaive) as raised:
            waive(draft, code, by)
        assert raised.value.reasons == [refused]
    else:
        waive(draft, code, by)

    assert (code in codes(draft)) == bool(refused)


def test_a_waiver_keeps_what_was_found_where_and_why(draft, approver):
    waiver = waive(draft, "placeholder", approver, "  The board decides in May. ")
    level, row = draft.levels.get(), draft.rows.get()

    assert (waiver.family, waiver.code, waiver.level_key, waiver.dimension) == (
        draft.family,
        "placeholder",
        str(level.key),
        row.dimension.slug,
    )
    assert (waiver.place, waiver.sentence) == (f"{level.title}, {row.label}", "Text is still to come here: “TBD”.")
    assert (waiver.reason, waiver.by, waiver.at) == ("The board decides in May.", approver, NOON)


@pytest.mark.parametrize("reason", ["", " \n "])
def test_a_waiver_needs_a_reason(draft, approver, reason):
    with pytest.raises(CannotWaive, match="Say why the finding may stand"):
        waive(draft, "placeholder", approver, reason)


def test_what_is_not_found_cannot_be_waived(draft, approver):
    with pytest.raises(CannotWaive, match="no longer say so"):
        waive_finding(edition=draft, digest="0" * 64, reason="So.", by=approver, at=NOON)


def test_a_level_that_says_nothing_is_never_waived(draft, approver):
    LevelFactory(edition=draft, title="")

    with pytest.raises(CannotWaive, match="This is never waived"):
        waive(draft, "nothing-said", approver)


def test_a_published_edition_is_not_waived(approver):
    edition = EditionFactory(published=True)

    with pytest.raises(CannotWaive, match="A published edition stays as it is"):
        waive(edition, "no-grade", approver)


def test_the_database_keeps_one_standing_waiver_per_finding(draft, approver):
    waiver = waive(draft, "gendered", approver)
    same = {name: getattr(waiver, name) for name in ("family", "code", "digest", "sentence", "reason", "by", "at")}

    with pytest.raises(IntegrityError), transaction.atomic():
        Waiver.objects.create(**same)
    lift_waiver(waiver=waiver, by=approver, at=NOON)
    Waiver.objects.create(**same)


# --- how long --------------------------------------------------------------------------------------------------------


def test_a_waiver_lapses_when_the_text_changes_and_counts_again_when_it_is_back(draft, approver):
    waiver = waive(draft, "placeholder", approver)
    statement = Statement.objects.get(edition=draft)

    Statement.objects.filter(pk=statement.pk).update(text="TBD by the chair.")
    assert [each.code for each in blocking_findings(draft)] == ["placeholder"]
    assert checked(draft).lapsed == (waiver,)

    Statement.objects.filter(pk=statement.pk).update(text=statement.text)
    assert blocking_findings(draft) == []


def test_a_waiver_goes_on_to_the_next_edition(draft, approver):
    waive(draft, "placeholder", approver)
    following = start_draft(edition=publish(draft))

    assert blocking_findings(following) == []


def test_a_waiver_of_one_family_says_nothing_of_another(draft, approver):
    waive(draft, "placeholder", approver)
    other = EditionFactory()
    Statement.objects.filter(edition=other).update(text="TBD by the chairman.")

    assert [each.code for each in blocking_findings(other)] == ["placeholder"]


def test_a_lifted_waiver_counts_no_more_and_keeps_who_lifted_it_first(draft, approver):
    waiver = waive(draft, "placeholder", approver)
    lift_waiver(waiver=waiver, by=approver, at=NOON)
    lift_waiver(waiver=waiver, by=UserFactory(hr_editor=True), at=now())
    waiver.refresh_from_db()

    assert (waiver.lifted_by, waiver.lifted_at, waiver.reason) == (approver, NOON, "Agreed so.")
    assert [each.code for each in blocking_findings(draft)] == ["placeholder"]
    assert checked(draft).lifted == (waiver,)


def test_managers_lift_nothing(draft, approver):
    waiver = waive(draft, "placeholder", approver)

    with pytest.raises(CannotWaive, match="lifted by HR editors and HR approvers"):
        lift_waiver(waiver=waiver, by=UserFactory(manager=True), at=NOON)


# --- moves -----------------------------------------------------------------------------------------------------------


def test_what_blocks_keeps_a_draft_from_being_submitted_until_it_is_waived(draft, approver):
    editor = UserFactory(hr_editor=True)
    place = f"{draft.levels.get().title}, {draft.rows.get().label}"
    with pytest.raises(CannotMove) as raised:
        move_edition(edition=draft, move=Move.SUBMIT, by=editor, at=now())
    assert raised.value.reasons == [f"{place}: Text is still to come here: “TBD”."]

    waive(draft, "placeholder", approver)
    move_edition(edition=draft, move=Move.SUBMIT, by=editor, at=now())
    assert Edition.objects.get(pk=draft.pk).state == Edition.State.IN_REVIEW


def test_a_title_is_gone_once_no_ladder_in_force_will_have_it():
    first = EditionFactory(published=True)
    Level.objects.filter(edition=first)
    title = first.levels.get().title
    following = start_draft(edition=first)
    Statement.objects.filter(edition=following).update(text=f"Reports to the {title}.")
    assert "gone-title" not in codes(following)

    Level.objects.filter(edition=following).update(title="Registrar")
    said = f"No level is called “{title}” any more; it was last read in edition 1 of {first.family.name}."
    assert finding(following, "gone-title").sentence == said

    other = EditionFactory(levels=0, family__organization=first.family.organization)
    StatementFactory(level=LevelFactory(edition=other, title=title), row=other.rows.get())
    publish(other)
    assert "gone-title" not in codes(following)


@pytest.mark.parametrize("size", [1, 4])
def test_findings_take_seven_queries_whatever_the_size(size, django_assert_num_queries):
    edition = EditionFactory(levels=size, rows=size, statements=size)
    edition = Edition.objects.with_family().get(pk=edition.pk)

    with django_assert_num_queries(7):
        findings(edition)


# --- pages -----------------------------------------------------------------------------------------------------------


def page(edition):
    return reverse("admin:ladders_edition_checks", args=[edition.pk])


def test_the_page_shows_what_blocks_first_with_its_cell(client, draft):
    client.force_login(UserFactory(hr_editor=True))
    shown = read(client.get(page(draft)))
    level, row = draft.levels.get(), draft.rows.get()
    editor = reverse("admin:ladders_editor", args=[draft.pk])

    assert shown.texts("section h2")[:2] == ["Blocks publishing", "To look at"]
    assert shown.texts("section.blocks h3") == ["Text still to come"]
    (link,) = shown.find("section.blocks .place a")
    assert (link.text, link["href"]) == (
        f"{level.title}, {row.label}",
        f"{editor}#cell-{level.key}-{row.dimension.slug}",
    )
    assert shown.texts("section.blocks blockquote") == ["TBD by the chairman."]
    assert shown.texts("section.blocks .quiet-note") == ["It blocks publishing: only HR approvers may waive it."]


def test_an_approver_waives_on_a_page_of_its_own_and_lifts_again(client, draft, approver):
    client.force_login(approver)
    (waive_link,) = read(client.get(page(draft))).find("section.blocks a.button")
    form = read(client.get(waive_link["href"]))
    assert form.texts("section h2") == ["Text still to come"]

    empty = client.post(waive_link["href"], {"reason": " "})
    assert read(empty).texts("ul.errorlist li") == ["This field is required."]
    answer = client.post(waive_link["href"], {"reason": "The board decides in May."})
    assert answer["Location"] == page(draft)

    shown = read(client.get(page(draft)))
    assert shown.texts("section.blocks") == []
    assert shown.texts("section .said") == ["The board decides in May."]
    (lift,) = [each for each in shown.find("section form") if "lift" in each["action"]]
    client.post(lift["action"])
    assert [each.code for each in blocking_findings(draft)] == ["placeholder"]


def test_an_editor_cannot_waive_what_blocks_by_its_address(client, draft):
    client.force_login(UserFactory(hr_editor=True))
    address = reverse("admin:ladders_waive", args=[draft.pk, finding(draft, "placeholder").digest])
    client.post(address, {"reason": "Me."})

    assert read(client.get(address)).texts(".errornote li") == [
        "It blocks publishing: only HR approvers may waive it."
    ]
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("role", ["manager", "employee"])
def test_readers_have_no_checks_page(client, draft, role):
    client.force_login(UserFactory(**{role: True}))

    assert client.get(page(draft), follow=True).status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/admin/ladders/waiver/edition/999999999999999999999999999999/",
        f"/admin/ladders/waiver/edition/1/waive/{'0' * 64}/",
        "/admin/ladders/waiver/edition/999999999999999999/waive/" + "0" * 64 + "/",
    ],
)
def test_a_wrong_address_is_not_found(client, approver, address):
    client.force_login(approver)

    assert client.get(address).status_code == 404


def test_words_of_people_are_shown_as_words(client, draft, approver):
    Statement.objects.filter(edition=draft).update(text="TBD <script>alert(1)</script>")
    Row.objects.filter(edition=draft).update(label="<b>Duties</b>")
    waive(draft, "placeholder", approver, "<i>so</i>")
    client.force_login(approver)
    shown = client.get(page(draft)).content.decode()

    assert [text for text in ("<script>alert", "<b>Duties", "<i>so") if text in shown] == []
