"""What the checks find in a ladder, and that the real ladders can be published again."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfamilies.models import Edition
from ladders.engine.checks import CHECKS, Draft, LevelFacts, RowFacts, check
from ladders.engine.checks.texts import LONGEST
from ladders.engine.grid import Line
from ladders.findings import blocking_findings, draft_of, findings

STATED = {"grade": "57", "exemption": "exempt", "job_code": "1"}
ROW = RowFacts("duties", "Duties")


def draft(*columns, rows=(ROW,), facts=STATED, **rest):
    """A ladder of Clerk I, Clerk II …; each column is the texts of its cells, row by row."""
    names = [f"Clerk {'I' * number}" for number in range(1, len(columns) + 1)]
    levels = tuple(LevelFacts(key=name, name=name, title=name, **facts) for name in names)
    cells = {
        (level.key, row.dimension): tuple(
            Line(text, key=f"{level.key}/{row.dimension}/{place}") for place, text in enumerate(texts)
        )
        for level, column in zip(levels, columns, strict=True)
        for row, texts in zip(rows, column, strict=True)
        if texts
    }
    return Draft(levels=levels, rows=rows, cells=cells, **rest)


def found(ladder, code):
    return [(finding.place, finding.sentence) for finding in check(ladder) if finding.code == code]


def one(text, **rest):
    return draft([[text]], **rest)


@pytest.mark.parametrize(
    "text",
    [
        *("TBD", "Duties T.B.C.", "Lorem ipsum dolor", "Manages xxx.", "Leads […] teams", "Leads [...]", "Why???"),
        *("____", "The budget is to be determined.", "[insert name]", "<enter the team>", "TODO: ask"),
    ],
)
def test_text_still_to_come_blocks(text):
    (finding,) = [each for each in check(one(text)) if each.code == "placeholder"]

    assert (finding.is_blocking, finding.can_be_waived, finding.place) == (True, True, "Clerk I, Duties")
    assert finding.statement_key == "Clerk I/duties/0"


@pytest.mark.parametrize(
    "text",
    ["Leads work to be completed.", "Ready for TBDs of others", "Reads [1] and [sic]", "Why? Because.", "Uses Maxx"],
)
def test_text_that_is_there_is_not_taken_for_text_to_come(text):
    assert found(one(text), "placeholder") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Knows various systems, manuals, etc.", "“various”, “etc”"),
        ("Significant experience", "“Significant”"),
        ("Reports as appropriate", "“as appropriate”"),
        ("Manages variously, significantly", None),
    ],
)
def test_vague_words_are_found_as_whole_words(text, words):
    said = [("Clerk I, Duties", f"People may read this differently: {words}. Say how much, or which.")]
    assert found(one(text), "vague") == (said if words else [])


def test_a_word_in_quotation_marks_in_the_definition_is_defined():
    row = RowFacts("duties", "Duties", "What “significant” means: over a million. Here various is not quoted.")
    said = "People may read this differently: “various”. Say how much, or which."

    assert found(one("Significant and various", rows=(row,)), "vague") == [("Clerk I, Duties", said)]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("He leads", "instead of “He” write they, or the job's title"),
        ("Knows his/her field", "instead of “his/her” write their, or the job's"),
        ("Plans manpower", "instead of “manpower” write staff"),
        ("The sign says “Chairman”", "instead of “Chairman” write chair"),
        ("Helps the theatre; she-oak", None),
    ],
)
def test_words_that_name_one_sex_come_with_what_to_write(text, instead):
    said = [("Clerk I, Duties", f"This names people of one sex: {instead}.")]
    assert found(one(text), "gendered") == (said if instead else [])


@pytest.mark.parametrize(("count", "is_long"), [(LONGEST, False), (LONGEST + 1, True)])
def test_a_statement_is_long_from_one_word_more_than_the_limit(count, is_long):
    assert bool(found(one(" ".join(["word"] * count)), "long")) == is_long


def test_a_statement_twice_in_one_cell_blocks_whatever_its_punctuation():
    ladder = draft([["Files the post.", "files the Post", "Files letters."]])

    assert found(ladder, "twice-in-cell") == [("Clerk I, Duties", "The cell says this twice.")]
    assert found(ladder, "twice-in-level") == []


def test_a_statement_twice_in_one_level_is_looked_at():
    rows = (ROW, RowFacts("impact", "Impact"))
    ladder = draft(
        [
            ["Files the post.", "Writes the monthly report on all projects of the team."],
            ["Files the post.", "Writes the monthly report on most projects of the team."],
        ],
        rows=rows,
    )

    assert found(ladder, "twice-in-level") == [
        ("Clerk I, Impact", "The same stands under Duties already: “Files the post.”"),
        (
            "Clerk I, Impact",
            "Nearly the same stands under Duties already: “Writes the monthly report on all projects of the team.”",
        ),
    ]


def test_two_levels_that_say_the_same_are_looked_at():
    rows = (ROW, RowFacts("place", "Conditions", tells_apart=False))
    ladder = draft([["Files."], ["Sits."]], [["files"], ["Sits."]], [["Leads."], ["Sits."]], rows=rows)

    assert found(ladder, "same-as-below") == [
        ("Clerk II, Duties", "Word for word what Clerk I says: nothing here tells the two levels apart.")
    ]


def test_a_row_that_says_the_same_of_every_level_is_one_finding():
    assert found(draft([["Files."]], [["Files."]], [["Files."]]), "same-as-below") == [
        ("Duties", "Every level asks the same here.")
    ]


def test_a_higher_level_that_asks_less_says_which_words_show_it():
    below, above = (
        "Leads the planning of all network projects in the department.",
        "Assists in the planning of all network projects in the team.",
    )
    ((place, sentence),) = found(draft([[below]], [[above]]), "asks-less")

    assert place == "Clerk II, Duties"
    assert sentence == (
        f"Asks less than Clerk I, which says “{below}” (role: Leads → Assists; scope: department → team)."
    )
    assert found(draft([[above]], [[below]]), "asks-less") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Reports to the Office Clerk.", True),
        ("Reports to the Office Clerk Senior.", False),
        ("Reports to an office clerk.", False),
        ("Office Clerks report.", False),
    ],
)
def test_a_title_that_no_longer_exists_is_found_as_it_is_written(text, words):
    ladder = one(text, titles=frozenset(["Office Clerk Senior"]), gone_titles={"Office Clerk": "edition 1 of Clerks"})
    said = "No level is called “Office Clerk” any more; it was last read in edition 1 of Clerks."

    assert found(ladder, "gone-title") == ([("Clerk I, Duties", said)] if words else [])


def test_empty_cells_a_silent_level_and_a_silent_row_are_one_finding_each():
    rows = (ROW, RowFacts("impact", "Impact"), RowFacts("place", "Place"))
    ladder = draft([["Files."], ["Some"], []], [["Leads."], [], []], [[], [], []], rows=rows)

    assert found(ladder, "empty-cell") == [
        ("Clerk III", "Nothing is said of this level."),
        ("Clerk II, Impact", "Nothing is said here."),
        ("Place", "No level says anything here."),
    ]


def test_a_level_without_title_and_statements_blocks_and_is_never_waived():
    ladder = Draft(levels=(LevelFacts("a", "Title not stated"),), rows=(), cells={})

    (finding,) = check(ladder, only_blocking=True)
    assert (finding.code, finding.level_key, finding.can_be_waived) == ("nothing-said", "a", False)


def test_a_fact_that_no_level_has_is_one_finding_and_one_that_some_lack_is_one_each():
    levels = (LevelFacts("a", "A", title="A", grade="1", is_transcribed=True), LevelFacts("b", "B", title="B"))
    ladder = Draft(levels=levels, rows=(), cells={})

    assert [(each.code, str(each)) for each in check(ladder) if each.code.startswith("no-")] == [
        ("no-grade", "B: The level does not state a grade."),
        ("no-exemption", "No level states whether it is exempt."),
        ("no-job-code", "No level states a job code."),
        ("no-date", "A: The level does not state the date of its document."),
    ]


@given(st.lists(st.lists(st.lists(st.text(min_size=1), max_size=3), min_size=2, max_size=2), max_size=3))
def test_whatever_is_written_findings_point_to_what_is_there(columns):
    rows = (ROW, RowFacts("impact", "Impact"))
    ladder = draft(*columns, rows=rows)
    keys = {line.key for lines in ladder.cells.values() for line in lines}

    for finding in check(ladder):
        assert finding.level_key in {None, *(level.key for level in ladder.levels)}
        assert finding.dimension in {None, "duties", "impact"}
        assert finding.statement_key in {None, *keys}
        assert finding.sentence.strip()
        assert len(finding.digest) == 64


@given(st.lists(st.lists(st.lists(st.text(min_size=1), max_size=3), min_size=1, max_size=1), max_size=3))
def test_what_blocks_is_found_alone_as_among_everything(columns):
    ladder = draft(*columns)

    assert check(ladder, only_blocking=True) == [each for each in check(ladder) if each.is_blocking]


def test_a_finding_has_another_digest_once_its_text_is_another():
    digests = {check(one(text), only_blocking=True)[0].digest for text in ("TBD", "TBD!", "TBC")}

    assert len(digests) == 3


def test_a_waiver_of_the_first_release_still_names_its_finding():
    """Kept waivers hold by this digest: a check that is called otherwise, or its form, would let all of them lapse."""
    [finding] = check(one("TBD"))

    assert (finding.code, finding.digest) == (
        "placeholder",
        "6116423b62a35c602b3db66a49ee0076598848e14feb9e6defc2ab99da6effb9",
    )


def test_the_ladder_of_nothing_is_found_without_fault():
    assert check(Draft(levels=(), rows=(), cells={})) == []


# --- the real ladders ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_real_ladder_has_a_finding_that_blocks(documents):
    editions = Edition.objects.with_family()

    assert len(editions) == 6
    assert [str(each) for edition in editions for each in blocking_findings(edition)] == []


@pytest.mark.django_db
def test_what_is_found_in_the_real_ladders(documents):
    counts = Counter(each.code for edition in Edition.objects.with_family() for each in findings(edition))

    assert set(counts) <= CHECKS.keys()
    assert counts == {
        "vague": 34,
        "same-as-below": 8,
        "empty-cell": 5,
        "no-exemption": 4,
        "no-job-code": 4,
        "twice-in-level": 4,
        "no-date": 3,
        "gendered": 2,
        "no-title": 1,
        "no-grade": 1,
    }


def test_a_large_ladder_is_checked_for_what_blocks_in_less_than_a_second():
    rows = tuple(RowFacts(f"row-{number}", f"Row {number}") for number in range(40))
    columns = [
        [
            [f"Leads project {level} of row {row} with team {part} and reports on it." for part in range(2)]
            for row in range(40)
        ]
        for level in range(12)
    ]
    ladder = draft(*columns, rows=rows)
    began = time.perf_counter()
    check(ladder, only_blocking=True)

    assert time.perf_counter() - began < 1


@pytest.mark.django_db
def test_the_stored_ladder_is_read_as_it_is(documents):
    edition = Edition.objects.with_family().get(family__slug="it-consultant")
    ladder = draft_of(edition)

    assert len(list(ladder.statements())) == edition.statements.count()
    assert [level.name for level in ladder.levels] == [level.name for level in edition.levels.order_by("rank")]
