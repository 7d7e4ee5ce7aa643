"""A table of cases in one test tells which of them fail, and one case leaves nothing to the next."""

import pytest
from django.core.cache import cache

from tests.cases import cases, failures
from website.models import User

HALVES = [(2, 1), (3, 1), (4, 2)]


def is_twice(number, half):
    assert number == 2 * half, f"{number} is not twice {half}"


def test_each_case_that_fails_is_named_with_what_it_says():
    assert failures(is_twice, ("number", "half"), HALVES) == {
        "(3, 1)": "3 is not twice 1\nassert 3 == (2 * 1)",
    }


def test_the_rows_of_a_mapping_have_its_names():
    said = {"even": 2, "odd": 1}

    assert list(failures(lambda number: is_twice(number, 1), "number", said)) == ["odd"]


def test_tables_beside_each_other_are_tried_with_each_other():
    @cases("number", [2, 3])
    @cases("half", [1, 2])
    def test(number, half):
        is_twice(number, half)

    with pytest.raises(pytest.fail.Exception) as failed:
        test()

    assert [line for line in str(failed.value).splitlines() if "is not" in line] == [
        "2 is not twice 2",
        "3 is not twice 1",
        "3 is not twice 2",
    ]


def test_an_exception_that_did_not_come_is_a_failure():
    def check(number):
        with pytest.raises(ZeroDivisionError):
            1 / number

    assert list(failures(check, "number", [0, 1])) == ["1"]


def test_an_exception_that_nobody_awaits_names_its_case():
    with pytest.raises(ZeroDivisionError) as raised:
        failures(lambda number: 1 / number, "number", [1, 0])

    assert raised.value.__notes__ == ["In the case: 0"]


@cases("name", ["a", "b"])
def test_a_case_leaves_nothing_to_the_next(client, db, name):
    assert (User.objects.count(), cache.get("name"), client.get("/").context["user"].is_anonymous) == (0, None, True)

    client.force_login(User.objects.create(username=name))
    cache.set("name", name)
