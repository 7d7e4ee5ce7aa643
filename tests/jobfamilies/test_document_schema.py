"""The published JSON Schema of each version of the ladder document holds what is dumped, and nothing else."""

import copy
import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfamilies.document import OF_A_PUBLICATION, dump
from jobfamilies.document_schema import schema, schema_of_any
from jobfamilies.engine.documents import newest, upcast, versions
from jobfamilies.models import Edition
from jobfamilies.parts import edition_parts
from tests.documents import LADDERS
from tests.factories import EditionFactory, JobFamilyFactory, LevelFactory, RowFactory, StatementFactory

ADDRESS = "https://ladders.example.org/api/schemas/ladder-document.json"
OF_VERSIONS = {version: ADDRESS.replace(".json", f"-{version}.json") for version in versions()}

OWN_FACTS = {"own_facts", "own-facts-signed-in", "own-facts-hr"}
LEFT_OUT = {"sections", "unsigned", "readings", *OWN_FACTS, *(fact.name for fact in OF_A_PUBLICATION)}
"""What stands in a document only where there is something; an envelope's own sections always do."""


def faults(document, against=None):
    """Return what of the document does not fit its version's schema, a path each; dumped, it went through JSON."""
    version = document["version"] if document["version"] in versions() else newest()
    validator = jsonschema.Draft202012Validator(
        against or schema(version, OF_VERSIONS[version]),
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )
    return [
        "/".join(map(str, error.absolute_path)) for error in validator.iter_errors(json.loads(json.dumps(document)))
    ]


def objects(node, path=""):
    """Yield every object of the schema that has fields, by its path."""
    if isinstance(node, dict):
        if "properties" in node:
            yield path, node
        for name, child in node.items():
            yield from objects(child, f"{path}/{name}")


@pytest.mark.parametrize("version", versions())
def test_each_version_has_a_schema_of_draft_2020_12_at_the_address_that_is_its_id(client, db, version):
    response = client.get(f"/api/schemas/ladder-document-{version}.json")
    served = response.json()

    jsonschema.Draft202012Validator.check_schema(served)
    assert response.headers["Content-Type"] == "application/schema+json"
    assert served == schema(version, f"http://testserver/api/schemas/ladder-document-{version}.json")


def test_the_address_without_a_version_serves_one_that_holds_them_all(client, db):
    served = client.get("/api/schemas/ladder-document.json").json()

    jsonschema.Draft202012Validator.check_schema(served)
    addresses = {version: f"http://testserver/api/schemas/ladder-document-{version}.json" for version in versions()}
    assert served == schema_of_any("http://testserver/api/schemas/ladder-document.json", addresses)


@pytest.mark.parametrize(("version", "status"), [(3, 404), (0, 422), (1000, 422), ("x", 422)])
def test_an_unknown_version_has_none(client, db, version, status):
    assert client.get(f"/api/schemas/ladder-document-{version}.json").status_code == status


@pytest.mark.parametrize(("version", "count"), [(1, 9), (2, 15)])
def test_every_object_names_all_its_fields_and_allows_no_other(version, count):
    found = dict(objects(schema(version, ADDRESS)))

    assert len(found) == count
    assert all(one["additionalProperties"] is False for one in found.values())
    always = {
        "/$defs/envelope": {"sections"},
        "/$defs/own_fact": {"kind"},
        "/$defs/own_facts_of_level": {"own_facts"},
    }
    optional = {path: LEFT_OUT - always.get(path, set()) for path in found}
    missing = {path for path, one in found.items() if {*one["required"]} != {*one["properties"]} - optional[path]}
    assert missing == set()


def test_what_a_later_version_brought_an_earlier_one_does_not_know():
    first, second = (schema(version, ADDRESS) for version in (1, 2))
    brought = [
        {*later} - {*earlier}
        for earlier, later in (
            (first["properties"], second["properties"]),
            (first["$defs"], second["$defs"]),
            *((first["$defs"][name]["properties"], second["$defs"][name]["properties"]) for name in ("envelope",)),
        )
    ]

    kinds = {"named_section", "sections", "salt", "own_fact", "own_facts_of_level"}
    assert brought == [{"sections"}, kinds, {"sections"}]
    assert [path for whole in (first, second) for path, one in objects(whole) if "since" in one] == []


@pytest.mark.parametrize("version", versions())
def test_every_field_says_in_words_what_it_is(version):
    whole = schema(version, ADDRESS)

    def said(field):
        name = field.get("$ref", "").removeprefix("#/$defs/")
        return "description" in field or "description" in whole["$defs"].get(name, {})

    assert [
        f"{path}/{name}"
        for path, one in objects(whole)
        for name, field in one["properties"].items()
        if not said(field)
    ] == []


def test_the_parts_share_no_field_no_definition_and_no_section(aside):
    shares = [part.schema() for part in edition_parts()]
    names = [name for share in shares for kind in ("properties", "$defs") for name in share[kind]]
    sections = [name for part in edition_parts() for name in part.section_names]

    assert (len(names), len(sections)) == (len(set(names)), len(set(sections)))
    assert sections == [name for share in shares for name in share.get("sections", {})]


@pytest.mark.parametrize("ladder", LADDERS)
def test_every_published_ladder_fits_as_it_was_sealed_and_read_into_the_newest_version(documents, db, ladder):
    document = dump(Edition.objects.get_by_natural_key(*ladder.split("/"), 1))

    assert document["version"] == 1
    assert [faults(each) for each in (document, upcast(document))] == [[], []]
    assert [faults(each, schema_of_any(ADDRESS, OF_VERSIONS)) for each in (document, upcast(document))] == [[], []]


def test_a_draft_with_nothing_in_it_fits(db):
    assert faults(dump(EditionFactory(levels=0, rows=0, title=""))) == []


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
SAID = TEXT.filter(bool)
DATE = st.sampled_from(["", "2007", "2007-03", "2007-03-31"])


@st.composite
def contents(draw):
    """Facts of an edition, of its levels and of its rows, with any text that a database keeps."""
    return {
        "edition": {name: draw(TEXT) for name in ("title", "summary", "function_text", "source_date_text")},
        "levels": draw(
            st.lists(
                st.fixed_dictionaries(
                    {"title": TEXT, "short_title": TEXT, "exemption": st.sampled_from(["", "exempt", "nonexempt"])}
                    | {"source_date": DATE}
                ),
                max_size=3,
            )
        ),
        "rows": draw(
            st.lists(
                st.fixed_dictionaries({"label": SAID, "heading": TEXT, "style": st.sampled_from(["list", "prose"])}),
                max_size=2,
            )
        ),
        "text": draw(SAID),
    }


@settings(max_examples=25, deadline=None, derandomize=True)
@given(made=contents())
def test_whatever_an_edition_says_its_document_fits(django_db_blocker, django_db_setup, made):
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        edition = EditionFactory(family=JobFamilyFactory(), levels=0, rows=0, **made["edition"])
        levels = [LevelFactory(edition=edition, **facts) for facts in made["levels"]]
        for row in [RowFactory(edition=edition, **facts) for facts in made["rows"]]:
            for level in levels:
                StatementFactory(level=level, row=row, text=made["text"])
        found = faults(dump(edition))
        transaction.set_rollback(True)

    assert found == []


@pytest.fixture
def document(db):
    return json.loads(json.dumps(dump(EditionFactory(published=True))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "workbook"),
        ("version", 9),
        ("envelope/number", 0),
        ("envelope/number", "1"),
        ("envelope/organization", "a/b"),
        ("envelope/effective_on", "3/2007"),
        ("envelope/previous_digest", "abc"),
        ("envelope/sections", None),
        ("sections", {"pay": {"salt": None, "content": "12"}}),
        ("content/source_date", "2007-13"),
        ("content/levels/0/key", "1"),
        ("content/levels/0/exemption", "perhaps"),
        ("content/levels/0/grade", ""),
        ("content/rows/0/style", "table"),
        ("content/rows/0/cells/0/statements", []),
        ("content/rows/0/cells/0/statements/0/text", ""),
        ("content/rows/0/cells/0/statements/0/begins_paragraph", 1),
    ],
)
def test_a_wrong_value_is_found(document, path, value):
    *way, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
    target = document
    for step in way:
        target = target[step]
    target[last] = value

    assert set(faults(document)) == {path}


@pytest.mark.parametrize("path", ["", "envelope", "content", "content/levels/0", "content/rows/0"])
def test_a_field_too_many_and_a_field_too_few_are_found(document, path):
    more, less = copy.deepcopy(document), copy.deepcopy(document)
    for one in (more, less):
        target = one
        for step in filter(None, path.split("/")):
            target = target[int(step) if step.isdecimal() else step]
        if one is more:
            target["more"] = ""
        else:
            target.popitem()

    assert (faults(more), faults(less)) == ([path], [path])
