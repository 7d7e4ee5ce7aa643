"""One level is chosen among all by what people type: title, code, grade, family or organization."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobfamilies.engine.marking import marked
from jobfamilies.models import Level
from jobfamilies.picking import find_levels, read_pick
from tests.factories import EditionFactory
from tests.markup import read

FOUND = "/levels/found"
II = "mit/it-consultant/it-consultant-ii"


def test_what_was_typed_is_marked_whatever_its_case():
    texts = {
        ("IT Consultant III", "consult iii"): [("IT ", 0), ("Consult", 1), ("ant ", 0), ("III", 1)],
        ("I0958M · 58", "58"): [("I09", 0), ("58", 1), ("M · ", 0), ("58", 1)],
        ("C++ (senior)", "++ ("): [("C", 0), ("++", 1), (" ", 0), ("(", 1), ("senior)", 0)],
        ("Clerk", ""): [("Clerk", 0)],
        ("", "clerk"): [],
    }

    assert {asked: [tuple(piece) for piece in marked(*asked)] for asked in texts} == texts


@pytest.mark.usefixtures("documents", "db")
class TestAmongTheDocuments:
    """The six ladders."""

    def test_every_word_narrows_what_is_found(self):
        titles = {
            "harvard mgt": ["III", "IV", "V", "VI"],
            "0958": ["IV", "IV"],
            "consultant admin level 3": ["III"],
            "project coordinator": ["I", "II"],
            "advising inspector": [],
            "": [],
        }

        found = {words: find_levels(words) for words in titles}

        shown = {
            words: [option.level.short_title for group in each.groups for option in group.options]
            for words, each in found.items()
        }
        assert shown == titles
        assert [each.total for each in found.values()] == [len(expected) for expected in titles.values()]

    def test_words_count_only_where_they_were_changed_after_the_choice(self):
        said = "IT Consultant II"
        sent = {
            "as it was": ({"level": II, "level-words": said, "level-chosen": said}, II),
            "a path alone": ({"level": II}, II),
            "emptied": ({"level": II, "level-words": "", "level-chosen": said}, ""),
            "other words": ({"level": II, "level-words": "0958M", "level-chosen": said}, "infrastructure-mgt-iv"),
            "words without a choice": ({"level": "", "level-words": "senior it consultant"}, "senior-it-consultant"),
            "several": ({"level-words": "senior"}, ""),
        }

        picks = {name: read_pick(data, "level") for name, (data, _) in sent.items()}

        assert {name: pick.path.endswith(sent[name][1]) for name, pick in picks.items()} == dict.fromkeys(sent, True)
        assert [name for name, pick in picks.items() if pick.path] == [
            "as it was",
            "a path alone",
            "other words",
            "words without a choice",
        ]
        assert [name for name, pick in picks.items() if pick.found] == ["several"]

    def test_the_options_stand_under_their_ladders_with_what_names_them(self, client):
        page = read(client.get(FOUND, {"q": "consultant"}))

        options = page.find("[role=option]")
        assert page.texts("p.group-name") == ["MIT, IT Consultant"]
        assert [option["data-path"] for option in options][1:3] == [II, f"{II}i"]
        assert options[1]["data-about"] == "MIT, IT Consultant · Admin Level 2"
        assert {mark.text for mark in page.find("mark")} == {"Consultant"}
        assert page.texts("[data-total]") == ["4 levels"]

    @pytest.mark.parametrize(
        ("page", "query", "settled"),
        [
            ("/compare/", {"level-1-words": "consultant II admin level 2", "level-2": II + "i"}, [II, II + "i"]),
            ("/map/", {"from-words": "admin level 2 consultant", "to": II + "i"}, [II, II + "i"]),
            ("/qualify/", {"level-words": "admin level 2 consultant"}, [II]),
        ],
    )
    def test_words_that_name_one_level_become_its_address(self, client, page, query, settled):
        response = client.get(page, query)

        assert response.status_code == 302
        assert all(path in response["Location"] for path in settled)
        assert "words" not in response["Location"]
        assert client.get(response["Location"].partition("#")[0]).status_code == 200

    @pytest.mark.parametrize(("page", "field"), [("/compare/", "level-1"), ("/map/", "to"), ("/qualify/", "level")])
    def test_words_that_name_several_are_answered_with_the_levels_to_choose_from(self, client, page, field):
        shown = read(client.get(page, {f"{field}-words": "infrastructure mgt"}))

        choices = shown.find(f"fieldset.found-levels input[name={field}]")
        assert [choice["value"].rpartition("-")[2] for choice in choices] == ["iii", "iv", "v", "vi"]
        assert shown.find(f"input[name={field}-chosen]")[0]["value"] == "infrastructure mgt"

    def test_the_one_that_is_chosen_then_is_taken(self, client):
        words = {"level-1-words": "infrastructure mgt", "level-1-chosen": "infrastructure mgt"}
        chosen = {"level-1": "harvard/infrastructure-management/it-infrastructure-mgt-v", "level-2": II}

        response = client.get("/compare/", words | chosen)

        assert response["Location"] == f"/compare/?level={chosen['level-1']}&level={II}"

    def test_words_that_name_nothing_say_what_was_looked_at(self, client):
        shown = read(client.get("/compare/", {"level-1-words": "<b>inspector"}))

        assert shown.texts("fieldset.found-levels p") == [
            "No level has “<b>inspector” in its title, code, grade, family or organization."
        ]

    def test_a_level_s_page_takes_its_level_along(self, client):
        form = read(client.get("/mit/it-consultant/levels/it-consultant-iii/")).find("details.compare-with form")[0]

        assert form.find("input[name=level-1]")[0]["value"] == f"{II}i"
        assert form.texts("a.button") == ["II", "Senior"]


def test_many_levels_are_found_in_three_queries_and_the_rest_is_counted(db):
    edition = EditionFactory(published=True, levels=30)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = find_levels(edition.title)

    assert (len(asked), found.total, found.more) == (3, 30, 10)


def test_what_is_not_in_force_is_not_found(db):
    for traits in ({"draft": True}, {"scheduled": True}, {"withdrawn": True}):
        EditionFactory(**traits, title="Ledger clerks")
    shown = EditionFactory(published=True, title="Ledger clerks", levels=1)

    found = find_levels("ledger clerks")

    assert [option.level for group in found.groups for option in group.options] == list(
        Level.objects.filter(edition=shown)
    )
