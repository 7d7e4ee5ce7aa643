"""What HR confirms of two adjacent levels: who may, what everybody then reads, and when it falls."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils.timezone import now

from jobfamilies.actions import start_draft
from ladders.actions import CannotConfirm, confirm_relation, leave_to_site
from ladders.ladder import read_ladder
from ladders.models import Confirmation, Statement
from ladders.side_by_side.doubts import doubts_of
from ladders.side_by_side.pair import pair_of
from ladders.side_by_side.selection import address as selected
from ladders.side_by_side.selection import read_selection
from tests.factories import EditionFactory, LevelFactory, RowFactory, StatementFactory, UserFactory, publish
from tests.markup import read

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BELOW = ("Plans the events of the team.", "Answers letters from clients.")
ABOVE = ("Plans the events and festivals of the team.", "Writes the yearly report.")
STANDS_ALONE = "A statement that stands alone is new, or not repeated: nothing else became of it."
ONE_TO_MANY = "One statement becomes several, or several become one: choose one on either side."


@pytest.fixture
def levels():
    """A published ladder of three levels in one row; the first two say BELOW and ABOVE."""
    edition = EditionFactory(levels=0, rows=0)
    row = RowFactory(edition=edition)
    for texts in (BELOW, ABOVE, ("Leads.",)):
        level = LevelFactory(edition=edition)
        for text in texts:
            StatementFactory(level=level, row=row, text=text)
    return found(publish(edition))


def found(edition):
    return read_selection([f"{level.path}@{edition.number}" for level in edition.levels.order_by("rank")]).levels


def keys(level, *texts):
    return [str(key) for key in Statement.objects.filter(level=level, text__in=texts).values_list("key", flat=True)]


def confirm(levels, below, above, *verdicts, by=None, reason=""):
    lower, upper = levels[:2]
    return confirm_relation(
        lower=lower,
        upper=upper,
        statements=(keys(lower, *below), keys(upper, *above)),
        verdicts=verdicts,
        reason=reason,
        by=by or UserFactory(hr_editor=True),
        at=NOON,
    )


def told(lower, upper):
    """Return what became of each statement: its text below and above, its types, and whether HR said so."""
    return {
        (
            *(side.statement.text for side in relation.lower),
            "→",
            *(side.statement.text for side in relation.upper),
        ): (relation.types, relation.confirmed is not None)
        for relation in pair_of(lower, upper).comparison.relations
    }


def test_what_hr_confirms_stands_for_everybody_and_turned_it_is_the_opposite(levels):
    confirm(levels, BELOW[1:], ABOVE[1:], "raised", "narrowed")

    assert told(*levels[:2]) == {
        (BELOW[0], "→", ABOVE[0]): (("changed",), False),
        (BELOW[1], "→", ABOVE[1]): (("raised", "narrowed"), True),
    }
    assert told(levels[1], levels[0])[ABOVE[1], "→", BELOW[1]] == (("lowered", "broadened"), True)


def test_hr_parts_what_the_site_paired(levels):
    confirm(levels, (), ABOVE[:1])

    assert told(*levels[:2]) == {
        ("→", ABOVE[0]): (("new",), True),
        (BELOW[0], "→"): (("dropped",), False),
        (BELOW[1], "→"): (("dropped",), False),
        ("→", ABOVE[1]): (("new",), False),
    }


def test_two_statements_become_one_and_nothing_is_added_to_what_hr_joined(levels):
    confirm(levels, BELOW, ABOVE[:1], "broadened")

    assert told(*levels[:2]) == {
        (*BELOW, "→", ABOVE[0]): (("merged", "broadened"), True),
        ("→", ABOVE[1]): (("new",), False),
    }


def test_a_later_word_takes_the_place_of_an_earlier_one_and_can_be_taken_back(levels):
    first = told(*levels[:2])
    confirm(levels, BELOW[:1], ABOVE[:1], "broadened")
    confirm(levels, BELOW[:1], ABOVE[:1], "reworded")
    assert told(*levels[:2])[BELOW[0], "→", ABOVE[0]] == (("reworded",), True)

    lower, upper = levels[:2]
    sides = keys(lower, *BELOW[:1]), keys(upper, *ABOVE[:1])
    leave_to_site(lower=lower, upper=upper, statements=sides, by=UserFactory(hr_approver=True), at=NOON)

    assert told(*levels[:2]) == first
    assert Confirmation.objects.count() == 3


def test_it_holds_in_the_next_edition_until_a_text_changes(levels):
    confirm(levels, BELOW[:1], ABOVE[:1], "broadened")
    draft = start_draft(edition=levels[0].edition)
    editor = UserFactory(hr_editor=True)
    paths = [f"{level.path}@{draft.number}" for level in draft.levels.order_by("rank")]
    assert told(*read_selection(paths, editor).levels[:2])[BELOW[0], "→", ABOVE[0]] == (("broadened",), True)

    Statement.objects.filter(edition=draft, text=ABOVE[0]).update(text=f"{ABOVE[0]} So!")

    assert told(*read_selection(paths, editor).levels[:2])[BELOW[0], "→", f"{ABOVE[0]} So!"] == (("changed",), False)


@pytest.mark.parametrize(
    ("below", "above", "verdicts", "reason"),
    [
        ((), (), (), "Choose a statement of one of the levels."),
        (BELOW[:1], ABOVE[:1], (), "Say what became of it."),
        (
            (),
            ABOVE[:1],
            ("raised",),
            "A statement that stands alone is new, or not repeated: nothing else became of it.",
        ),
        (
            BELOW,
            ABOVE,
            ("raised",),
            "One statement becomes several, or several become one: choose one on either side.",
        ),
        *(
            (
                BELOW[:1],
                ABOVE[:1],
                verdicts,
                "These do not go together: choose one, or one of more or less and one of wider or narrower.",
            )
            for verdicts in (("raised", "lowered"), ("changed", "raised"), ("broadened", "narrowed"))
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(levels, below, above, verdicts, reason):
    with pytest.raises(CannotConfirm) as refused:
        confirm(levels, below, above, *verdicts)

    assert refused.value.reasons == [reason]


def test_only_hr_confirms_and_only_neighbours(levels):
    with pytest.raises(CannotConfirm, match="is confirmed by HR"):
        confirm(levels, BELOW[:1], ABOVE[:1], "raised", by=UserFactory(manager=True))
    with pytest.raises(CannotConfirm, match="Only a level and the next one up"):
        confirm(levels[::2], BELOW[:1], ("Leads.",), "raised")


# --- pages -----------------------------------------------------------------------------------------------------------


def address(levels, *parts, name="ladders:confirm"):
    return selected(levels[:2], name, **dict(zip(["statement"], parts, strict=False)))


def test_the_form_keeps_what_hr_enters_and_leads_back(client, levels):
    editor = UserFactory(hr_editor=True)
    client.force_login(editor)
    (above,) = keys(levels[1], ABOVE[1])
    page = address(levels, above)
    assert client.get(page).context["form"].initial["upper"] == [above]

    below = keys(levels[0], BELOW[1])
    sent = {"lower": below, "upper": [above], "verdicts": ["raised"], "reason": "The report was a letter once."}
    back = client.post(page, sent)

    row = levels[0].edition.rows.get()
    assert back.url == f"{address(levels, name='ladders:compare')}#{row.dimension.slug}"
    kept = Confirmation.objects.get()
    assert (kept.verdicts, kept.by, kept.reason) == (["raised"], editor, "The report was a letter once.")
    assert client.get(page).context["before"] == kept

    client.post(page, {"leave": "1"})
    assert told(*levels[:2])["→", ABOVE[1]] == (("new",), False)


def test_a_fault_is_said_on_the_form(client, levels):
    client.force_login(UserFactory(hr_editor=True))
    (above,) = keys(levels[1], ABOVE[1])

    answer = client.post(address(levels, above), {"upper": [above], "verdicts": ["raised"]})

    assert answer.context["faults"] == [STANDS_ALONE]


@pytest.mark.parametrize(("role", "status"), [({}, 403), ({"manager": True}, 403), ({"hr_approver": True}, 200)])
def test_the_form_and_the_list_are_hrs(client, levels, role, status):
    if role:
        client.force_login(UserFactory(**role))
    (above,) = keys(levels[1], ABOVE[1])
    family = levels[0].edition.family
    listed = reverse("ladders:to-confirm", args=[family.organization.slug, family.slug])

    assert client.get(address(levels, above)).status_code == status
    assert client.get(listed).status_code == status


def test_a_statement_that_is_not_there_is_not_found(client, levels):
    client.force_login(UserFactory(hr_editor=True))
    (above,) = keys(levels[1], ABOVE[1])

    assert client.get(address(levels, levels[0].key)).status_code == 404
    assert client.get(address(levels[1:], keys(levels[0], BELOW[0])[0])).status_code == 404
    assert client.get(address(levels[:1], above)).status_code == 404


def test_readers_see_that_hr_confirmed_it_and_not_who(client, levels):
    editor = UserFactory(hr_editor=True, username="quill")
    confirm(levels, BELOW[1:], ABOVE[1:], "raised", by=editor, reason="Letters became a report.")

    page = client.get(address(levels, name="ladders:compare"))

    assert page.context["pair"].confirmed == 1
    text = read(page).text
    assert "confirmed by HR" in text
    assert "HR: Letters became a report." in text
    assert "quill" not in text
    assert "Confirm or correct" not in text


def test_the_api_says_what_hr_confirmed(client, levels):
    confirm(levels, BELOW[1:], ABOVE[1:], "raised", reason="Letters became a report.")

    answer = client.get("/api/comparison", {"lower": levels[0].path, "upper": levels[1].path}).json()

    relations = [relation for one in answer["dimensions"] for relation in one["relations"]]
    assert [(relation["claims"], relation["note"]) for relation in relations if relation["is_confirmed"]] == [
        (["raised"], "Letters became a report.")
    ]


def test_what_is_kept_of_a_comparison_is_made_anew_once_hr_confirms(client, levels):
    family = levels[0].edition.family
    pages = [f"{family.get_absolute_url()}?changes=1", levels[1].get_absolute_url(), family.get_absolute_url()]
    before = [client.get(page).content for page in pages]

    confirm(levels, BELOW[1:], ABOVE[1:], "lowered")

    after = [client.get(page).content for page in pages]
    assert [one != other for one, other in zip(before, after, strict=True)] == [True, True, False]


def test_the_list_shows_what_is_open_until_it_is_confirmed(levels):
    edition = levels[0].edition

    def listed():
        doubts, confirmed, total = doubts_of(read_ladder(edition, with_keys=True))
        return [(doubt.names, doubt.relation.claims) for doubt in doubts], confirmed, total

    assert listed() == ([((levels[0].name, levels[1].name), ("changed",))], 0, 6)
    confirm(levels, BELOW[:1], ABOVE[:1], "broadened")
    assert listed() == ([], 1, 6)


def test_a_confirmation_names_its_family_and_verdicts(levels):
    kept = confirm(levels, BELOW[:1], ABOVE[:1], "broadened")

    assert str(kept) == f"{levels[0].edition.family}: broadened"
    assert kept.at < now()
