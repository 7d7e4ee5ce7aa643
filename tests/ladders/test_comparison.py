"""What a comparison says of statements that readers know how to judge."""

import pytest

from ladders.engine.comparison import Segment, compare
from ladders.engine.grid import Line


def relations(lower, upper, dimension="essential-duties"):
    """Return (types, lower texts, upper texts) of each relation of one dimension."""
    found = compare({dimension: lower}, {dimension: upper}).relations
    return [
        (relation.types, *([side.statement.text for side in sides] for sides in (relation.lower, relation.upper)))
        for relation in found
    ]


def only(lower, upper, standing="same", **options):
    (relation,) = compare({"duties": [lower]}, {"duties": [upper]}, standing, **options).relations
    return relation


@pytest.mark.parametrize(
    ("lower", "upper", "verdicts"),
    [
        ("Works with the team leader.", "works with the team leader", ("unchanged",)),
        ("Reviews budgets for clients", "Reviews the budgets for a client", ("reworded",)),
        ("Reviews budgets for clients", "Looks through budgets for clients", ("changed",)),
        ("Participates in planning budgets", "Leads planning budgets", ("raised",)),
        ("May plan budgets", "Plans budgets", ("raised",)),
        ("Work is reviewed weekly to monthly", "Work is reviewed at key stages", ("raised",)),
        ("Plans budgets under supervision", "Plans budgets", ("raised",)),
        ("Explains the importance of budgets", "Plans budgets", ("raised",)),
        ("Basic knowledge of budgets", "Advanced knowledge of budgets", ("raised",)),
        ("Solves budget problems", "Solves complex budget problems", ("raised",)),
        ("Two years of budget experience", "Five years of budget experience", ("raised",)),
        ("Plans budgets for the team", "Plans budgets for IS&T and MIT", ("broadened",)),
        ("Plans budgets of $100K", "Plans budgets of $2M", ("broadened",)),
        ("Viewed as an expert in one area", "Viewed as an expert in several areas", ("broadened",)),
        ("Helps plan budgets for the team", "Leads budget planning across MIT", ("raised", "broadened")),
        ("Plan and monitor budgets", "Plan budgets", ("narrowed",)),
        # One step up and one down balance; two steps up count double.
        ("Advanced knowledge of complex budgets", "Expert knowledge of moderately complex budgets", ("changed",)),
        ("Knowledge of complex budgets", "Expert knowledge of moderately complex budgets", ("raised",)),
    ],
)
def test_verdicts(lower, upper, verdicts):
    opposite = {"raised": "lowered", "broadened": "narrowed", "narrowed": "broadened"}

    assert only(lower, upper).verdicts == verdicts
    assert only(upper, lower).verdicts == tuple(opposite.get(verdict, verdict) for verdict in verdicts)


RAISED, BROADENED, LOWERED, NARROWED = (("raised",), ("broadened",), ("lowered",), ("narrowed",))
UP_A_LADDER = [
    # What is denied, and how much of a thing is asked.
    ("Does not supervise staff", "Supervises staff", RAISED),
    ("Not expected to deal with conflicts", "Expected to deal with conflicts", RAISED),
    ("No supervisory responsibility", "Supervises a student", RAISED),
    ("Projects require little change management.", "Projects may require some change management skills.", RAISED),
    ("Works under close supervision", "Works with less supervision", RAISED),
    ("Works with less supervision", "Works without supervision", RAISED),
    # Degrees and certificates in their order; required against preferred.
    ("High school diploma", "Bachelor's degree", RAISED),
    ("Certificate in nursing", "Associate degree in nursing", RAISED),
    ("Bachelor's degree", "Master's degree", RAISED),
    ("Bachelor's degree preferred", "Bachelor's degree required", RAISED),
    # Percent, ranges and money.
    ("Spends 10% of the time on projects", "Spends 25% of the time on projects", BROADENED),
    ("3-5 years of experience", "5-7 years of experience", RAISED),
    ("Manages budgets of $500,000", "Manages budgets of over $2 million", BROADENED),
    ("2-4 concurrent projects", "1 large project and 2–4 smaller, concurrent projects.", BROADENED),
    # Adjectives that compare.
    ("Good knowledge of budgets", "Very good knowledge of budgets", RAISED),
    ("Handles several projects", "Handles many projects", BROADENED),
    ("Plans own work", "Plans the work of the team", BROADENED),
    # An opposite that is said, and a number that falls.
    ("Supervises staff", "Does not supervise staff", LOWERED),
    ("Good skills required", "Good skills preferred", LOWERED),
    ("Leads projects", "Participates in projects", LOWERED),
    ("Manages 10 projects", "Manages 4 projects", NARROWED),
    # A word that is merely absent, and "may" or "can" where nothing was, lower nothing.
    ("Plans complex budgets", "Plans budgets", ("changed",)),
    ("Plans budgets independently", "Plans budgets", ("changed",)),
    ("Plans budgets", "May plan budgets", ("changed",)),
    ("Sees relationships among problems", "Can articulate relationships among problems", RAISED),
    # Nouns that look like verbs are no roles; the number of a list counts nothing.
    ("Meets engineers", "Meets engineers at the Institute about plans, schedules and the process", ("changed",)),
    ("1. Reviews budgets", "2. Reviews budgets", ("unchanged",)),
    # No cue decides; and the same content words.
    ("Reviews budgets for clients", "Looks through budgets for clients", ("changed",)),
    ("Reviews budgets for clients", "Reviews the budgets for a client", ("reworded",)),
]


@pytest.mark.parametrize(("lower", "upper", "claims"), UP_A_LADDER)
def test_what_is_claimed_up_a_ladder(lower, upper, claims):
    assert only(lower, upper, "below").claims == claims


def test_the_best_reading_of_what_no_word_decides_is_that_more_is_asked():
    relation = only("Reviews budgets for clients", "Looks through budgets for clients", "below")

    assert (relation.verdicts, relation.certainty, relation.types) == (("raised",), "open", ("changed",))


def test_across_ladders_a_pair_is_clearly_about_the_same_thing():
    kinds = [
        relation.kind
        for relation in compare(
            {"appraisal": ["Annual performance reviews"]}, {"appraisal": ["Performance metrics"]}, "apart"
        ).relations
    ]

    assert kinds == ["new", "dropped"]
    assert only("Leads performance reviews", "Leads annual performance reviews", "apart").kind == "paired"


@pytest.mark.parametrize(
    ("lower", "upper"),
    [("Plans naïve budgets", "Plans nai\u0308ve budgets"), ("Plans budgets", "Plans bud\u00adgets\u200b")],
)
def test_forms_of_a_character_and_signs_that_are_not_seen_say_nothing(lower, upper):
    assert only(lower, upper).types == ("unchanged",)


def test_a_number_is_the_same_in_words_and_in_digits():
    assert only("Five years of education", "5 years of education", "below").types == ("reworded",)


def test_signs_for_a_claim_stand_apart_from_those_that_are_outweighed():
    relation = only("Helps plan complex budgets", "Leads planning of routine budgets", "below")

    assert [reason.kind for reason in relation.signs_for] == ["role"]
    assert [reason.kind for reason in relation.signs_against] == ["complexity"]


def test_of_other_languages_no_cue_is_read():
    relation = only("Planifie le budget de $500K", "Dirige le budget de $2M", "below", is_english=False)

    assert (relation.verdicts, relation.reasons) == (("changed",), ())


def test_reasons_are_in_words():
    relation = only("May plan budgets for the team", "Plans budgets for IS&T and MIT")

    assert [(str(reason), reason.verdict) for reason in relation.reasons] == [
        ("obligation: May → says nothing", "raised"),
        ("scope: team → MIT", "broadened"),
    ]


def test_the_difference_is_in_whole_words():
    relation = only("Plans budgets for the team.", "Plans large budgets for the team")

    assert relation.lower[0].segments == (
        Segment("Plans budgets for the team", is_equal=True),
        Segment(".", is_equal=False),
    )
    assert relation.upper[0].segments == (
        Segment("Plans ", is_equal=True),
        Segment("large ", is_equal=False),
        Segment("budgets for the team", is_equal=True),
    )


def test_partners_are_found_by_the_best_total_and_not_in_order():
    assert relations(
        ["Plans budgets", "Plans budgets and contracts with vendors"],
        ["Plans contracts with vendors", "Resolves conflicts", "Plans budgets for the year"],
    ) == [
        (
            ("narrowed",),
            ["Plans budgets and contracts with vendors"],
            ["Plans contracts with vendors"],
        ),
        (("new",), [], ["Resolves conflicts"]),
        (("broadened",), ["Plans budgets"], ["Plans budgets for the year"]),
    ]


def test_a_topic_in_common_is_not_enough():
    assert relations(
        ["Provides customers with training, documents and answers", "Writes reports"],
        ["Arranges the calendar of the office", "Resolves conflicts", "Negotiates"],
    ) == [
        (("new",), [], ["Arranges the calendar of the office"]),
        (("new",), [], ["Resolves conflicts"]),
        (("new",), [], ["Negotiates"]),
        (("dropped",), ["Provides customers with training, documents and answers"], []),
        (("dropped",), ["Writes reports"], []),
    ]


def test_one_statement_on_each_side_about_one_aspect_is_a_pair():
    assert relations(
        ["May informally coach others in the team"], ["Exercises functional supervision"], "supervision-exercised"
    ) == [(("raised",), ["May informally coach others in the team"], ["Exercises functional supervision"])]


def test_a_statement_may_be_split_and_merged():
    whole = ["Writes reports on budgets. Negotiates contracts with vendors."]
    parts = ["Writes reports on budgets", "Negotiates contracts with vendors"]

    assert relations(whole, parts) == [(("split", "unchanged"), whole, parts)]
    assert relations(parts, whole) == [(("merged", "unchanged"), parts, whole)]


def test_the_same_sentence_in_another_dimension_has_moved():
    comparison = compare(
        {"duties": ["Negotiates with vendors", "Plans budgets"], "impact": ["Work has limited impact"]},
        {"duties": ["Plans budgets"], "impact": ["Negotiates with vendors.", "Work has limited impact"]},
    )

    moved = next(relation for relation in comparison.relations if relation.kind == "moved")
    assert (moved.dimension, moved.to_dimension, moved.types) == ("duties", "impact", ("moved", "unchanged"))
    assert [[moved in one.relations] for one in comparison.dimensions] == [[True], [True]]


def test_statements_with_the_same_key_are_the_same_statement():
    (relation,) = compare({"duties": [Line("Writes", key="a")]}, {"impact": [Line("Decides", key="a")]}).relations

    assert (relation.types, str(relation.reasons[0])) == (("moved", "raised"), "role: Writes → Decides")


def test_words_in_common_make_no_parts_of_a_single_sentence():
    lower = ["Communicates the safety figures outside the laboratory and seeks out challenges", "Reads bulletins"]
    upper = ["Communicates the safety figures to the whole institute", "Unblocks others, even outside the laboratory"]

    assert [(len(below), len(above)) for _, below, above in relations(lower, upper)] == [(1, 1), (0, 1), (1, 0)]


def test_one_statement_on_each_side_of_a_row_is_about_one_aspect():
    below, above = "Supports the team and helps overcome obstacles", "Promotes cooperation across teams"

    assert [(one, other) for _, one, other in relations([below], [above])] == [([below], [above])]


def test_an_opaque_key_does_not_hold_apart_what_says_the_same():
    assert only(Line("Writes", key="a"), Line("Writes", key="b")).types == ("unchanged",)


def test_the_summary():
    comparison = compare(
        {"duties": ["Plans budgets"], "impact": ["Reviews budgets"], "decisions": ["Decides"], "notes": []},
        {"duties": ["Plans budgets", "Hires"], "impact": ["Reviews budgets."], "teamwork": ["Cooperates"]},
    )

    assert [(one.dimension, one.stated) for one in comparison.dimensions] == [
        ("duties", "both"),
        ("impact", "both"),
        ("decisions", "lower only"),
        ("notes", "neither"),
        ("teamwork", "upper only"),
    ]
    assert comparison.summary.counts == (("unchanged", 2), ("new", 2), ("dropped", 1))
    assert comparison.summary.unchanged == ("impact",)
    assert comparison.summary.says_the_same == ("impact",)
    assert comparison.summary.lower_only == ("decisions",)
    assert comparison.summary.upper_only == ("teamwork",)


def test_other_words_for_the_same_demand_say_the_same():
    comparison = compare({"impact": ["Reviews budgets for clients"]}, {"impact": ["Reviews the budgets for a client"]})

    assert (comparison.summary.unchanged, comparison.summary.says_the_same) == ((), ("impact",))
