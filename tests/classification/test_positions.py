"""Positions: who may know of which, what the list and the page show, and how HR keeps them."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from classification.actions.requests import open_request
from classification.models import Position, Stage
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RequestFactory,
    RulingFactory,
)
from tests.factories import OrganizationFactory, UserFactory, days_from_now
from tests.markup import messages

pytestmark = pytest.mark.django_db

LIST = "/positions/"


@pytest.fixture
def unit():
    """Three positions in a line, each held, and a position of somebody else: by name."""
    top = PositionFactory(held=True, title="Top")
    middle = PositionFactory(held=True, title="Middle", supervisor=top, organization=top.organization)
    low = PositionFactory(held=True, title="Low", supervisor=middle, organization=top.organization)
    return {"top": top, "middle": middle, "low": low, "other": PositionFactory(held=True, title="Other")}


def shown(response):
    return sorted(row.record.title for row in response.context["table"].rows)


# --- who sees what ---------------------------------------------------------------------------------------------------

SEEN = [
    ("top", ["Low", "Middle", "Top"]),
    ("middle", ["Low", "Middle"]),
    ("low", ["Low"]),
    ("other", ["Other"]),
]


@pytest.mark.parametrize(("name", "seen"), SEEN)
def test_people_see_their_own_position_and_those_below(client, unit, name, seen):
    client.force_login(unit[name].incumbent)

    assert shown(client.get(LIST)) == seen
    for position in unit.values():
        expected = 200 if position.title in seen else 404
        assert client.get(position.get_absolute_url()).status_code == expected


@pytest.mark.parametrize("group", ["hr_editor", "hr_approver"])
def test_hr_sees_all(client, unit, hr, group):
    hr(group)

    assert shown(client.get(LIST)) == ["Low", "Middle", "Other", "Top"]


@pytest.mark.parametrize("group", ["manager", "employee"])
def test_somebody_without_a_position_sees_none(client, unit, hr, group):
    hr(group)

    assert shown(client.get(LIST)) == []
    assert client.get(unit["low"].get_absolute_url()).status_code == 404


def test_whoever_is_not_signed_in_is_led_to_sign_in(client, unit):
    for address in (LIST, unit["low"].get_absolute_url(), "/requests/"):
        assert client.get(address)["Location"] == f"/sign-in/?next={address}"


def test_the_pages_are_kept_by_no_cache(client, unit, hr):
    hr("hr_editor")

    for address in (LIST, unit["low"].get_absolute_url(), "/requests/"):
        assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize("pk", ["0", "9" * 30])
def test_a_position_that_is_not_there_is_not_found(client, hr, pk):
    hr("hr_editor")

    assert client.get(f"/positions/{pk}/").status_code == 404


def test_the_header_names_positions_to_people_who_are_signed_in(client, hr):
    link = '<li><a href="/positions/">Positions</a></li>'

    assert client.get("/qualify/").text.count(link) == 0
    hr("employee")
    assert client.get("/qualify/").text.count(link) == 1


# --- the list --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "seen"),
    [
        ({"whose": "own"}, ["Middle"]),
        ({"whose": "below"}, ["Low"]),
        ({"classified": "yes"}, ["Low"]),
        ({"classified": "no"}, ["Middle"]),
        ({"held": "no"}, []),
        ({"stage": "draft"}, ["Middle"]),
        ({"stage": "in study"}, []),
        ({"q": "low"}, ["Low"]),
    ],
)
def test_the_list_is_narrowed(client, unit, choice, seen):
    RulingFactory(position=unit["low"], request=RequestFactory(position=unit["low"], stage=Stage.WITHDRAWN))
    RequestFactory(position=unit["middle"])
    client.force_login(unit["middle"].incumbent)

    assert shown(client.get(LIST, choice)) == seen


def test_the_list_says_what_a_position_is_classified_as_and_what_is_asked(client, unit):
    ruling = RulingFactory(position=unit["low"], request=RequestFactory(position=unit["low"], stage=Stage.WITHDRAWN))
    RequestFactory(position=unit["low"], kind="audit")
    client.force_login(unit["low"].incumbent)

    (row,) = client.get(LIST, {"download": "json"}).json()["rows"]

    assert (row["level"], row["request"], row["incumbent"]) == (
        ruling.level.name,
        "Audit, draft",
        unit["low"].incumbent.username,
    )


def test_a_ruling_to_come_and_a_superseded_one_do_not_classify(client, unit):
    request = RequestFactory(position=unit["low"], stage=Stage.WITHDRAWN)
    first = RulingFactory(position=unit["low"], request=request)
    second = RulingFactory(position=unit["low"], request=request, supersedes=first)
    third = RulingFactory(position=unit["low"], request=request, supersedes=second, effective_on=days_from_now(3))
    client.force_login(unit["low"].incumbent)

    assert client.get(LIST, {"download": "json"}).json()["rows"][0]["level"] == second.level.name
    page = client.get(unit["low"].get_absolute_url()).context
    assert (page["now"].ruling, page["coming"]) == (second, third)


def test_a_ruling_in_effect_is_not_to_come(client, unit):
    RulingFactory(position=unit["low"], request=RequestFactory(position=unit["low"], stage=Stage.WITHDRAWN))
    client.force_login(unit["low"].incumbent)

    assert client.get(unit["low"].get_absolute_url()).context["coming"] is None


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_page_tells_what_was_done_with_who_and_when(client, unit):
    position = unit["low"]
    DutyFactory(part=PartFactory(description=DescriptionFactory(position=position)))
    open_request(position=position, kind="audit", reason="Why not.", by=position.incumbent, at=now())
    client.force_login(position.incumbent)

    page = client.get(position.get_absolute_url())

    assert [(role.value, place.number, place.part is None) for role, place in page.context["desks"]] == [
        ("incumbent", 1, False)
    ]
    assert not page.context["may_open"]
    assert page.text.count(f"Incumbent’s part, by {position.incumbent.username}: ") == 1
    assert page.text.count("<b>Open</b>") == 1


def test_a_supervisor_is_linked_only_for_those_who_may_see_them(client, unit):
    link = f'href="{unit["middle"].get_absolute_url()}"'

    for name, times in (("low", 0), ("top", 1)):
        client.force_login(unit[name].incumbent)
        assert client.get(unit["low"].get_absolute_url()).text.count(link) == times


def test_what_people_write_is_escaped(client, unit):
    position = unit["low"]
    Position.objects.filter(pk=position.pk).update(title="<script>x", unit="<b>y")
    client.force_login(position.incumbent)

    for address in (LIST, position.get_absolute_url()):
        page = client.get(address).text
        assert "<script>x" not in page
        assert "<b>y" not in page


def fill(position):
    """Add one of everything that the page shows."""
    description = DescriptionFactory(position=position)
    for role in ("incumbent", "supervisor"):
        DutyFactory(part=PartFactory(description=description, role=role))
    request = RequestFactory(position=position, stage=Stage.WITHDRAWN)
    request.steps.create(step="open", from_stage="draft", to_stage="draft", by=request.requested_by, at=now())
    RulingFactory(position=position, request=request)


def test_the_page_asks_as_much_for_four_of_each_as_for_one(client, unit):
    client.force_login(unit["middle"].incumbent)
    asked = []
    for _ in range(4):
        fill(unit["low"])
        with CaptureQueriesContext(connection) as queries:
            client.get(unit["low"].get_absolute_url())
        asked.append(len(queries))

    assert asked == [asked[0]] * 4
    assert asked[0] <= 30


# --- keeping positions -----------------------------------------------------------------------------------------------


def test_a_circle_of_supervisors_is_refused_with_its_name(unit):
    top, low = unit["top"], unit["low"]
    top.supervisor = low

    with pytest.raises(ValidationError) as refused:
        top.full_clean()

    names = " → ".join([top.number, low.number, unit["middle"].number, top.number])
    assert refused.value.message_dict == {
        "supervisor": [f"The positions would supervise each other in a circle: {names}."]
    }


def test_a_position_of_another_organization_supervises_none(unit):
    unit["top"].supervisor = unit["other"]

    with pytest.raises(ValidationError) as refused:
        unit["top"].full_clean()

    assert refused.value.message_dict == {
        "supervisor": [f"Position {unit['other'].number} is another organization’s."]
    }


def test_a_circle_that_got_there_is_walked_once(unit):
    Position.objects.filter(pk=unit["top"].pk).update(supervisor=unit["low"])

    assert [each.title for each in Position.objects.get(title="Low").above()] == ["Middle", "Top"]
    assert sorted(Position.objects.visible_to(unit["low"].incumbent).values_list("title", flat=True)) == [
        "Low",
        "Middle",
        "Top",
    ]


@pytest.mark.parametrize("hanging", [DescriptionFactory, RequestFactory, RulingFactory])
def test_a_position_with_something_on_it_is_never_deleted(hanging):
    position = hanging().position

    with pytest.raises(ProtectedError):
        position.delete()


def test_a_supervisors_position_is_never_deleted(unit):
    with pytest.raises(ProtectedError):
        unit["middle"].delete()


# --- the admin -------------------------------------------------------------------------------------------------------

ADD, LISTED, IN = (reverse(f"admin:classification_position_{name}") for name in ("add", "changelist", "in"))


def entered(position, **changed):
    facts = {
        "organization": position.organization.pk,
        "number": position.number,
        "title": position.title,
        "unit": position.unit,
        "supervisor": position.supervisor_id or "",
        "incumbent": position.incumbent.username if position.incumbent else "",
    }
    return facts | changed


def test_hr_editors_add_a_position(client, hr):
    hr("hr_editor")
    person = UserFactory(employee=True)
    organization = OrganizationFactory()

    client.post(ADD, {"organization": organization.pk, "number": "7", "unit": "IT", "incumbent": person.username})

    assert list(
        Position.objects.values_list("organization", "number", "title", "unit", "supervisor", "incumbent")
    ) == [(organization.pk, "7", "", "IT", None, person.pk)]


def test_number_and_organization_stay(client, hr, unit):
    hr("hr_editor")
    address = reverse("admin:classification_position_change", args=[unit["low"].pk])

    client.post(address, entered(unit["low"], number="X", organization=OrganizationFactory().pk, incumbent=""))

    unit["low"].refresh_from_db()
    assert (unit["low"].number != "X", unit["low"].organization, unit["low"].incumbent) == (
        True,
        unit["top"].organization,
        None,
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"incumbent": "nobody"}, {"incumbent": ["There is no user of that name."]}),
        ({"incumbent": "a\0"}, {"incumbent": ["The text holds the sign U+0000, which no text has."]}),
        ({"unit": ""}, {"unit": ["This field is required."]}),
    ],
)
def test_a_wrong_position_is_said_beside_its_field(client, hr, unit, changed, said):
    hr("hr_editor")
    address = reverse("admin:classification_position_change", args=[unit["top"].pk])

    response = client.post(address, entered(unit["top"], **changed))

    assert response.context["adminform"].form.errors == said


@pytest.mark.parametrize(("group", "status"), [("hr_editor", 200), ("hr_approver", 403)])
def test_approvers_only_look(client, hr, unit, group, status):
    hr(group)

    assert client.get(LISTED).status_code == 200
    assert client.get(ADD).status_code == status
    assert client.get(IN).status_code == status
    assert client.get(reverse("admin:classification_position_change", args=[unit["low"].pk])).status_code == 200


def test_the_admins_list_asks_as_much_for_four_as_for_one(client, hr):
    hr("hr_editor")
    asked = []
    for _ in range(4):
        PositionFactory(supervised=True)
        with CaptureQueriesContext(connection) as queries:
            client.get(LISTED)
        asked.append(len(queries))

    assert asked == [asked[0]] * 4


def test_a_supervisors_position_is_found_by_typing(client, hr, unit):
    hr("hr_editor")
    field = {"app_label": "classification", "model_name": "position", "field_name": "supervisor", "term": "midd"}

    found = json.loads(client.get(reverse("admin:autocomplete"), field).content)

    assert [each["id"] for each in found["results"]] == [str(unit["middle"].pk)]


def send(client, *rows):
    content = "\n".join(["organization,number,title,unit,supervisor,incumbent", *rows]).encode()
    response = client.post(IN, {"file": SimpleUploadedFile("p.csv", content)})
    if "table" in response.context:
        return client.post(IN, {"table": response.context["table"]}, follow=True)
    return response


def test_positions_come_from_a_file_and_go_into_one(client, hr):
    hr("hr_editor")
    OrganizationFactory(slug="acme")
    UserFactory(username="lee")
    rows = ["acme,1,Head,IT,,lee", "acme,2,,IT,1,"]

    response = send(client, *rows)

    assert messages(response) == ["Imported: 2 new, 0 changed, 0 same."]
    assert Position.objects.get(number="2").supervisor.incumbent.username == "lee"
    assert LogEntry.objects.count() == 2
    out = b"".join(client.get(reverse("admin:classification_position_out", args=["csv"])))
    assert out.decode("utf-8-sig").split() == ["organization,number,title,unit,supervisor,incumbent", *rows]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (
            ["acme,1,,IT,9,"],
            "Row 2, column supervisor: The organization has no position “9”. A row stands below its supervisor’s.",
        ),
        (["acme,1,,IT,,nobody"], "Row 2, column incumbent: There is no user “nobody”."),
        (
            ["acme,1,,IT,,", "acme,2,,IT,1,", "acme,3,,IT,2,", "acme,1 ,,IT,3,"],
            "Row 5: the same organization and number as row 2.",
        ),
    ],
)
def test_a_wrong_file_writes_nothing_and_says_where(client, hr, rows, fault):
    hr("hr_editor")
    OrganizationFactory(slug="acme")

    assert send(client, *rows).context["faults"] == [fault]
    assert not Position.objects.exists()


def test_a_file_that_makes_a_circle_is_refused(client, hr, unit):
    hr("hr_editor")
    top, low = unit["top"], unit["low"]

    response = send(client, f"{top.organization.slug},{top.number},Top,{top.unit},{low.number},")

    names = " → ".join([top.number, low.number, unit["middle"].number, top.number])
    assert response.context["faults"] == [
        f"Row 2, column supervisor: The positions would supervise each other in a circle: {names}."
    ]
