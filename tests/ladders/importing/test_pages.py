"""The pages of an import: a file is given, what it says and changes is shown, and only then is it applied."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from ladders.models import Statement
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory
from tests.ladders.importing import files
from tests.markup import messages, read

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture
def draft(editor, empty):
    """A draft that says nothing yet, and an editor who is signed in."""
    return empty


def address(edition, page="ladders_import"):
    return reverse(f"admin:{page}", args=[edition.family_id])


def give(client, edition, content, name="ladder.xlsx"):
    return client.post(address(edition), {"file": SimpleUploadedFile(name, content)}, follow=True)


def hidden(shown):
    """Return what the page sends along with the choices."""
    return {name: shown.context[name] for name in ("seen", "shown")}


def texts(edition):
    return list(
        Statement.objects.filter(edition=edition).order_by("level__rank", "row__place").values_list("text", flat=True)
    )


def test_a_file_is_shown_before_anything_is_written_and_then_applied(client, draft):
    shown = give(client, draft, files.excel())
    page = read(shown)

    assert page.texts(".explains") == [
        "“ladder.xlsx”: 2 levels and 2 rows were understood. "
        "3 cells of the draft would change; nothing is written yet."
    ]
    assert page.texts("td.changed ins") == ["Sorts letters.", "Sorts all letters.", "Leads a clerk."]
    assert texts(draft) == []

    done = client.post(address(draft, "ladders_import_check"), hidden(shown) | {"apply": "1"})
    assert done.headers["Location"] == reverse("admin:jobfamilies_edition_change", args=[draft.pk])
    assert texts(draft) == ["Sorts letters.", "Sorts all letters.", "Leads a clerk."]
    again = client.post(address(draft, "ladders_import_check"), hidden(shown) | {"apply": "1"})
    assert again.headers["Location"] == address(draft)


def test_a_text_is_pasted(client, draft):
    shown = client.post(address(draft), {"text": files.text().decode()}, follow=True)

    assert shown.context["changed"] == 3


def test_what_is_unknown_is_chosen_and_looked_at_before_it_is_applied(client, draft):
    rows = [files.HEADS, ["Unheard of", "Sorts.", "Files."]]
    shown = give(client, draft, files.excel(rows))
    check = address(draft, "ladders_import_check")
    assert read(shown).texts(".to-choose li") == ["Say which dimension “Unheard of” is."]

    chosen = {"level-0": "new", "level-1": "new", "row-0": "duties", "apply": "1"}
    looked = client.post(check, hidden(shown) | chosen, follow=True)
    assert messages(looked) == ["This is what your choices change. Look at it, then apply it."]
    assert texts(draft) == []

    client.post(check, hidden(looked) | chosen)
    assert texts(draft) == ["Sorts.", "Files."]


def test_a_draft_that_changed_meanwhile_is_shown_again(client, draft):
    shown = give(client, draft, files.excel())
    Edition.objects.filter(pk=draft.pk).update(summary="Another")

    again = client.post(address(draft, "ladders_import_check"), hidden(shown) | {"apply": "1"}, follow=True)

    assert messages(again) == ["The draft changed since this page was made. Look at both versions once more."]
    assert texts(draft) == []


def test_what_went_nowhere_is_listed_with_its_place_and_the_words_are_counted(client, draft):
    rows = [["Ladder of clerks"], ["All are kind."], *[files.HEADS, *files.ROWS]]
    page = read(give(client, draft, files.excel(rows)))

    assert page.texts(".words li") == [
        "Understood as: levels stand in columns",
        "22 words in the file",
        "18 in cells and facts",
        "4 left over, below",
    ]
    assert page.texts(".left-over li") == [
        "Sheet Ladder, row 2, column A: All are kind.",
        "Sheet Ladder, row 3, column A (names the column): Dimension",
    ]


def test_a_table_is_turned_and_turned_back(client, draft):
    give(client, draft, files.text([["", "Alpha", "Beta"], ["One", "a", "b"], ["Two", "c", "d"]]), "a.txt")
    check = address(draft, "ladders_import_check")

    turned = client.post(check, {"reshape": "1", "shape-levels-0": "rows"}, follow=True)
    assert [level["title"] for level in turned.context["levels"]] == ["One", "Two"]
    back = client.post(check, {"reshape": "1", "shape-levels-0": ""}, follow=True)
    assert [level["title"] for level in back.context["levels"]] == ["Alpha", "Beta"]
    out = client.post(check, {"reshape": "1", "shape-levels-0": "out"}, follow=True)
    assert messages(out)[0].startswith("In that shape it says no ladder; it is shown as before.")


def test_a_mend_of_a_scan_can_be_refused(client, draft):
    text = "JOB\tClerk I\tClerk II\nCore Duties\tWorks cross- functionally\tSorts."
    client.post(address(draft), {"text": text}, follow=True)
    check = address(draft, "ladders_import_check")

    mended = client.post(check, {"reshape": "1", "shape-scan": "scan"}, follow=True)
    assert read(mended).texts("td.changed ins") == ["Works cross-functionally", "Sorts."]
    refused = client.post(check, {"reshape": "1", "shape-scan": "scan", "shape-refused": "0"}, follow=True)
    assert read(refused).texts("td.changed ins") == ["Works cross- functionally", "Sorts."]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "Choose a file or paste a text, one of the two."),
        (
            {"text": "A clerk keeps ledgers."},
            "Nothing was imported. The file has no table of levels, and no headings with text below them. Set "
            "headings over its parts, or bring it as a table with a level in each column.",
        ),
        (
            {"text": "a\tb\n" * 600_000},
            "Nothing was imported. 2,400,000 bytes of text; at most 1,048,576 are read. Send the part that is meant.",
        ),
        (
            {"file": SimpleUploadedFile("a.xlsx", b"PK broken")},
            "Nothing was imported. The file is broken: it cannot be unpacked. Save it anew, and send that file.",
        ),
        (
            {"file": SimpleUploadedFile("a.txt", b"x" * 10_000_000)},
            "Nothing was imported. The file has 10,000,000 bytes; at most 5,242,880 are read.",
        ),
    ],
)
def test_what_is_not_taken_is_said_on_the_page(client, draft, given, why):
    response = client.post(address(draft), given)

    assert response.context["form"].non_field_errors() == [why]
    assert "ladder_import" not in client.session


def test_a_pasted_nul_is_no_fault_of_the_server(client, draft):
    assert client.post(address(draft), {"text": "a\0b"}).status_code == 200


@pytest.mark.parametrize(
    "asked", ["level-0=nothing&row-0=nothing", "ladder=99999999999999999999", "ladder=x", "cell-0-0=x&level-99=new"]
)
def test_wrong_choices_in_the_address_are_no_fault_of_the_server(client, draft, asked):
    give(client, draft, files.excel())

    assert client.get(f"{address(draft, 'ladders_import_check')}?{asked}").status_code == 200


def test_what_a_file_says_is_shown_as_text(client, draft):
    shown = give(client, draft, files.excel([files.HEADS, ["Core Duties", "<script>alert(1)</script>", "x"]]))

    assert "<script>alert(1)" not in shown.text


def test_a_draft_is_started_after_asking(client, editor):
    edition = EditionFactory(published=True)

    assert read(client.get(address(edition))).texts("input[name=start]") == [""]
    assert Edition.objects.filter(family=edition.family).count() == 1
    client.post(address(edition), {"start": "1"})
    assert list(edition.family.editions.order_by("number").values_list("state", flat=True)) == ["published", "draft"]


def test_an_empty_draft_is_started_for_a_family_without_editions(client, editor):
    family = JobFamilyFactory()

    client.post(reverse("admin:ladders_import", args=[family.pk]), {"start": "1"})

    assert family.editions.get().state == "draft"


@pytest.mark.parametrize("role", ["hr_approver", "manager", "employee"])
@pytest.mark.parametrize("page", ["ladders_import", "ladders_import_check"])
def test_nobody_but_hr_editors_sees_the_pages(client, role, page):
    edition = EditionFactory()
    client.force_login(UserFactory(**{role: True}))

    assert client.get(address(edition, page)).status_code in (302, 403)
    assert client.post(address(edition, page), {"start": "1", "apply": "1"}).status_code in (302, 403)


def test_an_edition_in_review_is_not_imported_into(client, editor):
    edition = EditionFactory(in_review=True)

    page = read(client.get(address(edition)))
    assert page.texts(".errornote li") == [
        "The edition is in review, and its text stays as it is. Take it back to draft to change it."
    ]
    assert give(client, edition, files.excel()).redirect_chain[-1][0] == address(edition)


def test_a_file_with_several_ladders_shows_the_familys(client, editor, documents):
    edition = Edition.objects.in_force().get(family__slug="infrastructure-management")
    start_draft(edition=edition)
    text = (edition.levels.first().source_document).text

    shown = client.post(address(edition), {"text": text}, follow=True)

    assert [each.label for each in shown.context["ladders"]] == [
        "Infrastructure - Professional",
        "Infrastructure – Management",
    ]
    assert (shown.context["ladder"], shown.context["changed"], shown.context["fitted"].missing) == (1, 0, ())


def test_looking_asks_the_database_as_often_however_large(client, draft, django_assert_max_num_queries):
    give(client, draft, files.excel())
    with django_assert_max_num_queries(35):
        client.get(address(draft, "ladders_import_check"))
