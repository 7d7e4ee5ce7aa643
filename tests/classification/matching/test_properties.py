"""Whatever the text, reading it ends, its sentences rejoin, and their order makes no difference to the families."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from classification.engine.matching import canonical, read
from classification.engine.matching.sentences import split
from ladders.engine.cues.words import words
from tests.classification.matching.shelf import FAMILIES, ladder, only, ranked

TEXTS = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)
SENTENCES = st.lists(
    st.sampled_from("routers books wages network reads tests journals tax the of daily".split()),
    min_size=3,
    max_size=6,
).map(lambda said: " ".join(said).capitalize() + ".")


OF_A_LIST = re.compile(r"[^a-z]+|[a-z]|[ivx]{1,4}|\d+[km]")
"""What numbers a list, or says a share of time: no word of the job."""


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_any_text_is_read_and_has_its_bytes(text):
    assert canonical(read(text, FAMILIES, only(ladder()))).isascii()


@settings(deadline=None, max_examples=200)
@given(TEXTS | st.lists(SENTENCES).map(" ".join))
def test_sentences_rejoin(text):
    found = split(text)
    starts, ends = [one.start for one in found], [one.end for one in found]
    gaps = [text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)]

    assert "".join(gap + one for gap, one in zip(gaps, [*(one.text for one in found), ""], strict=True)) == text
    assert [word.text for gap in gaps for word in words(gap) if not OF_A_LIST.fullmatch(word.text)] == []


@settings(deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_sentences_makes_no_difference_to_the_families(sentences, random):
    shuffled = random.sample(sentences, len(sentences))

    assert ranked(FAMILIES, *sentences) == ranked(FAMILIES, *shuffled)
