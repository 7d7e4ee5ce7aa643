"""How a work list is put together: groups by reason, days in words, late things first."""

from datetime import date, timedelta

import pytest

from website.waiting import Reason, Waiting
from website.waiting.gathering import work_list

TODAY = date(2026, 12, 1)
REVIEW, APPEALS = Reason("To review", "Submitted"), Reason("Appeals", "Each has its day")


def thing(reason=REVIEW, title="Clerk", organization="MIT", **day):
    return Waiting(reason, title, "/there/", "Look", organization, **day)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ({"due_on": -1}, ("Late by 1 day", "was due November 30")),
        ({"due_on": -3}, ("Late by 3 days", "was due November 28")),
        ({"due_on": 0}, ("Due today", "by December 1")),
        ({"due_on": 9}, ("9 days left", "by December 10")),
        ({"due_on": 40}, ("40 days left", "by January 10, 2027")),
        ({"comes_on": 1}, ("In 1 day", "December 2")),
        ({"since": 0}, ("Today", "December 1")),
        ({"since": -1}, ("Yesterday", "November 30")),
        ({"since": -4}, ("4 days ago", "November 27")),
        ({}, ("", "")),
    ],
)
def test_a_day_is_said_in_words_and_as_the_calendar_does(day, said):
    waits = thing(**{name: TODAY + timedelta(days=days) for name, days in day.items()})

    assert waits.day(TODAY) == said


def test_things_stand_under_their_reason_late_ones_first_and_the_nearest_day_first():
    things = [
        thing(title="Clerk"),
        thing(APPEALS, "P-1", due_on=date(2026, 12, 9)),
        thing(APPEALS, "P-2", due_on=date(2026, 11, 30)),
    ]

    found = work_list(things, TODAY)

    shown = [(group.reason.name, [line.thing.title for line in group.lines]) for group in found.groups]
    assert shown == [("Appeals", ["P-2", "P-1"]), ("To review", ["Clerk"])]
    assert (found.number, found.late) == (3, 1)


def test_five_of_a_reason_are_shown_and_the_others_when_asked_for():
    (group,) = work_list([thing(title=str(number)) for number in range(14)], TODAY).groups

    assert ([line.thing.title for line in group.first], len(group.others)) == (list("01234"), 9)


def test_one_organization_alone_is_shown_where_something_waits_there():
    things = [thing(organization="MIT"), thing(organization="Harvard")]

    chosen = work_list(things, TODAY, "Harvard")
    assert (chosen.organizations, chosen.chosen, chosen.number) == (("Harvard", "MIT"), "Harvard", 1)
    assert work_list(things, TODAY, "Nobody").number == 2
