"""The page of a reading: what is kept where, what it shows beside what, and that it claims no more."""

import json

import pytest

from classification.engine.readout import Segment, segments
from classification.readout.own_description import kept_description
from jobfamilies.models import Level
from ladders.models import Statement
from tests.classification.classify_page.reading import ADDRESS, TEXT, give, shown
from tests.factories import EditionFactory
from tests.markup import messages

pytestmark = pytest.mark.usefixtures("documents", "db")


def test_the_text_is_kept_in_the_session_and_never_in_the_address(client):
    page = give(client)

    assert page.redirect_chain == [("/classify/#reading", 302)]
    assert kept_description(client.session) == TEXT
    assert "no-store" in page.headers["Cache-Control"]


def test_the_text_is_deleted(client):
    give(client)
    page = client.post(ADDRESS, {"forget": "1"}, follow=True)

    assert messages(page) == ["The description is deleted."]
    assert (kept_description(client.session), page.context["shown"]) == ("", None)


def test_sentences_are_numbered_in_their_sections_with_what_became_of_each(client):
    give(client)
    (section,) = shown(client, "?org=mit&ladder=mit/it-consultant").sections

    assert section.heading == "Duties"
    assert [(one.number, bool(one.left_out), one.is_unread) for one in section.sentences] == [
        (1, False, False),
        (2, False, False),
        (3, False, False),
        (4, False, False),
        (5, True, False),
        (6, False, True),
    ]


def test_a_sentence_stands_beside_the_whole_row_of_its_dimension(client):
    give(client)
    found = shown(client, "?org=mit&ladder=mit/it-consultant").dimensions
    collaboration = next(one for one in found if one.label == "Collaboration")

    assert [one.number for one in collaboration.sentences] == [2]
    assert [level.title for level in collaboration.levels] == ["I", "II", "III", "Senior"]
    assert all(level.statements for level in collaboration.levels)
    assert {piece.text for piece in collaboration.sentences[0].segments if piece.mark == "shared"} >= {"issues"}
    assert [level.title for level in collaboration.levels if level.is_most] == ["II"]
    assert {level.said for one in found for level in one.levels} <= {
        "mostly here",
        "partly here",
        "a little",
        "hardly",
    }


def test_the_page_shows_no_percentage_and_no_score(client):
    give(client, TEXT.replace("Feeds", "Feeds 3 times"))

    assert (
        "%" not in client.get(ADDRESS + "?org=mit").content.decode().partition('id="reading"')[2].partition("<form")[0]
    )


def test_another_ladder_is_shown_by_the_address(client):
    give(client)
    page = client.get(ADDRESS + "?org=mit&ladder=mit/it-manager")

    assert page.context["shown"].chosen == "mit/it-manager"
    assert [one["address"] for one in page.context["families"]] == [
        f"/classify/?org=mit&ladder={one.key}" for one in page.context["shown"].families
    ]


def test_with_one_dimension_of_evidence_it_says_too_little(client):
    ladder = Level.objects.filter(edition__family__slug="infrastructure-professional")
    duties = Statement.objects.filter(level=ladder.get(rank=2), row__dimension__slug="essential-duties")
    give(client, "\n".join(duties.order_by("place").values_list("text", flat=True)))
    found = shown(client, "?org=harvard&ladder=harvard/infrastructure-professional")

    assert found.verdict == ""
    assert found.reason == "Too little to say: there is evidence for 1 dimension, and 3 are needed."


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?org=nobody", "There is no organization “nobody”."),
        ("?ladder=no/such", "The ladder “no/such” is not among those that this description is likest."),
        (f"?ladder=%00{'9' * 400}", f"The ladder “{'9' * 300}” is not among those that this description is likest."),
    ],
)
def test_a_wrong_choice_is_left_out_and_said(client, query, said):
    give(client)

    page = client.get(ADDRESS + query)

    assert (page.status_code, page.context["asked"].notices) == (200, [said])


def test_html_in_a_description_is_shown_as_text(client):
    give(client, TEXT + "\nWrites <script>alert(1)</script> and & to customers.")

    assert b"<script>alert" not in client.get(ADDRESS).content


def test_the_reading_comes_as_json_with_its_text(client):
    give(client)
    answer = client.get(ADDRESS + "?org=mit&format=json")
    found = json.loads(answer.content)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="reading.json"'
    assert found["text"] == TEXT
    place = found["reading"]["families"][0]["speaks_for"][0]
    assert found["text"][place["start"] : place["end"]] == place["text"]


@pytest.mark.parametrize("trait", [None, "employee", "manager", "hr_editor", "hr_approver"])
def test_everybody_may_have_a_description_read_and_only_they_see_it(client, hr, trait):
    if trait:
        hr(trait)
    give(client)

    assert shown(client, "?org=mit").verdict == "I or II"
    client.logout()
    assert shown(client, "?org=mit") is None


def test_without_a_description_there_is_only_the_form(client):
    page = client.get(ADDRESS)

    assert (page.context["shown"], page.context["not_read"]) == (None, None)


@pytest.mark.parametrize("families", [1, 4])
def test_the_page_asks_the_same_for_every_number_of_families(client, django_assert_max_num_queries, families):
    for _ in range(families):
        EditionFactory(published=True, levels=3, rows=2)
    give(client)
    client.get(ADDRESS)

    with django_assert_max_num_queries(4):  # session, two of the references, organizations
        client.get(ADDRESS)


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ([], [Segment("plans the work")]),
        ([(10, 15, "telling")], [Segment("plans", "telling"), Segment(" the work")]),
        ([(20, 24, "shared")], [Segment("plans the "), Segment("work", "shared")]),
        (
            [(16, 24, "telling"), (20, 24, "shared"), (10, 15, "shared")],
            [Segment("plans", "shared"), Segment(" "), Segment("the work", "telling")],
        ),
    ],
)
def test_a_text_is_cut_at_its_marks_and_the_first_of_two_that_touch_holds(marks, found):
    assert segments("plans the work", marks, start=10) == tuple(found)
