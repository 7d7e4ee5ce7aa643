"""Texts that came from a scan: what an extraction broke is mended, each mend is told, and can be refused."""

import pytest

from ladders.engine.importing.reading import Options, read
from ladders.engine.importing.scans.shown import shows_a_scan
from tests.ladders.importing.test_reading import said


def scanned(*rows, refused=()):
    (ladder,) = read("\n".join(rows).encode(), "", Options(is_scan=True, refused=frozenset(refused))).ladders
    return ladder


def doubts(ladder):
    return [str(doubt) for doubt in ladder.doubts]


@pytest.mark.parametrize(
    ("cell", "items", "told"),
    [
        ("-Sorts letters -Files them", ["Sorts letters", "Files them"], []),
        ("• Sorts letters • Files them", ["Sorts letters", "Files them"], []),
        (
            "-Sorts letters in personFiles them",
            ["Sorts letters in person", "Files them"],
            ["Line 2, column 2: “personFiles” runs on: taken as two statements"],
        ),
        (
            "-Works at MITHandles mail",
            ["Works at MIT", "Handles mail"],
            ["Line 2, column 2: “MITHandles” runs on: taken as two statements"],
        ),
        ("-Uses DevOps and GitHub", ["Uses DevOps and GitHub"], []),
        (
            "-Works cross- functionally",
            ["Works cross-functionally"],
            ["Line 2, column 2: “cross- functionally” → “cross-functionally”: a word cut by the end of a line"],
        ),
        ("-Balances short- and long-term goals", ["Balances short- and long-term goals"], []),
        ("-Deﬁnes goals", ["Defines goals"], ["Line 2, column 2: “ﬁ” → “fi”: a sign of typesetting"]),
    ],
)
def test_the_items_of_a_scan_are_found_and_every_mend_is_told(cell, items, told):
    ladder = scanned("JOB\tClerk I\tClerk II", f"Duties\t{cell}\t-Sorts letters -Files them")

    assert said(ladder) == [("Duties", "", items, ["Sorts letters", "Files them"])]
    assert doubts(ladder) == told


@pytest.mark.parametrize(
    ("cell", "sentences", "begin"),
    [
        ("Sorts letters. Files them.", ["Sorts letters.", "Files them."], [True, False]),
        ("Sorts letters (e.g. Bills).  Files them.", ["Sorts letters (e.g. Bills).", "Files them."], [True, True]),
        ("<p>Sorts letters.</p><p>Files them.</p>", ["Sorts letters.", "Files them."], [True, True]),
        (r"Holds \$100.", ["Holds $100."], [True]),
    ],
)
def test_running_text_of_a_scan_is_taken_sentence_by_sentence(cell, sentences, begin):
    (row,) = scanned("JOB\tClerk I\tClerk II", f"Duties\t{cell}\tSorts.").rows

    assert [line.text for line in row.cells[0]] == sentences
    assert [line.begins_paragraph for line in row.cells[0]] == begin


def test_a_mend_that_is_refused_leaves_its_place_as_it_is_and_no_other():
    rows = ("JOB\tClerk I\tClerk II", "Duties\tDeﬁnes cross- functional goals\tSorts.")
    mend = ("line 2, column 2", "“ﬁ” → “fi”: a sign of typesetting")
    ladder = scanned(*rows, refused=[mend])

    assert said(ladder)[0][2] == ["Deﬁnes cross-functional goals"]
    assert doubts(ladder) == [
        "Line 2, column 2: “cross- functional” → “cross-functional”: a word cut by the end of a line"
    ]


def test_a_missing_full_stop_is_doubted():
    ladder = scanned("JOB\tClerk I\tClerk II", "Duties\tSorts letters Files them.\tFiles them. Sorts.")

    assert said(ladder) == [("Duties", "", ["Sorts letters", "Files them."], ["Files them.", "Sorts."])]
    assert doubts(ladder) == ["Line 2, column 2: no full stop before “Files”: taken as a new statement"]


def test_a_row_cut_by_a_page_break_is_one_and_furniture_is_left_over():
    text = "\n".join(
        [
            "JOB\tClerk I\tClerk II",
            "Skills &\t-Sorts\t-Files",
            "",
            "Last updated: 3/2007",
            "",
            "Expertise\tletters\tthem",
            "JOB IMPACT\t\t",
            "Scope\t-Acts in the\t-Acts",
            "",
            "\tgarbled head\t",
            "\toffice.\teverywhere.",
        ]
    )
    found = read(text.encode(), "", Options(is_scan=True))

    assert said(found.ladders[0]) == [
        ("Skills & Expertise", "", ["Sorts letters"], ["Files them"]),
        ("Scope", "JOB IMPACT", ["Acts in the office."], ["Acts everywhere."]),
    ]
    assert doubts(found.ladders[0]) == [
        "Line 4: “Last updated: 3/2007” → “”: head or foot of a page",
        "Line 10: “garbled head” → “”: head or foot of a page",
        "Line 6: “Skills &” → “Skills & Expertise”: row label cut by a page break",
        "Line 11: no label: the row goes on from “Scope”",
    ]
    assert sorted(" ".join(leftover.text for leftover in found.leftovers).split()) == sorted(
        "JOB Last updated 3 2007 garbled head".split()
    )


@pytest.mark.parametrize(
    "text",
    [
        "JOB\tClerk\nDuties\tUses GitHub and x- y.",
        "JOB\tClerk\nDuties\tDeﬁnes goals and ﬂows.",
        "JOB\tClerk\nNotes\tLast updated: 3/2007",
    ],
)
def test_a_clean_text_does_not_show_a_scan(text):
    assert not shows_a_scan(text)
