"""The index of the search is always right: written with what it copies, rebuilt, restored and checked."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from jobfamilies.actions import start_draft
from jobfamilies.engine.search.queries import read_query
from jobfamilies.models import Edition
from ladders.index import Scope, find, finding, rebuild, write_dimension, write_edition
from ladders.index.keeping import faults, restore_index
from ladders.models import SearchEntry, SearchWord, Statement
from tests.factories import (
    DimensionFactory,
    EditionFactory,
    JobFamilyFactory,
    LevelFactory,
    RowFactory,
    StatementFactory,
    publish,
)
from tests.ladders.cells import save_text
from tests.markup import filled_in, read

pytestmark = [pytest.mark.django_db, pytest.mark.engines]
sqlite = pytest.mark.engines("sqlite")  # PostgreSQL computes its column itself


def found(text):
    """Return the texts that a search finds in all editions, in alphabetical order."""
    hits = find(read_query(text), Scope(Edition.objects.all())).hits
    return sorted(SearchEntry.objects.get(pk=hit.entry).text for hit in hits)


def is_right():
    return list(faults(connection)) == []


@pytest.fixture
def written():
    """A draft that says "Negotiates contracts.", as the search knows it."""
    edition = EditionFactory(levels=0, rows=0)
    level = LevelFactory(edition=edition, title="Buyer II", job_code="B-22")
    row = RowFactory(edition=edition, label="Duties")
    StatementFactory(level=level, row=row, text="Negotiates contracts.")
    rebuild()
    return edition


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("negotiating", ["Negotiates contracts."]),
        ("buyer", ["Buyer II"]),
        ("b-22", ["B-22"]),
        ("duty", ["Duties"]),
        ("sells", []),
    ],
)
def test_every_kind_of_text_is_found(written, typed, texts):
    assert found(typed) == texts


def test_a_summary_and_a_title_are_found():
    edition = EditionFactory(title="Purchasing", summary="Buys what others need.")
    write_edition(edition)

    assert found("purchase") == ["Purchasing"]
    assert found("needing") == ["Buys what others need."]


def test_a_cell_that_is_written_is_found_at_once_and_its_old_words_are_not(written):
    level, row = written.levels.get(), written.rows.get()

    save_text(level, row, "Sells goods.\nCounts stock.")

    assert (found("negotiate"), found("sell"), found("count")) == ([], ["Sells goods."], ["Counts stock."])
    assert is_right()


def test_a_new_draft_is_found(written):
    start_draft(edition=publish(written))

    assert found("negotiate") == ["Negotiates contracts."] * 2
    assert is_right()


def test_what_goes_is_not_found_any_more(written):
    written.levels.get().delete()

    assert found("buyer") == found("negotiate") == []
    assert is_right()


def test_a_family_that_is_renamed_is_found_by_its_new_name(admin_client):
    family = JobFamilyFactory(name="Buying")
    write_edition(EditionFactory(family=family, title="", levels=0, rows=0))
    page = reverse("admin:jobfamilies_jobfamily_change", args=[family.pk])
    inline = {f"editions-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}

    response = admin_client.post(page, {"name": "Procurement", "track": ""} | inline)

    assert response.status_code == 302
    assert (found("buying"), found("procurement")) == ([], ["Procurement"])


def test_a_definition_that_is_changed_is_found_by_its_new_words(admin_client):
    dimension = DimensionFactory(name="Care", definition="Looks after things.")
    write_dimension(dimension)
    page = reverse("admin:ladders_dimension_change", args=[dimension.pk])
    fields = {"name": "Care", "kind": "competency", "definition": "Mends what broke.", "order": 7}

    assert admin_client.post(page, fields).status_code == 302
    assert (found("looks"), found("mending")) == ([], ["Care: Mends what broke."])
    assert is_right()


def test_a_level_that_is_changed_in_the_admin_is_found_by_its_new_words(written, admin_client):
    page = reverse("admin:jobfamilies_level_change", args=[written.levels.get().pk])
    form = filled_in(read(admin_client.get(page)).find("form#level_form")[0])

    assert admin_client.post(page, form | {"title": "Seller"}).status_code == 302
    assert (found("buyer"), found("seller")) == ([], ["Seller"])
    assert is_right()


def test_what_is_undone_is_not_found(written):
    with transaction.atomic():
        save_text(written.levels.get(), written.rows.get(), "Sells goods.")
        transaction.set_rollback(True)

    assert (found("negotiate"), found("sell")) == (["Negotiates contracts."], [])


def test_to_delete_a_level_nobody_has_to_confirm_entries_of_the_search(written, admin_client):
    page = admin_client.get(reverse("admin:jobfamilies_level_delete", args=[written.levels.get().pk]))

    assert "Negotiates contracts." in page.text
    assert "earch entr" not in page.text


# --- rebuilt, restored, checked --------------------------------------------------------------------------------------


def test_a_bulk_load_ends_with_a_rebuild():
    EditionFactory(levels=2, rows=2, statements=2)
    said = StringIO()

    assert not is_right()
    call_command("rebuild_search_index", stdout=said)

    assert is_right()
    assert said.getvalue() == f"The search finds {SearchEntry.objects.count()} texts.\n"


def test_a_rebuild_forgets_words_that_are_gone(written):
    Statement.objects.all().delete()
    rebuild()

    assert "negotiates" not in SearchWord.objects.values_list("word", flat=True)


def test_the_check_names_each_difference(written):
    StatementFactory(level=written.levels.get(), row=written.rows.get(), text="Sells goods.")
    SearchEntry.objects.filter(kind="code").update(text="B-23", terms="b 23")
    errors = StringIO()

    with pytest.raises(CommandError, match=r"2 faults found. Run rebuild_search_index."):
        call_command("check_search_index", stderr=errors)

    assert errors.getvalue().splitlines() == [
        f"{written}: 2 entries are missing and 1 are too many or outdated.",
        f"{written}: 2 words are not offered as suggestions.",
    ]


def test_the_check_says_that_all_is_well(written):
    said = StringIO()
    call_command("check_search_index", stdout=said)

    assert said.getvalue() == f"The index holds all {SearchEntry.objects.count()} texts and nothing else.\n"


@sqlite
def test_triggers_that_an_alterfield_dropped_come_back_with_what_they_missed(written):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_statements_insert")
    save_text(written.levels.get(), written.rows.get(), "Sells goods.")
    assert (found("sell"), is_right()) == ([], False)

    restore_index(connection)

    assert (found("sell"), is_right()) == (["Sells goods."], True)


@sqlite
def test_a_part_of_the_index_that_differs_is_named_and_made_anew(written):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_names")
    assert list(faults(connection)) == [
        f"search_names lacks {SearchEntry.objects.exclude(kind='statement').count()} entries."
    ]

    restore_index(connection)

    assert is_right()


def test_of_too_many_texts_the_same_are_taken_every_time(written, monkeypatch):
    level, row = written.levels.get(), written.rows.get()
    save_text(level, row, "\n".join(f"Counts stock {number} times." for number in range(9)))
    monkeypatch.setattr(finding, "MOST", {"names": 1, "statements": 3})

    assert found("count") == [f"Counts stock {number} times." for number in range(3)]


def test_a_catalogue_from_before_the_search_is_indexed_by_migrating(written):
    SearchEntry.objects.all().delete()

    restore_index(connection)

    assert found("negotiate") == ["Negotiates contracts."]
    assert is_right()
