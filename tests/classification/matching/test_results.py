"""A result as bytes: always the same, with the place of each piece of evidence, and restored from them."""

import json
import os
import subprocess
import sys
from hashlib import sha256

import pytest

from classification.engine.matching import ENGINE, LEXICON, NotRead, canonical, read, restored
from tests.classification.matching.shelf import FAMILIES, RICH, described, ladder, only


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("Engineer", "too short"),
        ("\x00 \ud800 !!", "too short"),
        ("routers " * 700_000, "too long"),
        ("<p>Configures <b>routers</b> and monitors switches.</p>", "markup"),
        (
            "Er plant die Netze und sorgt dafür, dass alle Geräte laufen; er schult neue Leute und schreibt " * 2,
            "language",
        ),
        ("計画を立てて網を守る 仕事をする人 " * 12, "language"),
        ("Performs other duties as assigned.\nAcme is an equal opportunity employer.", "only boilerplate"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(text, reason):
    found = read(text, FAMILIES, only(ladder()))

    assert isinstance(found, NotRead)
    assert (found.reason, found.lexicon) == (reason, LEXICON)
    assert json.loads(canonical(found))["reason"] == reason


def test_the_same_input_gives_the_same_bytes():
    first, second = (canonical(read(described(2), FAMILIES, only(ladder()))) for _ in range(2))

    assert first == second
    result = json.loads(first)
    assert (result["lexicon"], result["levels"][0]["digest"]) == (LEXICON, "digest")
    assert len(result["input_digest"]) == 64


def pieces(found):
    """Yield every object of plain data that names a place in the text."""
    if isinstance(found, dict):
        if {"start", "end", "text"} <= found.keys():
            yield found
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from pieces(each)


def test_every_piece_of_evidence_is_a_place_in_the_text():
    result = json.loads(canonical(read(RICH, FAMILIES, only(ladder()))))
    found = list(pieces(result))

    assert [one["text"] for one in found] == [RICH[one["start"] : one["end"]] for one in found]
    assert {name for one in found for name in one} >= {"step", "name", "section"}
    sentences = {(one["start"], one["end"]) for one in result["sentences"]}
    level = result["levels"][0]
    routed = [tuple(place) for one in level["dimensions"] for place in one["evidence"]]
    assert {*routed, *map(tuple, level["not_understood"])} <= sentences


def test_a_result_can_be_restored_from_its_bytes():
    found = read(RICH, FAMILIES, only(ladder()))

    assert restored(canonical(found).decode()) == found


@pytest.mark.parametrize("data", ["", "{}", "[]", '{"input_digest": 3}'])
def test_a_result_of_another_shape_is_not_restored(data):
    assert restored(data) is None


DIGEST = """
from hashlib import sha256
from classification.engine.matching import canonical, read
from tests.classification.matching.shelf import FAMILIES, RICH, ladder, only
print(sha256(canonical(read(RICH, FAMILIES, only(ladder())))).hexdigest())
"""


def test_the_bytes_are_the_same_in_every_process():
    found = {
        subprocess.run(
            [sys.executable, "-c", DIGEST], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("0", "1", "4242")
    }

    assert len(found) == 1
    assert (ENGINE, LEXICON[:2]) == ("4", "1-")


MADE = {
    ("3", "1-15cdb14481c9"): "99d5de8bf8745ad4b8b7d3fc064be57633fcd5be21ee9b0cd6569e645ce514b3",
    ("4", "1-89a912baebfc"): "cf08020faf03bc62a655693a216983df6800a97068692be033e67e2c2b72c4db",
}
"""What an engine makes of the texts here with a lexicon. An engine that makes something else of them has another
version, ENGINE, and its own line here: else readings that the one before made would be called changed."""


def test_an_engine_that_reads_otherwise_has_another_version():
    texts = [RICH, *map(described, range(4))]
    made = b"\n".join(canonical(read(text, FAMILIES, only(ladder()))) for text in texts)

    assert MADE.get((ENGINE, LEXICON)) == sha256(made).hexdigest()
