"""The search reads words: stems, phrases, what must not stand there; and shows them in a snippet."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfamilies.engine.search.queries import read_query, synonyms_of
from jobfamilies.engine.search.terms import spelled, terms
from ladders.engine.search.grouping import Hit, gathered
from ladders.engine.search.ranking import Rank, rank
from ladders.engine.search.snippets import snippet
from ladders.engine.search.suggestions import distance, nearest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("negotiating", "Negotiates"),
        ("community", "COMMUNITIES"),
        ("manager’s", "managers"),
        ("manager's", "manager"),
        ("managers’", "managers"),
        ("don't", "don’t"),
        ("IS&T", "is & t"),
        ("cross-functional", "cross functional"),
        ("24/7", "24 7"),
        ("I0958P", "i0958p"),
        ("snake_case", "snake case"),
        ("École", "ecole"),
        ("École", "e\u0301cole"),
        ("ﬁnance", "finance"),
        ("STRASSE", "straße"),
        ("日本", "日本"),
        ("𝕊", "s"),
        ("Łódź", "Lodz"),
        ("Søren", "soren"),
        ("organisations", "organization"),
        ("analysing", "analyze"),
        ("behaviour", "behavior"),
        ("centres", "center"),
        ("programmes", "program"),
        ("travelling", "traveled"),
        ("fulfilment", "fulfillment"),
        ("licence", "license"),
        ("judgement", "judgment"),
        ("paediatric", "pediatric"),
        ("R&D", "r & d"),
        ("trouble\u00adshooting", "troubleshooting"),
    ],
)
def test_two_ways_to_write_one_thing_have_the_same_terms(one, other):
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I0958P", "I0958"),
        ("cross functional", "crossfunctional"),
        ("дом", "дым"),
        ("5", "50"),
        ("C", "C#"),
        ("C", "C++"),
        ("C#", "C++"),
        ("F#", "F"),
        (".NET", "net"),
        ("R&D", "R D"),
        ("organization", "organ"),
        ("hour", "hor"),
    ],
)
def test_two_different_things_have_different_terms(one, other):
    assert terms(one) != terms(other)


def test_no_word_is_too_common_to_be_found():
    assert terms("to be or not to be") == ["to", "be", "or", "not", "to", "be"]


@pytest.mark.parametrize("text", ["", " ", "&", "—", "'", '"', "%_\\", "😀", "\x00", "\ud800", "\u200b", "'’'"])
def test_what_is_no_word_has_no_term(text):
    assert terms(text) == []


@given(st.text())
def test_a_term_is_small_ascii_letters_and_digits_alone(text):
    assert all(term.isascii() and term.isalnum() and term == term.lower() for term in terms(text))


def test_a_word_without_end_is_cut_and_found_by_its_beginning():
    assert terms("x" * 10_000) == ["x" * 60]


def test_words_are_offered_as_they_are_read():
    texts = ["The manager’s École,", "an IS&T unit of I0958P, the"]

    assert spelled(texts) == {"the", "manager's", "école", "unit", "i0958p"}


# --- what is asked ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("project plans", [("project",), ("plan",)], []),
        ('"project plans"', [("project", "plan")], []),
        ('"project plans', [("project", "plan")], []),
        ('project" plans', [("project",), ("plan",)], []),
        ("budget -team", [("budget",)], [("team",)]),
        ('budget -"team lead"', [("budget",)], [("team", "lead")]),
        ("IS&T", [("is", "t")], []),
        ("cross-functional", [("cross", "function")], []),
        ("-team", [], [("team",)]),
        ("team team TEAMS", [("team",)], []),
        ("- -- \" ' & *", [], []),
        ("NEAR(a b) title: ^x* or y", [("near", "a"), ("b",), ("titl",), ("x",), ("or",), ("y",)], []),
    ],
)
def test_a_query_is_words_phrases_and_what_must_not_be_there(typed, wanted, unwanted):
    query = read_query(typed)

    assert [want.phrases[0] for group in query.groups for want in group] == wanted
    assert (len(query.groups), query.unwanted) == (min(len(wanted), 1), tuple(unwanted))


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("negotiate, mediate", [[[("negoti",)]], [[("mediat",)]]]),
        ("negotiate,mediate; settle", [[[("negoti",)]], [[("mediat",)]], [[("settl",)]]]),
        ("buy goods OR sell", [[[("buy",)], [("good",)]], [[("sell",)]]]),
        ("1,000 people", [[[("1", "000")], [("peopl",)]]]),
        (", OR ,", []),
        ("trouble-shooting", [[[("troubl", "shoot"), ("troubleshoot",)]]]),
        ("consultant 2", [[[("consult",)], [("2",), ("ii",)]]]),
        ("consultant II", [[[("consult",)], [("ii",), ("2",)]]]),
        ("2 consultants", [[[("2",)], [("consult",)]]]),
        ("c#, c++", [[[("cu23u",)]], [[("cu2buu2bu",)]]]),
    ],
)
def test_commas_or_and_other_spellings_widen_what_is_found(typed, groups):
    read = [[list(want.phrases) for want in group] for group in read_query(typed).groups]

    assert read == groups


@pytest.mark.parametrize(
    ("typed", "looked_for"),
    [
        ("negotiating", ["mediate", "resolve conflict"]),
        ("resolve conflicts", ["negotiate", "mediate"]),
        ("conflict", []),
        ("sysadmin team", ["system administrator"]),
        ("a system administrator", ["sysadmin"]),
        ("-mediate team", []),
    ],
)
def test_synonyms_are_looked_for_as_well(typed, looked_for):
    lists = synonyms_of(["negotiate, mediate, resolve conflict", "sysadmin, system administrator", ", ,"])

    assert list(read_query(typed, lists).synonyms) == looked_for


def test_what_has_all_comes_first_then_what_was_typed_then_what_says_it_shortest():
    query = read_query("negotiate contracts, audit", synonyms_of(["negotiate, mediate"]))
    texts = ["negoti contract audit", "negoti contract", "negoti the contract", "mediat contract", "mediat a contract"]

    ranks = [rank(query, text) for text in texts]

    assert sorted(ranks, reverse=True) == ranks
    assert [(each.groups, each.typed) for each in ranks] == [(2, 3), (1, 2), (1, 2), (1, 1), (1, 1)]


def test_of_very_many_words_the_first_twenty_count():
    assert len(read_query(" ".join(f"w{number}" for number in range(100))).groups[0]) == 20


@given(st.text())
def test_anything_typed_is_a_query(text):
    read_query(text)


# --- what is shown ---------------------------------------------------------------------------------------------------


def marked(text, typed, **longest):
    return "".join(
        f"[{part.text}]" if part.is_match else part.text for part in snippet(text, read_query(typed).wanted, **longest)
    )


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("She negotiates contracts.", "negotiating", "She [negotiates] contracts."),
        ("IS&T managers meet.", "is&t", "[IS&T] managers meet."),
        ("A project of plans; project plans.", '"project plan"', "A project of plans; [project plans]."),
        ("Team, team!", "team", "[Team], [team]!"),
        ("A big team plan", '"big team" "team plan"', "A [big team plan]"),
        ("<b>bold</b> & co", "bold", "<b>[bold]</b> & co"),
        ("Nothing here", "absent", "Nothing here"),
        ("Good at trouble-shooting.", "troubleshooting", "Good at [trouble-shooting]."),
        ("Writes C# and C++.", "c#", "Writes [C#] and C++."),
        ("De\u0301fi of the day", "defi", "[Défi] of the day"),
    ],
)
def test_the_words_that_match_are_marked(text, typed, shown):
    assert marked(text, typed) == shown


def test_a_long_text_is_cut_at_words_around_the_first_match():
    text = f"{'before ' * 30}needle {'after ' * 30}".strip()

    assert marked(text, "needle", longest=60) == "…before before before [needle] after after after after after…"


@given(st.text(), st.text(max_size=20), st.integers(10, 400))
def test_a_snippet_is_part_of_its_text(text, typed, longest):
    shown = "".join(part.text for part in snippet(text, read_query(typed).wanted, longest))

    assert shown.strip("…") in unicodedata.normalize("NFC", text)


# --- order and suggestions -------------------------------------------------------------------------------------------


def hit(entry, kind, rank, level=None, edition=None):
    return Hit(entry, kind, edition, level, None, Rank(1, 1, rank))


def test_a_place_with_a_title_or_code_comes_before_one_with_statements_alone():
    hits = [hit(1, "statement", 9.0, level=1), hit(2, "code", 1.0, level=2), hit(3, "title", 2.0, level=3)]

    assert [[each.entry for each in place] for place in gathered(hits)] == [[3], [2], [1]]


def test_the_texts_of_a_level_stand_together_the_best_first():
    hits = [
        hit(1, "statement", 1.0, level=1),
        hit(2, "statement", 3.0, level=2),
        hit(3, "statement", 2.0, level=1),
        hit(4, "summary", 4.0, edition=7),
    ]

    assert [[each.entry for each in place] for place in gathered(hits)] == [[4], [2], [3, 1]]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("team", "team", 0), ("team", "teams", 1), ("team", "taem", 1), ("team", "beam", 1), ("", "abc", 3)],
)
def test_the_distance_of_two_words_counts_slips_of_the_pen(one, other, slips):
    assert distance(one, other) == slips


@pytest.mark.parametrize(
    ("word", "offered"),
    [
        ("negociate", ["negotiate", "negotiates"]),
        ("nego", ["negotiate", "negotiates"]),
        ("plam", ["plan"]),
        ("plan", ["planet"]),
        ("zymurgy", []),
    ],
)
def test_words_that_exist_are_offered_for_one_that_does_not(word, offered):
    assert nearest(word, ["negotiates", "negotiate", "plan", "planet", "budget"]) == offered
