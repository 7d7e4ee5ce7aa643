"""What stands on the pages of levels about who qualifies, put there without the lower apps knowing."""

import pytest
from django.urls import reverse

from tests.factories import EditionFactory
from tests.markup import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

SENIOR = "mit/it-manager/senior-it-manager"
ASKED = [
    "10 years of experience; whether it is increasingly responsible, HR judges",
    "5 years of managing experience; whether it is of complex business activities in a technical environment,"
    " HR judges",
]
PAIR = {"level": ["mit/it-manager/it-manager", SENIOR]}


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("/mit/it-manager/levels/senior-it-manager/", {}),
        ("/compare/", PAIR),
        ("/compare/", {"level": PAIR["level"][::-1]}),
        ("/compare/brief/", PAIR),
    ],
)
def test_the_pages_of_a_level_say_who_qualifies_and_lead_to_the_check(client, address, query):
    page = read(client.get(address, query))

    assert page.texts(".qualify-panel li") == ASKED
    assert [link["href"] for link in page.find(".qualify-panel a")] == [
        f"{reverse('classification:qualify')}?level={SENIOR}"
    ]


def test_each_route_is_named_where_there_are_several(client):
    page = read(client.get("/district/class-specification/levels/class-specification/"))

    assert page.texts(".qualify-panel h3") == ["Open route", "Promotional route"]


def test_a_level_that_states_no_minimum_says_so(client):
    page = read(client.get("/mit/it-consultant/levels/it-consultant-ii/"))

    assert page.texts(".qualify-panel p")[0] == "No minimum that can be counted is stated"


def test_a_level_that_nobody_read_says_so(client):
    level = EditionFactory(published=True).levels.get()

    page = read(client.get(level.get_absolute_url()))

    assert page.texts(".qualify-panel p")[0] == "HR has not read the qualifications as rules yet."


def test_a_numbered_edition_has_no_such_panel(client):
    page = read(client.get("/mit/it-manager/editions/1/levels/senior-it-manager/"))

    assert page.find(".qualify-panel") == []


def test_a_page_that_no_setting_names_has_no_panel(client, settings):
    settings.PAGE_PANELS = {}

    page = read(client.get("/mit/it-manager/levels/senior-it-manager/"))

    assert page.find(".qualify-panel") == []
