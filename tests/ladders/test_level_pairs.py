"""Pairs of levels as files: what `compare_pairs` answers, and what `evaluate_comparison` tells of judged ones."""

import json

import pytest
from django.core.management import CommandError, call_command

from ladders.engine.comparison import LIMITS
from ladders.engine.judged import Share, documents_cases, file_cases
from ladders.engine.judged.folds import cross_validated, together
from ladders.engine.level_pairs import BadPairs
from ladders.management.commands.compare_pairs import read_json
from ladders.management.commands.evaluate_comparison import GOLD, measure

PAIR = {
    "org": "Acme",
    "family": "Clerk",
    "lower_level": "I",
    "upper_level": "II",
    "rows": [
        {"row": "Duties", "lower": ["Plans budgets", "Files letters"], "upper": ["Hires", "Leads budget planning"]},
        {"row": "Duties", "lower": ["Two years"], "upper": ["Five years"]},
    ],
}
JUDGED = {"rows": {"Duties": [{"lower": 0, "upper": 1, "types": [["raised"]], "sure": True}]}}


def write(path, document):
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def answer(path, capsys, *options):
    call_command("compare_pairs", path, *options)
    return json.loads(capsys.readouterr().out)


def test_every_statement_is_answered_by_its_row_and_place(tmp_path, capsys):
    ((pair,)) = answer(write(tmp_path / "pairs.json", [PAIR]), capsys)

    assert [
        (each["lower"], each["upper"], each["kind"], each["verdicts"], each["certainty"]) for each in pair["relations"]
    ] == [
        ([], [["Duties", 0]], "new", [], "likely"),
        ([["Duties", 0]], [["Duties", 1]], "paired", ["raised"], "sure"),
        ([["Duties", 1]], [], "dropped", [], "likely"),
        ([["Duties", 0]], [["Duties", 0]], "paired", ["raised"], "sure"),
    ]
    assert pair["relations"][-1]["reasons"] == [
        {"kind": "years", "verdict": "raised", "lower": ["Two years"], "upper": ["Five years"]}
    ]


def test_different_employers_have_no_order(tmp_path, capsys):
    rows = [{"row": "Duties", "lower": ["Reviews plans"], "upper": ["Reads letters"]}]
    path = write(tmp_path / "pairs.json", [PAIR | {"rows": rows}])

    assert [each["kind"] for each in answer(path, capsys)[0]["relations"]] == ["paired"]
    assert [each["kind"] for each in answer(path, capsys, "--unordered")[0]["relations"]] == ["new", "dropped"]


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ({}, "The document is not a list of pairs."),
        ([1], "Pair 1 has no list called “rows”."),
        ([PAIR, {"rows": []}], "Pair 2 has no text called “lower_level”."),
        ([PAIR | {"rows": [{"row": "a", "lower": []}]}], "Pair 1, row 1 has no list called “upper”."),
        ([PAIR | {"rows": [{"row": "a", "lower": [1], "upper": []}]}], "Pair 1, row 1: “lower” holds something that"),
    ],
)
def test_what_is_no_list_of_pairs_is_told(tmp_path, document, why):
    with pytest.raises(CommandError, match=f"pairs.json: {why}"):
        call_command("compare_pairs", write(tmp_path / "pairs.json", document))


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(CommandError, match=r"none\.json cannot be read"):
        call_command("compare_pairs", tmp_path / "none.json")


def test_a_share_tells_its_interval_and_when_it_is_too_few():
    assert str(Share(18, 20)) == "0.900 (18 of 20, 0.70 to 0.97)"
    assert str(Share(1, 2)) == "0.500 (1 of 2, 0.09 to 0.91): too few to say"
    assert str(Share()) == "0.000 (0 of 0, 0.00 to 1.00): too few to say"
    assert Share(1, 2) + Share(2, 3) == Share(3, 5)


def test_a_case_is_measured_by_its_links_verdicts_and_claims():
    unsure = {"lower": 1, "upper": 0, "types": [["raised"]], "sure": False}
    (case,) = file_cases(
        [PAIR | {"rows": PAIR["rows"][:1]}], [{"rows": {"Duties": [*JUDGED["rows"]["Duties"], unsure]}}]
    )

    figures = measure(case)

    assert (figures.links, figures.found, figures.right, figures.alignment) == (1, 1, 1, 1.0)
    assert (figures.types, figures.directions) == (Share(1, 1), Share(1, 1))
    assert dict(figures.verdicts) == {"raised": Share(1, 1)}
    assert dict(figures.certainties) == {"sure": Share(1, 1)}
    assert (figures.claimed, figures.surely) == (Share(1, 1), Share(1, 1))


@pytest.fixture(scope="module")
def documents():
    return documents_cases(map(read_json, sorted(GOLD.glob("*.json"))))


def test_the_documents_keep_what_is_reached(documents):
    figures = together(map(measure, documents))

    assert figures.alignment >= 0.91
    assert figures.types.value >= 0.84
    assert figures.directions.value >= 0.95
    assert figures.certainties["sure"].value >= 0.97
    assert figures.claimed.value >= 0.5
    assert figures.surely.value >= 0.25


def test_an_employer_is_measured_under_limits_that_others_chose(documents):
    few = [case for case in documents if case.family in ("it-consultant", "infrastructure-management")]

    assert list(cross_validated(few, measure)) == ["harvard", "mit"]
    assert measure(few[0]) == measure(few[0], LIMITS)


def test_the_command_prints_ladders_verdicts_and_unseen_employers(tmp_path, capsys):
    write(tmp_path / "pairs.json", [PAIR | {"rows": PAIR["rows"][:1]}])
    write(tmp_path / "gold.json", [JUDGED])

    call_command("evaluate_comparison", tmp_path)

    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "Documents: 12 pairs of adjacent levels",
        "Other employers: 1 pairs of adjacent levels",
        "Cross-validation by employer: limits chosen on all others",
    ]
    acme = lines[lines.index("  Acme, Clerk: I → II") + 1 :]
    assert acme[0] == "    alignment F1 1.000: 1 links right of 1 judged and 1 found"
    assert lines[-4] == "  Acme"


def test_rows_of_one_name_cannot_be_judged():
    with pytest.raises(BadPairs, match="Two rows are called “Duties”"):
        file_cases([PAIR], [JUDGED])


@pytest.mark.parametrize(
    ("judged", "why"),
    [
        ([], "There are 1 pairs, but not as many judgements."),
        ([{"rows": {"Duties": [{"lower": 0}]}}], "Judgement 1 is not of the form of gold.json"),
        (
            [{"rows": {"Duties": [{"lower": 0, "upper": 9, "types": [], "sure": True}]}}],
            "Judgement 1 names a statement",
        ),
    ],
)
def test_judgements_that_do_not_fit_are_told(tmp_path, judged, why):
    write(tmp_path / "pairs.json", [PAIR | {"rows": PAIR["rows"][:1]}])
    write(tmp_path / "gold.json", judged)

    with pytest.raises(CommandError, match=why):
        call_command("evaluate_comparison", tmp_path)
