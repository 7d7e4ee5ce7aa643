"""The commands that read one file, and a folder of cases."""

import json
from io import StringIO

from django.core.management import call_command

from tests.ladders.importing import files
from tests.ladders.importing.test_cases import CASES, EXPECTED


def printed(*command, **options):
    said = StringIO()
    call_command(*command, stdout=said, **options)
    return said.getvalue()


def test_a_file_is_printed_as_json_without_a_database(tmp_path):
    path = tmp_path / "clerks.xlsx"
    path.write_bytes(
        files.excel([["Area", "Clerk (Grade 4)", "Lead"], ["Job code", "0042", ""], ["Duties", "Files.", "• A\n• B"]])
    )

    level = {"job_code": "", "grade": "", "exemption": "", "facts": {}}
    assert json.loads(printed("read_ladder", path)) == {
        "refused": None,
        "ladders": [
            {
                "name": "Ladder",
                "levels": [
                    level | {"title": "Clerk", "grade": "Grade 4", "job_code": "0042"},
                    level | {"title": "Lead"},
                ],
                "rows": [
                    {
                        "heading": "",
                        "label": "Duties",
                        "definition": "",
                        "kind": "list",
                        "cells": [["Files."], ["A", "B"]],
                    }
                ],
            }
        ],
        "leftovers": [
            {"place": "sheet Ladder, row 1, column A (names the column)", "text": "Area"},
            {"place": "sheet Ladder, row 2 (names a fact of the levels)", "text": "Job code"},
        ],
        "doubts": [],
        "words": {"file": 12, "placed": 9, "left": 3},
    }


def test_a_refusal_is_printed_with_its_reason(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("")

    assert json.loads(printed("read_ladder", path)) == {
        "refused": "The file is empty.",
        "ladders": [],
        "leftovers": [],
        "doubts": [],
        "words": {"file": 0, "placed": 0, "left": 0},
    }


def test_a_folder_of_cases_is_held_against_what_is_expected(tmp_path):
    for name in ("ticks.xlsx", "docx_nested_table.docx"):
        (tmp_path / name).write_bytes((CASES / name).read_bytes())
    (tmp_path / "more.txt").write_text("Nothing here.")
    (tmp_path / "expected.json").write_text(json.dumps(EXPECTED | {"more.txt": {}}))

    assert [line.rpartition(", ")[2] for line in printed("evaluate_import", cases=tmp_path).splitlines()] == [
        "as expected",
        "otherwise",
        "as expected",
        "2 of 3 files as expected",
    ]
