"""The pages of ratings: who sees them, what is saved and what stays, and when the estimate and the result appear."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from classification.models import Rating, RatingSheet, RequestStep, Scheme, Stage, Step
from classification.rating.questionnaires import questionnaire_of
from classification.scoring import Answer
from tests.classification.factories import RatingSheetFactory, SchemeFactory
from tests.classification.test_ratings import answer, factors, in_study, signed, started
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_in_study():
    return in_study()


@pytest.fixture
def ladder(request_in_study):
    """A published ladder of three levels and two rows, of the organization that the request is of."""
    return EditionFactory(
        family__organization=request_in_study.position.organization, levels=3, rows=2, statements=2, published=True
    )


@pytest.fixture
def sheet(request_in_study, ladder, client):
    """A sheet with nothing answered, whose rater is signed in."""
    found = started(request_in_study, ladder)
    client.force_login(found.rater)
    return found


def list_page(request):
    return reverse("classification:ratings", args=[request.pk])


def sent(sheet, answers, **more):
    """Return what the form sends: by factor (code of the answer, reason)."""
    kept = {rating.factor: rating for rating in sheet.ratings.all()}
    facts = {"save": "all"} | more
    for factor, (code, reason) in answers.items():
        facts |= {f"{factor}-answer": code, f"{factor}-reason": reason}
        if factor in kept:
            facts.setdefault(f"{factor}-read_at", kept[factor].answered_at.isoformat())
    return facts


def said(response):
    return [str(message) for message in response.context["messages"]]


# --- who sees what ---------------------------------------------------------------------------------------------------

PEOPLE = {"hr_editor": (200, 404), "hr_approver": (200, 404), "manager": (404, 404), "employee": (404, 404)}


@pytest.mark.parametrize("trait", PEOPLE)
def test_ratings_are_hrs_alone(client, sheet, trait):
    client.force_login(UserFactory(**{trait: True}))

    statuses = (client.get(list_page(sheet.request)).status_code, client.get(sheet.get_absolute_url()).status_code)

    assert statuses == PEOPLE[trait]


@pytest.mark.parametrize("who", ["incumbent", "supervisor"])
def test_whose_position_it_is_sees_no_rating(client, sheet, who):
    position = sheet.request.position
    client.force_login(position.incumbent if who == "incumbent" else position.supervisor.incumbent)
    signed(sheet, Answer(1), Answer(1))

    assert client.get(list_page(sheet.request)).status_code == 404
    assert client.get(sheet.get_absolute_url()).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, sheet):
    client.logout()

    assert client.get(sheet.get_absolute_url()).url == f"/sign-in/?next={sheet.get_absolute_url()}"


@pytest.mark.parametrize("trait", ["hr_editor", "hr_approver"])
def test_a_signed_sheet_is_read_by_whom_it_opens_to(client, sheet, trait):
    signed(sheet, Answer(2), Answer(2))
    reader = UserFactory(**{trait: True})
    client.force_login(reader)
    RatingSheetFactory(request=sheet.request, scheme=sheet.scheme, rater=reader, signed=True)

    response = client.get(sheet.get_absolute_url())

    assert response.context["is_writable"] is False
    assert [each.answered for each in response.context["asked"]] == [questionnaire_of(sheet).scale.levels[1]] * 2


@pytest.mark.parametrize("address", ["/ratings/99999/", "/requests/99999/ratings/", f"/ratings/{'9' * 30}/"])
def test_a_number_of_nothing_is_not_found(client, sheet, address):
    assert client.get(address).status_code == 404


def test_pages_of_ratings_are_not_kept_by_any_cache(client, sheet):
    for address in (list_page(sheet.request), sheet.get_absolute_url()):
        assert "no-store" in client.get(address).headers["Cache-Control"]


# --- starting --------------------------------------------------------------------------------------------------------


def test_a_rater_chooses_a_scheme_and_a_ladder(client, request_in_study, ladder):
    client.force_login(rater := UserFactory(hr_editor=True))
    scheme = SchemeFactory()

    response = client.post(list_page(request_in_study), {"scheme": scheme.pk, "ladder": ladder.pk})

    sheet = RatingSheet.objects.get()
    assert (sheet.rater, sheet.scheme, sheet.edition) == (rater, scheme, ladder)
    assert response.url == sheet.get_absolute_url()


@pytest.mark.parametrize("number", ["", "x", "99999", "9" * 30, "\0"])
def test_a_scheme_that_is_not_there_is_no_choice(client, request_in_study, ladder, number):
    client.force_login(UserFactory(hr_editor=True))

    response = client.post(list_page(request_in_study), {"scheme": number, "ladder": ladder.pk})

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["scheme"]
    assert RatingSheet.objects.count() == 0


def test_a_scheme_for_ladders_asks_for_one(client, request_in_study, ladder):
    client.force_login(UserFactory(hr_editor=True))

    response = client.post(list_page(request_in_study), {"scheme": SchemeFactory().pk})

    assert response.context["form"].errors == {"ladder": ["Choose the ladder to rate against."]}


def test_only_schemes_and_ladders_of_the_organization_are_offered(client, request_in_study, ladder):
    own, common = SchemeFactory(organization=request_in_study.position.organization), SchemeFactory()
    SchemeFactory(organization=EditionFactory(published=True).family.organization)
    SchemeFactory(draft=True)
    client.force_login(UserFactory(hr_editor=True))

    form = client.get(list_page(request_in_study)).context["form"]

    assert set(form.fields["scheme"].queryset) == {own, common}
    assert list(form.fields["ladder"].queryset) == [ladder]


def test_who_only_rules_starts_none(client, request_in_study, ladder):
    client.force_login(UserFactory(hr_approver=True))

    response = client.post(list_page(request_in_study), {"scheme": SchemeFactory().pk, "ladder": ladder.pk})

    assert response.context["reasons"][0] == "Only HR editors may do this."
    assert response.context["against"] == ["Only HR editors may do this."]
    assert RatingSheet.objects.count() == 0


# --- answering -------------------------------------------------------------------------------------------------------


def test_one_answer_is_saved_by_itself(client, sheet):
    first, _ = factors(sheet)

    response = client.post(sheet.get_absolute_url(), sent(sheet, {first: ("2", "Because.")}, save=first))

    assert response.url == f"{sheet.get_absolute_url()}#{first}"
    assert [(rating.factor, rating.answer, rating.reason) for rating in sheet.ratings.all()] == [
        (first, Answer(2), "Because.")
    ]


@pytest.mark.parametrize(("code", "kept"), [("1", Answer(1)), ("2-3", Answer(2, True)), ("0", Answer(0))])
def test_every_kind_of_answer_is_saved(client, sheet, code, kept):
    first, _ = factors(sheet)

    client.post(sheet.get_absolute_url(), sent(sheet, {first: (code, "Because.")}))

    assert sheet.ratings.get().answer == kept


def test_a_picked_statement_alone_answers_with_its_level(client, sheet):
    question = questionnaire_of(sheet).questions[0]
    key = next(key for key, level in question.levels_of_statements.items() if level == 3)

    client.post(
        sheet.get_absolute_url(), {f"{question.slug}-statement": key, f"{question.slug}-reason": "So.", "save": "all"}
    )

    rating = sheet.ratings.get()
    assert (rating.answer, str(rating.statement)) == (Answer(3), key)


@pytest.mark.parametrize(
    ("code", "reason", "statement", "fault"),
    [
        ("", "Because.", "", "Choose an answer."),
        ("2", "", "", "Give a reason."),
        ("2", "   ", "", "Give a reason."),
        ("9", "Because.", "", "This is not among the answers."),
        ("3-4", "Because.", "", "This is not among the answers."),
        ("2\0", "Because.", "", "This is not among the answers."),
        ("2", "Be\0cause.", "", "Null characters are not allowed."),
        ("2", "x" * 5001, "", "The reason has more than 5,000 characters."),
        ("2", "Because.", "6f13ff33-f7f3-5318-ab8e-cacc49f4f0d0", "That statement is not of this edition."),
        ("2", "Because.", "x' OR 1=1", "That statement is not of this edition."),
    ],
)
def test_a_wrong_answer_stays_in_the_form_and_the_right_one_is_saved(client, sheet, code, reason, statement, fault):
    first, second = factors(sheet)
    facts = sent(sheet, {first: (code, reason), second: ("1", "Right.")}) | {f"{first}-statement": statement}

    response = client.post(sheet.get_absolute_url(), facts)

    wrong, right = response.context["asked"]
    assert wrong.form.faults() == [fault]
    assert wrong.form["reason"].value() == reason
    assert (right.rating.reason, right.form.is_bound) == ("Right.", False)
    assert [rating.factor for rating in Rating.objects.all()] == [second]
    assert said(response) == [f"Saved: {right.question.factor.name}."]


def test_a_factor_that_is_not_in_the_scheme_is_said(client, sheet):
    response = client.post(
        sheet.get_absolute_url(), {"salary-answer": "2", "salary-reason": "Because.", "save": "all"}
    )

    assert said(response) == ["“salary” is not among the factors of this rating."]
    assert Rating.objects.count() == 0


def test_what_is_sent_unchanged_is_not_saved_again(client, sheet):
    first, _ = factors(sheet)
    kept = answer(sheet, first)

    client.post(sheet.get_absolute_url(), sent(sheet, {first: ("2", kept.reason)}))

    assert Rating.objects.get().answered_at == kept.answered_at


def test_a_second_window_is_shown_both_answers_and_may_replace_the_other(client, sheet):
    first, _ = factors(sheet)
    stale = sent(sheet, {first: ("3", "From here.")})
    answer(sheet, first, Answer(1), reason="From there.")

    response = client.post(sheet.get_absolute_url(), stale)

    asked = response.context["asked"][0]
    low = asked.question.factor.levels[0]
    assert asked.form.faults() == [
        f"You answered this otherwise in another window: {low}. Save again to replace that."
    ]
    assert "There you gave as reason: From there." in response.content.decode()
    assert (Rating.objects.get().reason, asked.form["reason"].value()) == ("From there.", "From here.")
    client.post(sheet.get_absolute_url(), stale | {f"{first}-read_at": asked.form["read_at"].value()})
    assert Rating.objects.get().reason == "From here."


def test_a_sheet_signed_in_another_window_takes_no_answer(client, sheet):
    first, _ = factors(sheet)
    stale = sent(sheet, {first: ("3", "Late.")})
    signed(sheet, Answer(1), Answer(1))

    response = client.post(sheet.get_absolute_url(), stale)

    assert response.status_code == 200
    assert response.context["against"] == ["This rating is signed: it does not change any more."]
    assert [form["reason"].value() for form in response.context["lost"]] == ["Late."]
    assert {rating.answer for rating in Rating.objects.all()} == {Answer(1)}


def test_another_rater_cannot_write_in_a_sheet(client, sheet):
    client.force_login(UserFactory(hr_editor=True))

    assert client.post(sheet.get_absolute_url(), sent(sheet, {factors(sheet)[0]: ("1", "Mine.")})).status_code == 404
    assert Rating.objects.count() == 0


# --- estimate and result ---------------------------------------------------------------------------------------------


def test_the_present_classification_and_title_are_nowhere(client, sheet):
    position = sheet.request.position
    position.title = "Principal Wizard IV"
    position.save()

    for address in (list_page(sheet.request), sheet.get_absolute_url()):
        assert "Principal Wizard IV" not in client.get(address).content.decode()


def test_the_estimate_appears_with_the_first_answer_of_its_factor(client, sheet):
    first, _ = factors(sheet)
    before = client.get(sheet.get_absolute_url())
    answer(sheet, first)

    after = client.get(sheet.get_absolute_url())

    assert "The machine" not in before.content.decode()
    assert after.content.decode().count('class="estimate"') == 1
    assert [each.has_estimate for each in after.context["asked"]] == [True, False]


def test_the_telling_words_of_the_estimate_are_marked_and_a_far_answer_asks_for_a_word(client, sheet):
    first, _ = factors(sheet)
    estimate = {
        "level": 1,
        "said": "I or II",
        "evidence": [{"start": 0, "text": "Asks for help daily.", "telling": [[0, 13]]}],
    }
    rating = answer(sheet, first, Answer(3))
    Rating.objects.filter(pk=rating.pk).update(estimate=estimate)

    page = client.get(sheet.get_absolute_url()).content.decode()
    client.post(
        sheet.get_absolute_url(),
        sent(sheet, {first: ("3", rating.reason)}) | {f"{first}-word": "It misses the budget."},
    )

    assert '<mark class="cue">Asks for help</mark> daily.' in page
    assert "Your answer stands two levels or more from that. Why?" in page
    assert Rating.objects.get().word == "It misses the budget."


def test_the_result_appears_once_every_factor_has_an_answer(client, sheet):
    first, second = factors(sheet)
    answer(sheet, first, Answer(2))
    assert client.get(sheet.get_absolute_url()).context["result"] is None

    answer(sheet, second, Answer(2))

    response = client.get(sheet.get_absolute_url())
    levels = questionnaire_of(sheet).scale.levels
    assert response.context["result"].said == levels[1]
    assert [(change.factor.slug, change.said, change.result.said) for change in response.context["nearest"]] == [
        (first, levels[2], levels[2]),
        (second, levels[2], levels[2]),
    ]


def test_a_sheet_is_signed_on_its_page(client, sheet):
    for factor in factors(sheet):
        answer(sheet, factor, Answer(2))

    response = client.post(sheet.get_absolute_url(), {"sign": "1"}, follow=True)

    sheet.refresh_from_db()
    assert sheet.result == questionnaire_of(sheet).scale.levels[1]
    assert said(response) == ["Signed. This rating does not change any more."]
    assert RequestStep.objects.get().step == Step.RATE


def test_what_was_changed_with_the_same_click_is_saved_and_not_signed(client, sheet):
    first, second = factors(sheet)
    answer(sheet, first), answer(sheet, second)
    facts = sent(sheet, {first: ("3", "Looked again.")}) | {"sign": "1"}
    del facts["save"]

    response = client.post(sheet.get_absolute_url(), facts, follow=True)

    sheet.refresh_from_db()
    assert sheet.signed_at is None
    assert said(response)[1:] == ["You changed answers: look at the result again, then sign."]


def test_an_incomplete_sheet_cannot_be_signed(client, sheet):
    response = client.post(sheet.get_absolute_url(), {"sign": "1"}, follow=True)

    assert said(response) == ["2 of 2 questions are not answered yet."]
    assert RatingSheet.objects.signed().count() == 0


# --- two raters ------------------------------------------------------------------------------------------------------


def test_two_signed_ratings_stand_beside_each_other_with_their_agreement(client, sheet, ladder):
    other = started(sheet.request, ladder, sheet.scheme)
    signed(other, Answer(1), Answer(3))
    before = client.get(list_page(sheet.request)).context
    signed(sheet, Answer(1), Answer(2))

    after = client.get(list_page(sheet.request)).context

    assert (before["pairs"], list(before["hidden"])) == ([], [other])
    [pair] = after["pairs"]
    assert [side.said for side in pair.agreement.sides] == ["Same answer", "1 level apart"]
    assert pair.agreement.said == (
        "The two gave the same answer to 1 of 2 questions. "
        "Beyond chance that is what Landis and Koch call substantial agreement: "
        "weighted kappa 0.67 (quadratic), 0.50 (linear)."
    )


def test_ratings_against_different_editions_are_not_compared(client, sheet, ladder):
    later = EditionFactory(family__organization=ladder.family.organization, levels=3, rows=2, published=True)
    signed(started(sheet.request, later, sheet.scheme), Answer(1), Answer(1))
    signed(sheet, Answer(1), Answer(1))

    context = client.get(list_page(sheet.request)).context

    assert (len(context["sheets"]), context["pairs"]) == (2, [])


@pytest.mark.parametrize("number", [1, 4])
def test_the_list_asks_as_much_for_four_ratings_as_for_one(client, sheet, number, django_assert_max_num_queries):
    RatingSheetFactory.create_batch(number, request=sheet.request, rater=sheet.rater)

    with django_assert_max_num_queries(16):
        client.get(list_page(sheet.request))


def test_the_questionnaire_asks_as_much_for_ten_rows_as_for_two(client, sheet, django_assert_max_num_queries):
    wide = EditionFactory(family__organization=sheet.request.position.organization, levels=4, rows=10, published=True)
    other = started(sheet.request, wide, by=sheet.rater)

    for each in (sheet, other):
        with django_assert_max_num_queries(20):
            client.get(each.get_absolute_url())


# --- schemes in the admin --------------------------------------------------------------------------------------------

DRAFT = {
    "slug": "ours",
    "name": "Ours",
    "rules": '{"method": "weighted mean", "weights": {"decision-making": 2}}',
    "source": "Agreed in March.",
}


def test_an_editor_drafts_a_scheme_and_reads_it_in_sentences(client, hr):
    editor = hr("hr_editor")

    client.post(reverse("admin:classification_scheme_add"), DRAFT)

    scheme = Scheme.objects.get()
    assert (scheme.number, scheme.drafted_by, scheme.approved_at) == (1, editor, None)
    page = client.get(reverse("admin:classification_scheme_change", args=[scheme.pk])).content.decode()
    assert "<p>Weights: decision-making 2; every other factor 1.</p>" in page


def test_a_correction_is_the_next_version(client, hr):
    hr("hr_editor")
    first = SchemeFactory(slug="ours")
    add = reverse("admin:classification_scheme_add")

    begun = client.get(add, {"next": first.pk}).context["adminform"].form
    client.post(add, DRAFT)

    assert begun["slug"].value() == "ours"
    assert Scheme.objects.get(number=2).slug == "ours"


@pytest.mark.parametrize("asked", ["x", "9" * 30, "99999"])
def test_a_next_version_of_nothing_begins_empty(client, hr, asked):
    hr("hr_editor")

    assert client.get(reverse("admin:classification_scheme_add"), {"next": asked}).status_code == 200


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        ("{", "Enter a valid JSON."),
        ('{"method": "weighted mean", "cuts": [2, 1]}', "The cut points do not rise."),
        ('{"method": "weighted mean", "weights": {"a\\u0000": 1}}', None),
    ],
)
def test_faults_of_a_draft_are_said_in_sentences(client, hr, rules, fault):
    hr("hr_editor")

    response = client.post(reverse("admin:classification_scheme_add"), DRAFT | {"rules": rules})

    errors = response.context["adminform"].form.errors
    assert list(errors) == ["rules"]
    assert fault is None or errors["rules"] == [fault]
    assert Scheme.objects.count() == 0


@pytest.mark.parametrize(("group", "is_approved"), [("hr_editor", False), ("hr_approver", True)])
def test_only_an_approver_puts_a_scheme_into_force(client, hr, group, is_approved):
    hr(group)
    draft = SchemeFactory(draft=True)

    client.post(
        reverse("admin:classification_scheme_changelist"), {"action": "approve", "_selected_action": [draft.pk]}
    )

    draft.refresh_from_db()
    assert draft.is_approved is is_approved


def test_an_approved_scheme_is_read_only(client, hr):
    hr("hr_editor")
    call_command("loaddata", "schemes.json", verbosity=0)
    scheme = Scheme.objects.get(slug="factor-evaluation-system")
    address = reverse("admin:classification_scheme_change", args=[scheme.pk])

    page = client.get(address).content.decode()

    assert "<p>GS-15: 4,055 points and more.</p>" in page
    assert client.post(address, DRAFT).status_code == 403


def test_a_request_that_is_ruled_on_takes_no_more_ratings(client, sheet):
    sheet.request.stage = Stage.RULED
    sheet.request.save()

    page = client.get(sheet.get_absolute_url())

    assert page.context["is_writable"] is False
    assert "needs one that is in study" in client.get(list_page(sheet.request)).context["against"][0]
