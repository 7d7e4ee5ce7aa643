"""What a reader of a grid chose, read from the address."""

import pytest
from django.http import QueryDict

from ladders.choices import read_choices

LEVELS = ["I", "II", "Senior"]
GROUPS = ["The role", "JOB IMPACT"]


def choices(query):
    return read_choices(QueryDict(query), LEVELS, GROUPS)


def marked(options):
    return [option.label for option in options if option.is_chosen]


def test_without_a_choice_everything_is_shown_and_the_first_level_comes_first():
    read = choices("")

    assert [(option.value, option.label) for option in read.levels] == [("1", "I"), ("2", "II"), ("3", "Senior")]
    assert [(option.value, option.label) for option in read.groups] == [("1", "The role"), ("2", "JOB IMPACT")]
    assert (marked(read.levels), marked(read.groups), marked(read.at)) == (LEVELS, GROUPS, ["I"])
    assert (read.next_is_shown, read.unknown) == (True, [])


@pytest.mark.parametrize(
    ("query", "levels", "groups", "at", "unknown"),
    [
        ("level=2", ["II"], GROUPS, ["I"], []),
        ("level=3&level=1", ["I", "Senior"], GROUPS, ["I"], []),
        ("level=2&level=2", ["II"], GROUPS, ["I"], []),
        ("level=9", LEVELS, GROUPS, ["I"], ["level 9"]),
        ("level=2&level=9&level=9", ["II"], GROUPS, ["I"], ["level 9"]),
        ("level=0&level=-1&level=1.0", LEVELS, GROUPS, ["I"], ["level 0", "level -1", "level 1.0"]),
        ("group=2", LEVELS, ["JOB IMPACT"], ["I"], []),
        ("group=1&group=7", LEVELS, ["The role"], ["I"], ["group 7"]),
        ("at=3", LEVELS, GROUPS, ["Senior"], []),
        ("at=2&at=3", LEVELS, GROUPS, ["II"], []),
        ("at=7", LEVELS, GROUPS, ["I"], ["level 7"]),
        ("at=7&level=7", LEVELS, GROUPS, ["I"], ["level 7"]),
        ("level=x&group=y", LEVELS, GROUPS, ["I"], ["level x", "group y"]),
        ("other=1&level[]=2", LEVELS, GROUPS, ["I"], []),
    ],
)
def test_what_the_address_asks_for_is_shown_and_what_is_not_there_is_named(query, levels, groups, at, unknown):
    read = choices(query)

    assert (marked(read.levels), marked(read.groups), marked(read.at), read.unknown) == (levels, groups, at, unknown)


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("", True),
        ("level=2", True),
        ("next=1", True),
        ("next=none", False),
        ("kept=1", False),
        ("kept=1&next=1", True),
        ("kept=1&next=none", False),
        ("next=1&next=none", False),
    ],
)
def test_the_next_level_is_shown_unless_the_form_was_kept_without_it(query, is_shown):
    assert choices(query).next_is_shown == is_shown


def test_a_ladder_of_one_level_leaves_nothing_to_choose():
    read = read_choices(QueryDict("at=1"), ["Clerk"], ["The role"])

    assert (marked(read.levels), marked(read.at), marked(read.groups)) == (["Clerk"], ["Clerk"], ["The role"])


def test_a_ladder_without_levels_is_answered():
    read = read_choices(QueryDict("at=1&level=1"), [], [])

    assert (read.levels, read.at, read.groups, read.unknown) == ([], [], [], ["level 1"])
