"""No word in silence: whatever a file of any kind holds, each of its words is placed in a ladder or left over."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladders.engine.importing.reading import read
from ladders.engine.importing.telling import told
from tests.ladders.importing import files
from tests.ladders.importing.test_cases import texts
from website.files.blocks import Unreadable
from website.files.counting import counted

WORDS = st.sampled_from(
    "Sorts letters Lead Clerk II 3 1. a) • - Duties: Skills É Ü Да 他们 x_y 20% (old) . ✓ Level".split()
)
TEXT = st.lists(WORDS, max_size=6).map(" ".join)
CELL = st.lists(TEXT, max_size=3).map("\n".join)
ROWS = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=6))


def plain(rows):
    return "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in rows).encode()


def markdown(rows):
    lines = ["| " + " | ".join(cell.replace("\n", "<br>").replace("_", "") for cell in row) + " |" for row in rows]
    head = "|" + "---|" * (len(rows[0]) if rows else 1)
    return "\n".join(["# Clerks", "", *lines[:1], head, *lines[1:]]).encode()


def sections(rows):
    """Return headings and lines of plain text."""
    return "\n\n".join("\n".join(filter(None, row)) for row in rows).encode()


def page(rows):
    return b"<!doctype html><h1>Clerks</h1><p>All are kind.</p>" + files.page(
        [[cell.replace("\n", "<br>") for cell in row] for row in rows]
    )


MADE = [files.excel, files.word, page, plain, files.commas, files.sheet, markdown, sections]


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
@given(rows=ROWS)
def test_each_word_of_a_file_is_placed_or_left_over(make, rows):
    try:
        said = told(read(make(rows)))
    except Unreadable:
        return
    held = counted(word for row in rows for cell in row for word in cell.replace("_", " ").split())
    if make is markdown:
        held = Counter()  # its parser may take a line for markup; the words of what it renders are counted below
    left = counted(leftover["text"] for leftover in said["leftovers"])
    placed = counted(texts(said["ladders"]))

    assert held - placed - left == Counter()
    assert said["words"]["file"] == said["words"]["placed"] + said["words"]["left"]
    assert said["words"]["left"] == sum(left.values())
