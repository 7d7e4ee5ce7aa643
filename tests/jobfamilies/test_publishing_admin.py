"""The pages on which HR submits, reviews, publishes and withdraws an edition, and the panel that leads to them."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from jobfamilies.actions import move_edition
from jobfamilies.models import Comment, Edition, Move, Publication, Transition
from jobfamilies.verification import faults
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory, days_from_now
from tests.markup import filled_in, read

pytestmark = pytest.mark.django_db


def panel(client, edition):
    """Return what the edition's page says of its way: the buttons, and why there is no other."""
    page = read(client.get(reverse("admin:jobfamilies_edition_change", args=[edition.pk])))
    lines = page.find("section.workflow ul.moves li")
    links = page.texts("section.workflow ul.moves a")
    return links, [line.text for line in lines if line.text not in links]


def move_page(edition, move):
    return reverse("admin:jobfamilies_edition_move", args=[edition.pk, move])


def confirm(client, edition, move, **said):
    """Open the move's page and send its form, with these answers."""
    address = move_page(edition, move)
    form = next(form for form in read(client.get(address)).find("main form") if form["method"] == "post")
    return client.post(address, filled_in(form) | said)


def errors(response):
    return read(response).texts("main ul.errorlist li")


# --- the panel -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "role", "buttons", "reasons"),
    [
        ("draft", "hr_editor", ["Submit for review", "Delete draft"], []),
        (
            "draft",
            "hr_approver",
            [],
            [
                "Submit for review: Only HR editors may do this.",
                "Delete draft: Only HR editors may do this.",
            ],
        ),
        (
            "in_review",
            "hr_approver",
            ["Return with comments", "Approve"],
            ["Take back to draft: Only HR editors may do this."],
        ),
        (
            "approved",
            "hr_approver",
            ["Return with comments", "Publish"],
            ["Take back to draft: Only HR editors may do this."],
        ),
        ("scheduled", "hr_approver", ["Withdraw"], []),
        ("published", "hr_approver", [], [f"Withdraw: The edition is in force since {days_from_now(-1)}."]),
        ("withdrawn", "hr_approver", [], []),
    ],
)
def test_the_panel_offers_what_is_allowed_and_says_why_the_rest_is_not(client, stage, role, buttons, reasons):
    client.force_login(UserFactory(**{role: True}))

    assert panel(client, EditionFactory(**{stage: True})) == (buttons, reasons)


def test_what_blocks_stands_on_the_panel_instead_of_the_button(client, editor):
    edition = EditionFactory(levels=0, rows=0)

    assert panel(client, edition) == (
        ["Delete draft"],
        ["Submit for review: The edition has no level. The edition has no statement."],
    )


# --- the moves -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "stage", "move", "said", "state"),
    [
        ("hr_editor", "draft", "submit", {"note": "Raised."}, "in review"),
        ("hr_editor", "in_review", "take-back", {}, "draft"),
        ("hr_approver", "in_review", "return", {"note": "Which?"}, "draft"),
        ("hr_approver", "in_review", "approve", {}, "approved"),
    ],
)
def test_a_page_confirms_a_move_and_makes_it(client, role, stage, move, said, state):
    client.force_login(user := UserFactory(**{role: True}))
    edition = EditionFactory(**{stage: True})

    response = confirm(client, edition, move, **said)

    assert response.url == reverse("admin:jobfamilies_edition_change", args=[edition.pk])
    made = Transition.objects.get()
    assert (Edition.objects.get().state, made.by, made.note) == (state, user, said.get("note", ""))


def test_publishing_asks_all_and_keeps_it(client, approver):
    edition = EditionFactory(draft=True)
    move_edition(edition=edition, move=Move.SUBMIT, by=UserFactory(hr_editor=True), at=timezone.now())
    move_edition(edition=edition, move=Move.APPROVE, by=UserFactory(hr_approver=True), at=timezone.now())
    facts = {"kind": "clerical", "notice": "A slip.", "reference": "R-7", "reason": "Agreed.", "authority": "Order 7"}

    response = confirm(client, edition, "publish", effective_on="2026-03-02", **facts)

    assert response.status_code == 302
    stored = Publication.objects.get()
    assert {name: getattr(stored, name) for name in facts} == facts
    assert (stored.effective_on, stored.published_by, stored.is_backdated) == (date(2026, 3, 2), approver, True)
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("said", "refusals"),
    [
        ({"effective_on": ""}, ["This field is required."]),
        ({"effective_on": "soon"}, ["Enter a valid date."]),
        ({"kind": ""}, ["Say whether the change is substantive or clerical."]),
        ({"kind": "huge"}, ["Select a valid choice. huge is not one of the available choices."]),
        ({"notice": "a\x00b"}, ["The text holds the sign U+0000, which no text has."]),
        (
            {"effective_on": "2020-01-02"},
            [
                "2020-01-02 is past: say why the edition counts from then.",
                "2020-01-02 is past: say who or what authorised that.",
            ],
        ),
    ],
    ids=["no day", "no date", "no kind", "no such kind", "NUL", "past"],
)
def test_a_publication_that_lacks_something_is_refused_at_the_field(client, approver, said, refusals):
    edition = EditionFactory(approved=True)

    response = confirm(
        client, edition, "publish", **{"effective_on": str(days_from_now(9)), "kind": "clerical"} | said
    )

    assert [
        error for error in errors(response) if not ("huge" in said.values() and error.startswith("Say"))
    ] == refusals
    assert Publication.objects.count() == 0


def test_a_move_that_somebody_made_meanwhile_is_refused_in_words(client, editor):
    edition = EditionFactory()
    address = move_page(edition, "submit")
    form = filled_in(read(client.get(address)).find("main form")[0])
    Edition.objects.update(state="in review")

    response = client.post(address, form)

    assert response.status_code == 200
    assert read(response).texts("div.errornote li") == [
        "The edition is in review, and “Submit for review” needs one that is draft."
    ]
    assert Transition.objects.count() == 0


def test_withdrawing_asks_for_a_reason(client, approver):
    edition = EditionFactory(scheduled=True)
    assert errors(confirm(client, edition, "withdraw", reason=" ")) == ["This field is required."]

    confirm(client, edition, "withdraw", reason="Not agreed.")

    assert Edition.objects.get().publication.withdrawal.reason == "Not agreed."


def test_a_deleted_draft_leads_back_to_the_list(client, editor):
    response = confirm(client, EditionFactory(), "delete")

    assert (response.url, Edition.objects.count()) == (reverse("admin:jobfamilies_edition_changelist"), 0)


@pytest.mark.parametrize("page", ["delete", "changelist"])
def test_the_admins_own_way_to_delete_a_draft_is_kept_too(client, editor, page):
    edition = EditionFactory()
    args = [edition.pk] if page == "delete" else []
    chosen = {"action": "delete_selected", "_selected_action": [edition.pk]} if page == "changelist" else {}

    client.post(reverse(f"admin:jobfamilies_edition_{page}", args=args), {"post": "yes", **chosen})

    assert (Edition.objects.count(), Transition.objects.get().move) == (0, "delete")


@pytest.mark.parametrize(
    ("role", "move"),
    [
        ("hr_editor", "approve"),
        ("hr_editor", "publish"),
        ("hr_editor", "withdraw"),
        ("hr_approver", "submit"),
        ("hr_approver", "delete"),
        ("administrator", "submit"),
        ("administrator", "publish"),
    ],
)
def test_the_page_of_a_move_is_for_its_people(client, role, move):
    client.force_login(UserFactory(**{role: True}))
    address = move_page(EditionFactory(), move)

    assert (client.get(address).status_code, client.post(address).status_code) == (403, 403)


@pytest.mark.parametrize("tail", ["7/submit/", f"{10**30}/submit/", "{}/no-such-move/", "{}/comments/"])
def test_what_is_not_there_is_not_found(client, editor, tail):
    address = f"/admin/jobfamilies/transition/edition/{tail.format(EditionFactory(pk=3).pk)}"

    assert client.get(address).status_code == 404


def test_before_publishing_it_shows_the_preview_the_edition_in_force_and_who_is_affected(client, approver):
    family = JobFamilyFactory()
    EditionFactory(family=family, published=True)
    edition = EditionFactory(family=family, approved=True)
    level = edition.levels.get()

    page = read(client.get(move_page(edition, "publish")))

    assert edition.get_absolute_url() in [link["href"] for link in page.find("section.before a")]
    assert f"Level added: {level.name}." in page.texts("section.before li")


# --- comments --------------------------------------------------------------------------------------------------------


def test_a_comment_on_a_cell_stands_on_the_panel_until_it_is_resolved(client, approver):
    edition = EditionFactory(in_review=True)
    level, row = edition.levels.get(), edition.rows.get()
    page = reverse("admin:jobfamilies_edition_comment", args=[edition.pk])
    client.post(page, {"text": "<b>Which?</b>", "level_key": level.key, "dimension": row.dimension.slug})
    address = reverse("admin:jobfamilies_edition_change", args=[edition.pk])

    shown = read(client.get(address))
    assert shown.texts("ol.comments div.said") == ["<b>Which?</b>"]
    assert f"on {level.name}, {row.label}," in shown.texts("ol.comments li p")[0]

    answers = shown.find("ol.comments button")
    assert [button["value"] for button in answers] == ["reply", "resolve", "set aside"]
    client.post(answers[1]["formaction"], {"do": "resolve"})
    assert Comment.objects.get().resolved_by == approver
    assert read(client.get(address)).find("ol.comments button") == []


def test_a_comment_is_resolved_by_post_alone_and_by_hr_alone(client, approver):
    comment = Comment.objects.create(edition=EditionFactory(), author=approver, at="2026-03-01T12:00Z", text="Hm.")
    address = reverse("admin:jobfamilies_comment_answer", args=[comment.pk])
    assert client.get(address).status_code == 405

    client.force_login(UserFactory(administrator=True))

    assert client.post(address).status_code == 403
    assert Comment.objects.get().resolved_at is None


# --- what is kept ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["change", "delete"])
def test_a_publication_is_neither_changed_nor_deleted(client, approver, page):
    publication = EditionFactory(scheduled=True).publication
    before = Publication.objects.values().get()

    address = reverse(f"admin:jobfamilies_publication_{page}", args=[publication.pk])
    response = client.post(address, {"notice": "Another.", "effective_on": "2020-01-01", "post": "yes"})

    assert response.status_code == 403
    assert Publication.objects.values().get() == before


def test_its_stamps_can_be_read(client, approver):
    publication = EditionFactory(effective_on=days_from_now(-3)).publication

    page = read(client.get(reverse("admin:jobfamilies_publication_change", args=[publication.pk])))

    assert page.texts("div.field-digest div.readonly") == [publication.digest]
    assert page.texts("div.field-previous_digest div.readonly") == ["-"]
    assert page.texts("div.field-document_version div.readonly") == ["2"]


@pytest.mark.parametrize("stage", ["in_review", "approved", "published"])
def test_only_a_draft_is_written_in_the_admin(client, editor, stage):
    edition = EditionFactory(**{stage: True})
    level = edition.levels.get()

    for page in (
        reverse("admin:jobfamilies_edition_change", args=[edition.pk]),
        reverse("admin:jobfamilies_level_change", args=[level.pk]),
    ):
        assert read(client.get(page)).find("input[name=_save]") == []


@pytest.mark.parametrize(
    ("standing", "numbers"),
    [
        ("draft", []),
        ("approved", [5]),
        ("scheduled", [4]),
        ("in-force", [2]),
        ("superseded", [1]),
        ("withdrawn", [3]),
        ("wrong", [5, 4, 3, 2, 1]),
    ],
)
def test_editions_are_found_by_where_they_stand(client, editor, standing, numbers):
    family = JobFamilyFactory()
    for day in (-9, -2):
        EditionFactory(family=family, effective_on=days_from_now(day))
    for stage in ("withdrawn", "scheduled", "approved"):
        EditionFactory(family=family, **{stage: True})

    response = client.get(reverse("admin:jobfamilies_edition_changelist"), {"standing": standing})

    assert [edition.number for edition in response.context["cl"].result_list] == numbers
