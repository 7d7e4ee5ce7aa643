"""The past of a ladder: its editions, a day's ladder, what changed between two, one level through all."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from jobfamilies.actions import publish_edition, start_draft
from jobfamilies.models import Edition, Publication
from ladders.models import Row, Statement
from tests.factories import (
    EditionFactory,
    JobFamilyFactory,
    LevelFactory,
    RowFactory,
    StatementFactory,
    UserFactory,
    days_from_now,
    publish,
)
from tests.markup import read

pytestmark = pytest.mark.django_db

STRANGER, EMPLOYEE, MANAGER = None, {"employee": True}, {"manager": True}
EDITOR, APPROVER = {"hr_editor": True}, {"hr_approver": True}
OLD, NOW, NEVER, SOON, DRAFT = 1, 2, 3, 4, 5
HUGE = "9" * 30
TO_COME = "is still to come: an edition is shown from the day on which it takes effect."
FILES = "Files letters of -[one team]+[two teams]."


def address(name, *rest):
    return reverse(f"ladders:{name}", args=["acme", "clerk", *rest])


def sign_in(client, role):
    if role:
        client.force_login(UserFactory(**role))


def clerk():
    return JobFamilyFactory(organization__slug="acme", organization__name="Acme", slug="clerk", name="Clerk")


@pytest.fixture
def family():
    """A family with one edition of each kind: superseded, in force, withdrawn, scheduled, and a draft."""
    family = clerk()
    EditionFactory(family=family, effective_on=date(2020, 1, 2))
    EditionFactory(family=family, effective_on=date(2021, 1, 2))
    EditionFactory(family=family, withdrawn=True)
    EditionFactory(family=family, effective_on=date(2099, 1, 2))
    EditionFactory(family=family, draft=True)
    return family


@pytest.fixture
def two():
    """A ladder of one level and one row in two editions: of three statements one stays, one is reworded, one goes."""
    first = EditionFactory(family=clerk(), levels=0, rows=0)
    level = LevelFactory(edition=first, title="Clerk I", slug="clerk-i", job_code="C1")
    row = RowFactory(edition=first, label="Duties")
    for text in ("Sorts letters.", "Files letters of one team.", "Asks."):
        StatementFactory(level=level, row=row, text=text)
    draft = start_draft(edition=publish(first, date(2020, 1, 2)))
    files = Statement.objects.filter(edition=draft, text="Files letters of one team.")
    files.update(text="Files letters of two teams.")
    Statement.objects.filter(edition=draft, text="Asks.").delete()
    draft.levels.update(title="Office Clerk", job_code="C2")
    Row.objects.filter(edition=draft).update(label="Core duties")
    LevelFactory(edition=draft, title="Clerk II", slug="clerk-ii")
    return first.family, publish(draft, date(2021, 1, 2))


# --- the editions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (STRANGER, ["Edition 2 In force", "Edition 1 No longer in force"]),
        (EMPLOYEE, ["Edition 2 In force", "Edition 1 No longer in force"]),
        (MANAGER, ["Edition 2 In force", "Edition 1 No longer in force"]),
        *(
            (
                role,
                [
                    "Edition 5 Draft",
                    "Edition 4 Scheduled",
                    "Edition 3 Withdrawn",
                    "Edition 2 In force",
                    "Edition 1 No longer in force",
                ],
            )
            for role in (EDITOR, APPROVER)
        ),
    ],
)
def test_readers_see_what_took_effect_and_hr_sees_every_edition(client, family, role, shown):
    sign_in(client, role)

    assert read(client.get(address("editions"))).texts("div.edition-name") == shown


def test_an_edition_leads_to_itself_to_what_it_changed_and_to_what_differs_from_today(client, family):
    sign_in(client, EDITOR)

    page = read(client.get(address("editions")))

    assert [link["href"] for link in page.find("#edition-4 a")] == [
        address("edition", SOON),
        address("redline", NOW, SOON),
        address("log", SOON),
    ]
    assert [link["href"] for link in page.find("#edition-1 a")] == [
        address("edition", OLD),
        address("redline", NOW, OLD),
        address("log", OLD),
    ]


@pytest.mark.parametrize(("role", "is_named"), [(EMPLOYEE, False), (EDITOR, True)])
def test_people_are_named_to_hr_alone(client, role, is_named):
    edition = EditionFactory(family=clerk(), effective_on=date(2020, 1, 2))
    draft = start_draft(edition=edition)
    approver = UserFactory(hr_approver=True, username="anna")
    draft.state = Edition.State.APPROVED
    draft.save()
    publish_edition(
        edition=draft,
        effective_on=timezone.localdate(),
        by=approver,
        at=timezone.now(),
        kind=Publication.Kind.CLERICAL,
        notice="A slip is mended.",
        reference="HR-7",
    )
    sign_in(client, role)

    page = read(client.get(address("editions")))

    told = page.find("#edition-2")[0].text
    assert [words in told for words in ("Clerical correction", "HR-7", "A slip is mended.")] == [True] * 3
    assert ("anna" in page.find("main")[0].text) is is_named
    assert ("Moves" in told) is is_named


def test_a_family_without_a_readable_edition_has_no_history(client):
    EditionFactory(family=clerk(), draft=True)

    assert client.get(address("editions")).status_code == 404
    assert client.get("/no/such/editions/").status_code == 404


@pytest.mark.parametrize(("role", "queries"), [(EMPLOYEE, 7), (EDITOR, 8)])
def test_the_history_asks_the_same_whatever_the_number_of_editions(client, role, queries, django_assert_num_queries):
    family = clerk()
    sign_in(client, role)
    for days in ((1, 2), (3, 4, 5)):
        for day in days:
            EditionFactory(family=family, effective_on=date(2020, 1, day))
        with django_assert_num_queries(queries):
            client.get(address("editions"))


def test_the_ladder_and_its_levels_lead_to_their_history(client, two):
    family, _ = two

    ladder = read(client.get(family.get_absolute_url()))
    level = read(client.get(address("level", "clerk-i")))

    assert address("editions") in [link["href"] for link in ladder.find("div.actions a")]
    assert address("level-history", "clerk-i") in [link["href"] for link in level.find("aside div.actions a")]


# --- a draft from an old edition -------------------------------------------------------------------------------------


def test_an_editor_starts_a_draft_from_an_old_edition(client, two):
    family, _ = two
    sign_in(client, EDITOR)

    response = client.post(address("start-draft", OLD))

    draft = family.editions.get(number=3)
    assert response["Location"] == reverse("admin:jobfamilies_edition_change", args=[draft.pk])
    assert [level.title for level in draft.levels.all()] == ["Clerk I"]


def test_where_an_edition_is_open_no_other_is_started(client, family):
    sign_in(client, EDITOR)

    response = client.post(address("start-draft", OLD))

    assert response["Location"] == address("editions")
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "This family has an open edition already (5). Publish or delete it before you start another."
    ]
    assert family.editions.count() == DRAFT
    assert read(client.get(address("editions"))).find("ol.editions form") == []


@pytest.mark.parametrize("role", [STRANGER, EMPLOYEE, MANAGER, APPROVER])
def test_nobody_else_starts_one(client, two, role):
    family, _ = two
    sign_in(client, role)

    assert client.post(address("start-draft", OLD)).status_code == 403
    assert "Start a draft" not in client.get(address("editions")).text
    assert family.editions.count() == 2


def test_a_draft_is_started_by_a_button_alone(client, two):
    sign_in(client, EDITOR)

    assert client.get(address("start-draft", OLD)).status_code == 405
    assert client.post(address("start-draft", 77)).status_code == 404
    assert client.post(f"/acme/clerk/editions/{HUGE}/draft/").status_code == 404


# --- as of a day -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["family", "level"])
@pytest.mark.parametrize(("on", "number"), [("2020-01-02", OLD), ("2021-01-01", OLD), ("2021-01-02", NOW)])
def test_a_day_shows_what_was_in_force_on_it(client, two, name, on, number):
    rest = ["clerk-i"] if name == "level" else []
    to = address("edition-level", number, *rest) if rest else address("edition", number)

    response = client.get(address(name, *rest), {"on": on})

    assert response["Location"] == f"{to}?on={on}"
    day = date.fromisoformat(on)
    said = f"You are reading edition {number}, which was in force on {day:%B} {day.day}, {day.year}."
    assert read(client.get(response["Location"])).texts("p.notice strong") == [said]


def test_a_day_keeps_the_other_choices(client, two):
    response = client.get(address("family"), {"on": "2020-05-05", "changes": "1"})

    assert response["Location"] == f"{address('edition', OLD)}?on=2020-05-05&changes=1"


@pytest.mark.parametrize("name", ["family", "level"])
@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("1990-01-01", "No {} was in force on January 1, 1990."),
        ("0001-01-01", "No {} was in force on January 1, 0001."),
        (
            "9999-12-31",
            f"December 31, 9999 {TO_COME}",
        ),
        ("2027-02-30", "“2027-02-30” is not a date such as 2027-01-31."),
        ("2027-W01-1", "“2027-W01-1” is not a date such as 2027-01-31."),
        ("٢٠٢٧-01-01", "“٢٠٢٧-01-01” is not a date such as 2027-01-31."),
        ("<b>\x00", "“<b>” is not a date such as 2027-01-31."),
        ("9" * 5000, f"“{'9' * 40}…” is not a date such as 2027-01-31."),
    ],
)
def test_a_day_that_cannot_be_shown_is_said(client, two, name, on, said):
    rest = ["clerk-i"] if name == "level" else []
    what = "such level" if rest else "edition of this family"

    response = client.get(address(name, *rest), {"on": on})

    assert response.status_code == 200
    assert read(response).texts("p.notice strong") == [said.format(what)]


def test_a_level_that_did_not_stand_then_is_said(client, two):
    response = client.get(address("level", "clerk-ii"), {"on": "2020-05-05"})

    assert read(response).texts("p.notice strong") == ["No such level was in force on May 5, 2020."]


@pytest.mark.parametrize(("role", "number"), [(STRANGER, None), (EMPLOYEE, None), (EDITOR, SOON)])
def test_what_is_scheduled_is_shown_to_hr_alone(client, family, role, number):
    sign_in(client, role)

    response = client.get(address("family"), {"on": "2099-01-02"})

    if number is None:
        assert read(response).texts("p.notice strong") == [f"January 2, 2099 {TO_COME}"]
    else:
        page = read(client.get(response["Location"]))
        assert page.texts("p.notice strong") == [
            f"You are reading edition {number}, which is to be in force on January 2, 2099."
        ]


def test_an_edition_does_not_claim_a_day_on_which_another_was_in_force(client, two):
    page = read(client.get(address("edition", OLD), {"on": "2022-01-01"}))

    assert page.texts("p.notice strong") == [
        "On January 1, 2022 it was not this edition that was in force.",
        "You are reading edition 1.",
    ]


def test_a_day_does_not_reach_the_kept_page(client, two):
    before = client.get(address("family")).content
    client.get(address("family"), {"on": "1990-01-01"})
    client.get(address("family"), {"on": "2020-05-05"}, follow=True)

    assert client.get(address("family")).content == before


def test_an_edition_that_was_renamed_is_found_by_the_slug_of_today(client, two):
    draft = start_draft(edition=two[1])
    draft.levels.filter(slug="clerk-i").update(slug="office-clerk")
    publish(draft, date(2022, 1, 2))

    response = client.get(address("level", "office-clerk"), {"on": "2020-05-05"})

    assert response["Location"] == f"{address('edition-level', OLD, 'clerk-i')}?on=2020-05-05"


# --- the redline -----------------------------------------------------------------------------------------------------


def statements(page):
    """Return what a page tells of statements: (level, words of the change, text with marks)."""
    return [
        (section.find("h2")[0].text, row.find("td.change")[0].text, marked(row.find("td.said")[0]))
        for section in page.find("section.redline-part")
        for row in section.find("tr[data-change]")
    ]


def marked(element):
    signs = {"del": "-", "ins": "+"}
    return "".join(
        each if isinstance(each, str) else f"{signs.get(each.tag, '')}[{marked(each)}]" for each in element.content
    )


def test_a_redline_shows_what_changed_alone(client, two):
    page = read(client.get(address("redline", 1, 2)))

    assert statements(page) == [
        (
            "Office Clerk",
            "Broadenedscope: one team → teamscount: one → two",
            "Files letters of -[one team]+[two teams].",
        ),
        ("Office Clerk", "No longer stated", "-[Asks.]"),
    ]
    assert page.texts("ul.change-counts li") == ["No longer stated 1", "Broadened 1"]
    assert page.texts("nav.redline-levels li") == ["Office Clerk changed", "Clerk II added"]


def test_a_redline_shows_the_facts_that_changed(client, two):
    page = read(client.get(address("redline", 1, 2)))

    assert [(each.find("dt")[0].text, marked(each.find("dd")[0])) for each in page.find("#l-clerk-i dl div")] == [
        ("Title", "+[Office ]Clerk-[ I]"),
        ("Job code", "-[C1]\n+[C2]"),
    ]
    assert page.texts("section.redline-part h2") == ["The ladder as a whole", "Office Clerk", "Clerk II Level added"]
    assert "label: Duties" in page.find("section.redline-part dl")[0].text


def test_a_redline_shows_what_stayed_on_request(client, two):
    page = read(client.get(address("redline", 1, 2), {"unchanged": "1"}))

    assert ("Office Clerk", "Unchanged", "Sorts letters.") in statements(page)


def test_a_redline_the_other_way_round_retires_what_was_added(client, two):
    page = read(client.get(address("redline", 2, 1)))

    assert page.texts("nav.redline-levels li") == ["Clerk I changed", "Clerk II retired"]
    assert statements(page)[-1] == ("Clerk I", "New", "+[Asks.]")


def test_an_edition_against_itself_says_so(client, two):
    page = read(client.get(address("redline", 2, 2)))

    assert page.texts("p.notice strong") == ["This is one and the same edition."]
    assert statements(page) == []


def test_an_untouched_draft_says_that_nothing_differs(client, two):
    start_draft(edition=two[1])
    sign_in(client, APPROVER)

    assert read(client.get(address("redline", 2, 3))).texts("p.notice strong") == ["Nothing differs."]


def test_a_statement_that_went_to_another_level_is_told_at_both(client, two):
    draft = start_draft(edition=two[1])
    level = draft.levels.get(slug="clerk-ii")
    Statement.objects.filter(edition=draft, text="Sorts letters.").update(level=level)
    sign_in(client, EDITOR)

    assert statements(read(client.get(address("redline", 2, 3)))) == [
        ("Office Clerk", "Movedto Clerk II", "-[Sorts letters.]"),
        ("Clerk II", "Movedfrom Office Clerk", "Sorts letters."),
    ]


def test_rows_that_were_added_removed_or_moved_are_told(client, two):
    draft = start_draft(edition=two[1])
    old = draft.rows.get()
    row = RowFactory(edition=draft, label="Skills", place=0)
    Statement.objects.filter(edition=draft).update(row=row)
    old.delete()
    sign_in(client, EDITOR)

    page = read(client.get(address("redline", 2, 3)))

    assert page.texts("section.redline-part")[0].startswith("The ladder as a whole")
    assert [each.text for each in page.find("section.redline-part")[0].find("dl div")] == [
        "Row “Skills”added",
        "Row “Core duties”removed",
    ]


@pytest.mark.parametrize(
    ("role", "pair", "status"),
    [
        (STRANGER, (OLD, NOW), 200),
        (EMPLOYEE, (NOW, DRAFT), 404),
        (EMPLOYEE, (SOON, NOW), 404),
        (EMPLOYEE, (OLD, NEVER), 404),
        (EDITOR, (NOW, DRAFT), 200),
        (APPROVER, (NOW, DRAFT), 200),
        (EDITOR, (NEVER, SOON), 200),
        (EDITOR, (NOW, 77), 404),
        (EDITOR, (0, NOW), 404),
        (EDITOR, (HUGE, NOW), 404),
        (EDITOR, (NOW, "9" * 5000), 404),
        (EDITOR, (NOW, "-1"), 404),
    ],
)
def test_only_readable_editions_are_compared(client, family, role, pair, status):
    sign_in(client, role)

    assert client.get("/acme/clerk/editions/{}/changes/{}/".format(*pair)).status_code == status


def test_an_edition_of_another_family_is_not_compared(client, two):
    other = JobFamilyFactory()
    for day in (1, 2, 3):
        EditionFactory(family=other, effective_on=date(2020, 1, day))

    assert client.get(address("redline", 1, 3)).status_code == 404


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ({"from": "1", "to": "2"}, "/acme/clerk/editions/1/changes/2/"),
        ({"from": "1"}, 404),
        ({}, 404),
        ({"from": "x", "to": "2"}, 404),
        ({"from": "٢", "to": "1"}, 404),
        ({"from": HUGE, "to": "2"}, 404),
    ],
)
def test_two_editions_are_chosen_without_script(client, two, query, answer):
    response = client.get(address("redline"), query)

    assert response.headers.get("Location", response.status_code) == answer


def test_the_confirmation_of_publishing_leads_to_the_redline_of_the_draft(client, two):
    draft = start_draft(edition=two[1])
    sign_in(client, EDITOR)

    page = read(client.get(reverse("admin:jobfamilies_edition_move", args=[draft.pk, "submit"])))

    links = [link["href"] for link in page.find("section.before a")]
    assert client.get(links[1], follow=True).request["PATH_INFO"] == address("redline", 2, 3)


def test_a_redline_asks_the_same_whatever_the_size_of_the_ladder(client, django_assert_num_queries):
    for slug, size in (("small", 1), ("large", 5)):
        family = JobFamilyFactory(organization__slug=slug, slug="clerk")
        draft = start_draft(
            edition=EditionFactory(family=family, levels=size, rows=size, effective_on=date(2020, 1, 1))
        )
        publish(draft)
        with django_assert_num_queries(9):
            client.get(f"/{slug}/clerk/editions/1/changes/2/")


# --- one level through the editions ----------------------------------------------------------------------------------


def test_a_level_tells_what_each_edition_changed_of_it(client, two):
    page = read(client.get(address("level-history", "clerk-i")))

    stays = page.find("ol.stays")[0].find("li.redline-part")
    assert [stay.find("h2")[0].text for stay in stays] == ["Edition 2 In force", "Edition 1"]
    assert [marked(each) for each in stays[0].find("td.said")] == [
        "Files letters of -[one team]+[two teams].",
        "-[Asks.]",
    ]
    assert stays[1].texts("p")[-1] == "The first edition that took effect; the level stands in it."
    assert stays[0].find("a")[-1]["href"] == "/compare/?level=acme/clerk/clerk-i@1&level=acme/clerk/clerk-i@2"


def test_a_level_tells_when_it_was_added_and_retired(client, two):
    draft = start_draft(edition=two[1])
    draft.levels.get(slug="clerk-ii").delete()
    publish(draft, date(2022, 1, 2))

    page = read(client.get(address("level-history", "clerk-ii")))

    assert [stay.texts("p")[-1] for stay in page.find("li.redline-part")] == [
        "The level is no longer in the ladder.",
        "The level was added.",
    ]


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2020-05-05", [FILES, "-[Asks.]"]),
        ("2021-01-02", []),
    ],
)
def test_since_you_were_placed_here(client, two, since, said):
    page = read(client.get(address("level-history", "clerk-i"), {"since": since}))

    section = page.find("section.since")[0]
    assert [marked(each) for each in section.find("td.said")] == said
    assert ("Nothing of this level changed." in section.text) is (not said)


@pytest.mark.parametrize(
    ("slug", "since", "notice"),
    [
        ("clerk-i", "1990-01-01", "No edition of this family was in force on January 1, 1990."),
        ("clerk-ii", "2020-05-05", "Edition 1, in force then, had no such level."),
        ("clerk-i", "2199-01-01", "That day is still to come: what changed since then is told afterwards."),
        ("clerk-i", "soon", "“soon” is not a date such as 2027-01-31."),
    ],
)
def test_a_day_since_when_nothing_can_be_told_is_said(client, two, slug, since, notice):
    page = read(client.get(address("level-history", slug), {"since": since}))

    assert page.texts("p.notice") == [notice]


def test_a_level_is_followed_by_its_key_when_its_address_changed(client, two):
    draft = start_draft(edition=two[1])
    draft.levels.filter(slug="clerk-i").update(slug="office-clerk")
    publish(draft, date(2022, 1, 2))

    for slug in ("clerk-i", "office-clerk"):
        page = read(client.get(address("level-history", slug)))
        assert page.texts("li.redline-part h2") == ["Edition 3 In force", "Edition 2", "Edition 1"]


def test_a_level_of_a_draft_alone_has_a_history_for_hr_alone(client, two):
    LevelFactory(edition=start_draft(edition=two[1]), slug="clerk-iii", rank=9)

    assert client.get(address("level-history", "clerk-iii")).status_code == 404
    assert client.get(address("level-history", "none")).status_code == 404
    sign_in(client, EDITOR)
    assert client.get(address("level-history", "clerk-iii")).status_code == 200


def test_a_level_asks_the_same_whatever_the_number_of_editions(client, two, django_assert_num_queries):
    edition = two[1]
    with django_assert_num_queries(6):
        client.get(address("level-history", "clerk-i"))
    for year in (2022, 2023, 2024):
        edition = publish(start_draft(edition=edition), date(year, 1, 2))
    with django_assert_num_queries(6):
        client.get(address("level-history", "clerk-i"))


def test_hostile_text_is_escaped(client):
    hostile = '<script>alert("1")</script>'
    first = EditionFactory(family=clerk(), levels=0, rows=0, title=hostile)
    level = LevelFactory(edition=first, title=hostile, slug="clerk-i")
    StatementFactory(level=level, text=hostile, row__label=hostile)
    draft = start_draft(edition=publish(first, days_from_now(-9)))
    Statement.objects.filter(edition=draft).update(text=f"{hostile} {hostile}")
    publish(draft)

    for page in (address("editions"), address("redline", 1, 2), address("level-history", "clerk-i")):
        assert "<script>alert" not in client.get(page).text
