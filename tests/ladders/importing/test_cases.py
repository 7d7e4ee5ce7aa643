"""Small files that show how people's real files look: what comes out of each, and that no word is lost in silence."""

import json
from collections import Counter
from pathlib import Path

import pytest

from ladders.engine.importing.reading import read
from ladders.engine.importing.telling import refusal, short, told
from website.files.blocks import Unreadable
from website.files.counting import counted

CASES = Path(__file__).parent / "cases"
EXPECTED = json.loads((CASES / "expected.json").read_text())


def outcome(name):
    try:
        return told(read((CASES / name).read_bytes(), name))
    except Unreadable as why:
        return refusal(str(why))


@pytest.mark.parametrize("ending", ["xlsx", "docx", "html", "txt", "csv", "md"])
def test_each_case_says_what_a_person_reads_in_it(ending):
    names = sorted(path.name for path in CASES.glob(f"*.{ending}"))

    assert {name: short(outcome(name)) for name in names} == {name: EXPECTED[name] for name in names}


def texts(ladders):
    for ladder in ladders:
        yield ladder["name"]
        for level in ladder["levels"]:
            yield from (level["title"], level["job_code"], level["grade"], level["exemption"])
            yield from (words for fact in level["facts"].items() for words in fact)
        for row in ladder["rows"]:
            yield from (
                row["heading"],
                row["label"],
                row["definition"],
                *(text for cell in row["cells"] for text in cell),
            )


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_word_of_a_case_is_placed_or_left_over(name):
    said = outcome(name)
    if said["refused"]:
        return
    left = counted(leftover["text"] for leftover in said["leftovers"])
    words = said["words"]

    assert words["file"] == words["placed"] + words["left"]
    assert words["left"] == sum(left.values())
    assert not [leftover for leftover in said["leftovers"] if leftover["place"].startswith("the file (no place")]
    assert sum((counted(texts(said["ladders"])) - Counter()).values()) >= words["placed"]
