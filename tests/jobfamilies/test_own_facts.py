"""Facts that an organization adds to its levels: written by HR, quoted on the edition, shown to whom they are for."""

import json

import pytest
from django.urls import reverse

from jobfamilies import document
from jobfamilies.actions import start_draft
from jobfamilies.engine.own_facts import Kind, OwnFact, checked, kept, read
from jobfamilies.engine.sections import Audience, faults_in
from jobfamilies.own_fact_fields import quoted
from jobfamilies.verification import faults
from ladders.models import CellChange
from tests.factories import EditionFactory, JobFamilyFactory, OwnFactFactory, UserFactory, publish
from tests.markup import filled_in
from tests.markup import read as read_page

UNIT = {"slug": "unit", "label": "Bargaining unit", "kind": "text", "audience": "everybody", "value": "Local 7"}


# --- values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "value", "words"),
    [
        (Kind.TEXT, "  Local   7 ", "Local 7", "Local 7"),
        (Kind.NUMBER, "1,040.50", "1040.50", "1,040.50"),
        (Kind.AMOUNT, "52,000 USD", "52000 USD", "52,000 USD"),
        (Kind.DATE, "2026-03-01", "2026-03-01", "March 1, 2026"),
        (Kind.YES_OR_NO, "Yes", "yes", "Yes"),
        (Kind.CHOICE, "Officials", "Officials", "Officials"),
        (Kind.NUMBER, " ", "", None),
    ],
)
def test_a_value_is_kept_in_one_form_and_read_in_words(kind, text, value, words):
    kept = checked(kind, text, ["Officials", "Clerical"])

    assert kept == value
    if kept:
        assert OwnFact("x", "X", kind, Audience.EVERYBODY, kept).words == words


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (Kind.NUMBER, "forty", "“forty” is no number. Write one like 40 or 37.5."),
        (Kind.NUMBER, "NaN", "“NaN” is no number. Write one like 40 or 37.5."),
        (Kind.AMOUNT, "52000", "“52000” is no amount. Write a number and a currency, like 1,200.00 USD."),
        (Kind.DATE, "3/2026", "“3/2026” is no date. Write one like 2026-01-31."),
        (Kind.YES_OR_NO, "maybe", "“maybe” is neither yes nor no."),
        (Kind.CHOICE, "Other", "“Other” is none of the choices: Officials, Clerical."),
        (Kind.TEXT, "x" * 201, "This has 201 characters; 200 fit."),
    ],
)
def test_what_is_no_such_value_is_said(kind, text, said):
    with pytest.raises(ValueError, match=r".") as refused:
        checked(kind, text, ["Officials", "Clerical"])

    assert str(refused.value) == said


@pytest.mark.parametrize(
    "given",
    [
        {},
        ["text"],
        [{**UNIT, "more": "x"}],
        [{**UNIT, "value": 7}],
        [{**UNIT, "kind": "song"}],
        [{**UNIT, "audience": "friends"}],
        [{**UNIT, "value": ""}],
        [{**UNIT, "kind": "date", "value": "soon"}],
        [UNIT, UNIT],
    ],
)
def test_a_document_that_says_something_else_is_refused(given):
    with pytest.raises(ValueError, match="own fact"):
        read(given)


# --- on an edition ---------------------------------------------------------------------------------------------------


@pytest.fixture
def family():
    return JobFamilyFactory(organization__slug="acme", organization__name="Acme", slug="clerk")


@pytest.fixture
def defined(family):
    """A fact for each audience, by its slug."""
    facts = {
        "unit": ("Bargaining unit", {}),
        "risk": ("Workers' compensation class", {"audience": "signed in"}),
        "category": ("EEO category", {"audience": "hr", "kind": "choice", "choices": "Officials\nClerical"}),
    }
    return {
        slug: OwnFactFactory(organization=family.organization, slug=slug, label=label, **more)
        for slug, (label, more) in facts.items()
    }


VALUES = {"unit": "Local 7", "risk": "8810", "category": "Clerical"}


@pytest.fixture
def draft(family, defined):
    """A ladder whose first level states all three."""
    edition = EditionFactory(family=family, levels=2)
    level = edition.levels.first()
    level.own_facts = kept(quoted(defined[slug], value) for slug, value in VALUES.items())
    level.save()
    return edition


@pytest.fixture
def edition(draft):
    return publish(draft)


FACTS = "form[novalidate]"


def values(edition):
    return {fact.slug: fact.value for fact in edition.levels.first().own_fact_list}


@pytest.mark.django_db
def test_hr_writes_them_among_the_levels_other_facts(client, family, defined):
    draft = EditionFactory(family=family)
    level, editor = draft.levels.get(), UserFactory(hr_editor=True)
    page = reverse("admin:ladders_editor_facts", args=[draft.pk, "levels", level.pk])
    client.force_login(editor)
    asked = read_page(client.get(page))
    form = filled_in(asked.find(FACTS)[0]) | {"own-unit": "Local  7", "own-category": "Clerical"}

    wrong = read_page(client.post(page, form | {"own-category": "Song"}))
    done = client.post(page, form)

    assert [asked.find(f"#id_own-{slug}")[0].tag for slug in VALUES] == ["input", "input", "select"]
    assert "“Song” is none of the choices: Officials, Clerical." in wrong.text
    assert (done.status_code, values(draft)) == (302, {"unit": "Local 7", "category": "Clerical"})
    log = CellChange.objects.get(edition=draft)
    assert log.after.splitlines()[-2:] == ["Bargaining unit: Local 7", "EEO category: Clerical"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("trait", "sees"),
    [
        (None, ["Local 7"]),
        ("employee", ["Local 7", "8810"]),
        ("hr_editor", ["Local 7", "8810", "Clerical"]),
    ],
)
def test_each_reader_sees_what_is_for_them_on_the_page_and_in_the_document(client, edition, trait, sees):
    if trait:
        client.force_login(UserFactory(**{trait: True}))
    page = read_page(client.get(edition.levels.first().get_absolute_url()))
    copy = client.get("/api/families/acme/clerk/editions/1/document").text

    shown = [words for words in VALUES.values() if words in page.texts("dl.spec-facts dd")]
    assert shown == sees
    assert [words for words in VALUES.values() if words in copy] == sees
    assert faults_in(json.loads(copy), edition.publication.digest) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/acme/clerk/",
        "/compare/?level={lower}&level={upper}",
        "/api/levels",
        "/acme/clerk/editions/1/levels/{slug}/",
    ],
)
def test_what_everybody_may_see_stands_where_people_look_and_nothing_else(client, edition, address):
    lower, upper = edition.levels.all()
    text = client.get(address.format(lower=lower.path, upper=upper.path, slug=lower.slug)).text

    assert ("Local 7" in text, "8810" in text, "Clerical" in text) == (True, False, False)


@pytest.mark.django_db
def test_a_new_name_reaches_the_drafts_that_are_written_and_no_published_page(client, edition, defined):
    type(defined["unit"]).objects.filter(slug="unit").update(label="Union")

    text = client.get(edition.levels.first().get_absolute_url()).text

    assert ("Bargaining unit" in text, "Union" in text) == (True, False)
    assert faults() == []


@pytest.mark.django_db
def test_a_new_draft_says_what_the_edition_said_and_a_copy_without_sections_what_it_holds(edition, family):
    whole = document.dump_with(document.sections_of(edition), edition)
    open_copy = document.dump(edition)

    draft = start_draft(edition=edition)
    there = document.load(open_copy, family=JobFamilyFactory(organization=family.organization))
    sections = list(whole["sections"])

    assert values(draft) == VALUES
    assert values(there) == {"unit": "Local 7"}
    assert sections == ["own-facts-hr", "own-facts-signed-in"]


@pytest.mark.django_db
def test_a_choice_that_is_no_longer_offered_stays_until_it_is_changed(client, draft, defined):
    type(defined["category"]).objects.filter(slug="category").update(choices="Officials")
    level = draft.levels.first()
    page = reverse("admin:ladders_editor_facts", args=[draft.pk, "levels", level.pk])
    client.force_login(UserFactory(hr_editor=True))

    asked = read_page(client.get(page))
    offered = asked.texts("#id_own-category option")
    client.post(page, filled_in(asked.find(FACTS)[0]) | {"title": "Chief", "own-risk": ""})

    assert offered == ["Not stated", "Officials", "Clerical (no longer offered)"]
    assert values(draft) == {"unit": "Local 7", "category": "Clerical"}
