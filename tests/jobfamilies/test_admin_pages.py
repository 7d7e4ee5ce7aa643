"""Every page of HR's admin: who may open it, that it finds its rows, and that it asks no query per row."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobfamilies.models import (
    Edition,
    Grade,
    JobFamily,
    JobFunction,
    Level,
    Organization,
    Publication,
    SourceDocument,
    Synonyms,
    Transition,
    Withdrawal,
)
from ladders.models import Dimension, GradeEquivalence, Move, OutsideClass, RelatedFamilies, Row, Statement, Waiver
from tests.factories import EditionFactory, JobFunctionFactory, UserFactory
from tests.markup import read

pytestmark = pytest.mark.django_db

APPS = ("jobfamilies", "ladders")
SHARED = [Organization, JobFunction, Grade, SourceDocument, JobFamily, Dimension]
OWNED = [Edition, Level, Row, Statement]
RECORDS = [Publication, Withdrawal, Transition]
MODELS = [*SHARED, *OWNED, *RECORDS]
ELSEWHERE = [GradeEquivalence, Move, OutsideClass, RelatedFamilies, Synonyms, Waiver]
"""Held to the same in tests/ladders/test_moves_admin.py and test_waivers.py, and in test_search.py."""
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def make_world(**traits):
    """Make a row of every model: a ladder of two levels with its sources, grades and record of publication."""
    return EditionFactory(
        transcribed=True,
        graded=True,
        levels=2,
        rows=2,
        family__function=JobFunctionFactory(),
        **traits or {"withdrawn": True},
    )


def test_every_model_of_the_apps_has_a_page_here():
    assert {model for model in admin.site._registry if model._meta.app_label in APPS} == {*MODELS, *ELSEWHERE}


# --- lists -----------------------------------------------------------------------------------------------------------


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries), response.context["cl"].result_count


@each_model
def test_a_list_takes_as_many_queries_for_one_row_as_for_four(client, editor, model):
    make_world()
    asked, rows = queries_of(client, address(model, "changelist"))

    for _ in range(3):
        make_world()

    assert queries_of(client, address(model, "changelist")) == (asked, 4 * rows)


@each_model
def test_a_list_sorts_by_every_column_that_sorts(client, editor, model):
    for _ in range(2):
        make_world()
    every = queries_of(client, address(model, "changelist"))[1]

    for column in range(1, len(admin.site._registry[model].list_display) + 1):
        for order in (column, -column):
            assert queries_of(client, address(model, "changelist") + f"?o={order}")[1] == every


@each_model
def test_a_lists_filters_are_answered(client, editor, model):
    make_world()
    page = read(client.get(address(model, "changelist")))

    choices = [link["href"] for link in page.find("nav[id=changelist-filter] li a")]

    assert {client.get(address(model, "changelist") + choice).status_code for choice in choices} <= {200}


@pytest.mark.parametrize(
    ("model", "search", "found"),
    [
        (Organization, "acme", ["Acme"]),
        (JobFunction, "finance", ["Finance"]),
        (Grade, "acme 57", ["Acme: 57"]),
        (SourceDocument, "manual", ["Acme: Manual"]),
        (SourceDocument, "hidden words", ["Acme: Manual"]),
        (JobFamily, "acme clerk", ["Acme: Clerk"]),
        (JobFamily, "C1", ["Acme: Clerk"]),
        (Edition, "office clerk", ["Acme: Clerk, edition 1"]),
        (Edition, "C1", ["Acme: Clerk, edition 1"]),
        (Level, "acme c1", ["Clerk I"]),
        (Dimension, "filing", ["Filing"]),
        (Row, "duties", ["Core Duties"]),
        (Statement, "sorts letters", ["Sorts all letters."]),
        (Statement, "core clerk sorts", ["Sorts all letters."]),
        (Publication, "acme", []),
        (Publication, "office", ["Acme: Clerk, edition 1, effective 2026-03-02"]),
    ],
)
def test_a_search_finds_a_row_by_what_people_call_it(client, editor, one_of_each, model, search, found):
    response = client.get(address(model, "changelist"), {"q": search})

    assert [str(row) for row in response.context["cl"].result_list] == found


@each_model
def test_a_hostile_search_is_answered(client, editor, model):
    make_world()

    for search in ("%", "'\"", "<script>alert(1)</script>", "x" * 5000, "🧗", "\\"):
        response = client.get(address(model, "changelist"), {"q": search})

        assert response.status_code == 200
        assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (JobFamily, "organization"),
        (JobFamily, "function"),
        (Grade, "organization"),
        (Level, "grade"),
        (Level, "edition"),
        (Level, "source_document"),
        (Row, "dimension"),
        (Edition, "family"),
    ],
)
def test_choosing_from_many_takes_as_many_queries_as_choosing_from_one(client, model, field):
    client.force_login(UserFactory(hr_editor=True, is_superuser=True))
    names = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}

    def choose():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(reverse("admin:autocomplete"), names)
        return len(queries), len(response.json()["results"])

    make_world()
    asked, offered = choose()
    for _ in range(3):
        make_world()

    assert choose() == (asked, 4 * offered)


# --- who may do what -------------------------------------------------------------------------------------------------


def statuses(client, model, row):
    """Return the answers to opening the list, the page to add, to change and to delete a row."""
    pages = [("changelist", ()), ("add", ()), ("change", (row.pk,)), ("delete", (row.pk,))]
    return [client.get(address(model, page, *args)).status_code for page, args in pages]


def may_save(client, model, row):
    """Return whether the row's page has a button that saves."""
    return bool(read(client.get(address(model, "change", row.pk))).find("input[name=_save]"))


@each_model
def test_an_editor_writes_all_but_statements_and_the_record_of_publications(client, editor, model):
    make_world()
    draft = make_world(draft=True)
    row = model.objects.filter(edition=draft).first() if model in (Level, Row, Statement) else model.objects.last()
    row = draft if model is Edition else row

    written = model not in (Statement, *RECORDS)

    assert statuses(client, model, row) == [200, 200 if written else 403, 200, 200 if written else 403]
    assert may_save(client, model, row) == written


@each_model
def test_an_approver_reads_all_and_writes_nothing_by_hand(client, approver, model):
    make_world()
    make_world(draft=True)
    row = model.objects.last()

    assert statuses(client, model, row) == [200, 403, 200, 403]
    assert not may_save(client, model, row)


@pytest.mark.parametrize(("role", "answer"), [("manager", 302), ("employee", 302), ("administrator", 403)])
def test_others_have_no_business_here(client, role, answer):
    make_world()
    client.force_login(UserFactory(**{role: True}))

    assert {model: statuses(client, model, model.objects.last()) for model in MODELS} == {
        model: [answer] * 4 for model in MODELS
    }


@pytest.mark.parametrize("model", OWNED)
def test_a_published_editions_rows_are_read_only_to_an_editor_too(client, editor, model):
    make_world(published=True)
    row = model.objects.first()

    assert statuses(client, model, row)[2:] == [200, 403]
    assert not may_save(client, model, row)
    assert read(client.get(address(model, "change", row.pk))).find("main textarea") == []


# --- slugs and homes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", SHARED)
def test_a_slug_is_chosen_once(client, editor, model):
    make_world()

    added = read(client.get(address(model, "add")))
    changed = read(client.get(address(model, "change", model.objects.first().pk)))

    assert (len(added.find("input[name=slug]")), len(changed.find("input[name=slug]"))) == (1, 0)
    assert changed.texts("div.field-slug div.readonly") == [model.objects.first().slug]


@pytest.mark.parametrize("model", [Grade, SourceDocument, JobFamily])
def test_what_belongs_to_an_organization_stays_there(client, editor, model):
    make_world()

    page = read(client.get(address(model, "change", model.objects.first().pk)))

    assert ["disabled" in field.attributes for field in page.find("select[name=organization]")] == [True]
