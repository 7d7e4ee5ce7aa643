"""How the lists put what a document states into few words."""

import pytest

from jobfamilies.engine.wording import OWN, TRANSCRIBED
from jobfamilies.tables import span, stated_or_ours


@pytest.mark.parametrize(
    ("lowest", "highest", "words"),
    [
        ("57", "57", "57"),
        ("57", "60", "57–60"),
        ("Admin Level 2", "Admin Level 4", "Admin Level 2–4"),
        ("Admin level 4", "Admin Level 5", "Admin level 4–5"),
        ("Support Level 2", "Admin Level 4", "Support Level 2–Admin Level 4"),
        ("Admin Level 2", "Admin 4", "Admin Level 2–Admin 4"),
        ("A", "Admin 4", "A–Admin 4"),
    ],
)
def test_two_grades_are_one_span_that_says_what_they_share_once(lowest, highest, words):
    assert span(lowest, highest) == words


@pytest.mark.parametrize(
    ("stated", "ours", "shown"),
    [
        ("Professional", "Professional", '<span class="source">Professional</span>'),
        ("", "Management", 'Management <span class="ours">(our classification)</span>'),
        ("", "", '<span class="not-stated">Not stated</span>'),
        ("", None, '<span class="not-stated">Not stated</span>'),
        ("<b>", "", '<span class="source">&lt;b&gt;</span>'),
        ("", "<b>", '&lt;b&gt; <span class="ours">(our classification)</span>'),
    ],
)
def test_what_we_assigned_is_marked_as_ours_and_never_quoted(stated, ours, shown):
    assert stated_or_ours(stated, ours, TRANSCRIBED) == shown


def test_what_an_employer_says_of_its_own_needs_no_mark():
    assert stated_or_ours("", "Management", OWN) == "Management"
