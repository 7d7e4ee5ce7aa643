"""Rows that stand in an order change places within one save: on a page, in a list, in a file; two never claim one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from classification.models import AppealStage
from jobfamilies.models import Grade, Level
from ladders.models import CellChange, Dimension, Row
from tests.classification.factories import AppealStageFactory
from tests.factories import (
    DimensionFactory,
    EditionFactory,
    GradeFactory,
    LevelFactory,
    OrganizationFactory,
    RowFactory,
    UserFactory,
)
from tests.markup import filled_in, read
from website.ordering import FIRST, LAST, make_room, put_in_order, settled

# --- where each stands -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stored", "places", "standing"),
    [
        ("A1 B2 C3", "", "A1 B2 C3"),
        ("A1 B2 C3", "A2 B1", "A2 B1 C3"),
        ("A1 B2 C3", "A3", "A3 B1 C2"),
        ("A1 B2 C3", "C1", "A2 B3 C1"),
        ("A1 B2 C3", "N2", "A1 B3 C4 N2"),
        ("A1 B2 C3", "N2 M3", "A1 B4 C5 N2 M3"),
        ("A1 B2 C3", "N9", "A1 B2 C3 N9"),
        ("A10 B20 C30", "N20", "A10 B21 C30 N20"),
        ("A10 B20 C30", "A25", "A25 B20 C30"),
        (f"A{LAST}", f"N{LAST}", f"A{LAST - 1} N{LAST}"),
    ],
)
def test_what_is_given_a_place_takes_it_and_the_others_make_room(stored, places, standing):
    stored, places, standing = (
        {each[0]: int(each[1:]) for each in text.split()} for text in (stored, places, standing)
    )

    assert settled(stored, places) == standing


PLACES = st.dictionaries(st.integers(0, 20), st.integers(FIRST, 30)).map(
    lambda some: {key: at for at, key in {at: key for key, at in some.items()}.items()}
)


@given(PLACES, PLACES)
def test_everybody_has_a_place_of_their_own_and_the_others_keep_their_order(stored, places):
    standing = settled(stored, places)
    others = sorted((key for key in stored if key not in places), key=stored.get)

    assert standing.keys() == stored.keys() | places.keys()
    assert len({*standing.values()}) == len(standing)
    assert {key: standing[key] for key in places} == places
    assert sorted(others, key=standing.get) == others


# --- in the database -------------------------------------------------------------------------------------------------

MAKERS = {
    Grade: lambda: GradeFactory.create_batch(3, organization=OrganizationFactory()),
    Dimension: lambda: DimensionFactory.create_batch(3),
    AppealStage: lambda: AppealStageFactory.create_batch(3, organization=OrganizationFactory()),
    Level: lambda: LevelFactory.create_batch(3, edition=EditionFactory(levels=0)),
    Row: lambda: RowFactory.create_batch(3, edition=EditionFactory(rows=0)),
}
every_model = pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)


class Three:
    """Three rows of a model: A, B and C."""

    def __init__(self, model):
        self.rows = MAKERS[model]()
        self.place = model.in_order.place
        self.names = dict(zip((row.pk for row in self.rows), "ABC", strict=True))
        self.places = [getattr(row, self.place) for row in self.rows]

    @property
    def stored(self):
        return self.rows[0].in_order.beside(self.rows[0]).order_by(self.place)

    @property
    def order(self):
        """The names of those that are stored, in their order; “N” is one that was not there."""
        return "".join(self.names.get(row.pk, "N") for row in self.stored)


@pytest.mark.engines
@pytest.mark.django_db
@every_model
def test_rows_of_every_model_that_has_an_order_change_places_in_the_database(model):
    three = Three(model)
    a, b, c = three.names

    moved = make_room(three.stored, three.place, {a: three.places[2]})
    assert (three.order, {*moved}) == ("BCA", {b, c})

    put_in_order(three.stored, three.place, [c, b, a])
    assert [*three.stored.values_list("pk", three.place)] == [(c, 1), (b, 2), (a, 3)]

    make_room(three.stored, three.place, {None: 1}, leaving=[c])
    assert {b: 2, a: 3}.items() <= dict(three.stored.values_list("pk", three.place)).items()
    assert not three.stored.filter(**{three.place: 1})


# --- in the admin ----------------------------------------------------------------------------------------------------


@pytest.fixture
def administrator(client, db):
    user = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


def page_of(row, page="change"):
    return reverse(
        f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk] if page == "change" else []
    )


def send(client, address, form, **changed):
    """Send a form of the admin as a browser does, with these fields changed."""
    return client.post(address, filled_in(read(client.get(address)).find(f"form#{form}")[0]) | changed)


def errors(response):
    return read(response).texts("ul.errorlist li")


OWNERS = {Grade: "organization", Level: "edition", Row: "edition"}


@pytest.mark.engines
@pytest.mark.parametrize("model", OWNERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    ("sent", "order"), [({0: 1, 1: 0}, "BAC"), ({0: 1, 1: 2, 2: 0}, "CAB"), ({0: 2}, "BCA"), ({2: 0}, "CAB")]
)
def test_those_of_one_owner_change_places_on_its_page(client, administrator, model, sent, order):
    three = Three(model)
    owner = getattr(three.rows[0], OWNERS[model])
    names = {number: f"{model._meta.verbose_name_plural}-{number}-{three.place}" for number in sent}

    response = send(
        client,
        page_of(owner),
        f"{owner._meta.model_name}_form",
        **{names[number]: three.places[to] for number, to in sent.items()},
    )

    assert (response.status_code, three.order) == (302, order)
    assert sorted(three.stored.values_list(three.place, flat=True)) == three.places


@pytest.mark.parametrize("model", OWNERS, ids=lambda model: model.__name__)
def test_two_of_one_owner_that_are_given_one_place_are_refused_in_words(client, administrator, model):
    three = Three(model)
    owner = getattr(three.rows[0], OWNERS[model])
    prefix, last = model._meta.verbose_name_plural, three.places[2]
    sent = {f"{prefix}-0-{three.place}": last, f"{prefix}-1-{three.place}": last}

    response = send(client, page_of(owner), f"{owner._meta.model_name}_form", **sent)

    assert errors(response) == [f"“{three.rows[0]}” is given this place too."]
    assert three.order == "ABC"


@pytest.mark.engines
@pytest.mark.parametrize("model", [Grade, Dimension, AppealStage], ids=lambda model: model.__name__)
def test_rows_change_places_in_their_list(client, administrator, model):
    three = Three(model)
    a, b, _ = three.places
    address = page_of(three.rows[0], "changelist")
    form = read(client.get(address)).find("form#changelist-form")[0]
    places = {field["name"]: field["value"] for field in form.find("[type=number]")}
    exchanged = {name: {str(a): b, str(b): a}.get(value, value) for name, value in places.items()}

    response = client.post(address, filled_in(form) | exchanged | {"_save": "Save"})

    assert (response.status_code, three.order) == (302, "BAC")


@pytest.mark.engines
@every_model
def test_a_row_takes_the_place_that_its_own_page_gives_it_and_says_who_made_room(client, administrator, model):
    three = Three(model)

    response = send(client, page_of(three.rows[2]), f"{model._meta.model_name}_form", **{three.place: three.places[0]})

    assert (response.status_code, three.order) == (302, "CAB")
    assert sorted(three.stored.values_list(three.place, flat=True)) == three.places


def test_who_made_room_is_said(client, administrator):
    three = Three(Grade)

    sent = send(client, page_of(three.rows[2]), "grade_form", order=three.places[0])

    said = ", ".join(f"{three.rows[number]} at {three.places[number + 1]}" for number in (0, 1))
    assert read(client.get(sent["Location"])).texts("ul.messagelist li.info") == [
        f"To make room, these stand elsewhere now: {said}."
    ]


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("place", ["-1", "32768", "99999999999999999999", "x", "1.5"])
def test_a_place_that_is_none_is_refused_in_words(client, administrator, model, place):
    three = Three(model)

    response = send(client, page_of(three.rows[0]), f"{model._meta.model_name}_form", **{three.place: place})

    assert (response.status_code, len(errors(response)), three.order) == (200, 1, "ABC")


def test_an_order_that_changed_on_an_editions_page_is_logged_with_who_changed_it(client, administrator):
    three = Three(Level)

    send(client, page_of(three.rows[0].edition), "edition_form", **{"levels-0-rank": 3})

    (change,) = CellChange.objects.of_edition(three.rows[0].edition)
    names = [str(row) for row in three.rows]
    assert (change.kind, change.by) == ("order", administrator)
    assert (change.before.split("\n"), change.after.split("\n")) == (names, [*names[1:], names[0]])


def test_levels_exchange_what_no_two_of_them_have(client, administrator):
    one, two = LevelFactory.create_batch(2, edition=EditionFactory(levels=0))
    sent = {"levels-0-slug": two.slug, "levels-1-slug": one.slug, "levels-0-job_code": "2", "levels-1-job_code": "1"}
    Level.objects.filter(pk=one.pk).update(job_code="1")
    Level.objects.filter(pk=two.pk).update(job_code="2")

    response = send(client, page_of(one.edition), "edition_form", **sent)

    assert response.status_code == 302
    assert [*one.edition.levels.order_by("rank").values_list("slug", "job_code")] == [
        (two.slug, "2"),
        (one.slug, "1"),
    ]


def test_rows_exchange_their_dimensions_where_another_is_free(client, administrator):
    one, two = RowFactory.create_batch(2, edition=EditionFactory(rows=0))
    sent = {"rows-0-dimension": two.dimension_id, "rows-1-dimension": one.dimension_id}

    refused = send(client, page_of(one.edition), "edition_form", **sent)
    assert read(client.get(refused["Location"])).texts("ul.messagelist li.error") == [
        "Rows exchange their dimensions, and no other is free meanwhile. Change one row first."
    ]

    DimensionFactory.create_batch(2)
    send(client, page_of(one.edition), "edition_form", **sent)
    assert [*one.edition.rows.order_by("place").values_list("dimension", flat=True)] == [
        two.dimension_id,
        one.dimension_id,
    ]


# --- from a file -----------------------------------------------------------------------------------------------------

FILES = {
    Grade: (
        ("organization", "slug", "name", "order"),
        lambda row: [row.organization.slug, row.slug, row.name],
        lambda row: [row.organization.slug, "new", "New"],
    ),
    Dimension: (
        ("slug", "name", "kind", "definition", "order"),
        lambda row: [row.slug, row.name, row.kind, row.definition],
        lambda row: ["new", "New", "impact", "How far it goes."],
    ),
}
"""The columns of a file, and what it says of a row that is there and of a new one, but for the place."""
every_file = pytest.mark.parametrize("model", FILES, ids=lambda model: model.__name__)


def take_in(client, three, places):
    """Send a file with rows by their names at these places, and confirm it where that can be; return the first page.

    “N” is a row that is not there yet; 0 is the place of A.
    """
    model = type(three.rows[0])
    head, known, new = FILES[model]
    rows = dict(zip("ABC", three.rows, strict=True))
    said = [[*(known(rows[name]) if name in rows else new(three.rows[0])), at] for name, at in places.items()]
    lines = [",".join(map(str, [*line, three.places[0] + at])) for *line, at in said]
    file = SimpleUploadedFile("a.csv", "\n".join([",".join(head), *lines]).encode())
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_in")
    page = read(client.post(address, {"file": file}))
    for field in page.find("input[name=table]"):
        client.post(address, {"table": field["value"]})
    return page


@pytest.mark.engines
@every_file
@pytest.mark.parametrize("order", ["BAC", "CAB", "CBA", "ANBC", "NCBA"])
def test_a_file_puts_rows_in_another_order(client, administrator, model, order):
    three = Three(model)

    take_in(client, three, {name: number for number, name in enumerate(order)})

    assert three.order == order


@every_file
def test_a_file_that_gives_a_place_twice_or_takes_one_is_refused_in_words(client, administrator, model):
    three = Three(model)
    columns = " and ".join([*model.in_order.within, "order"])

    twice = take_in(client, three, {"A": 1, "B": 1})
    taken = take_in(client, three, {"C": 2, "N": 0})

    assert [page.texts("main .errornote li") for page in (twice, taken)] == [
        [f"Row 3: the same {columns} as row 2."],
        [f"Row 3, column order: “{three.rows[0]}” stands there, and the file does not move it."],
    ]
    assert three.order == "ABC"
