"""HR writes a ladder as a grid: cells save by themselves, blocks are pasted, and nobody's text is lost."""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from ladders.models import CellChange, Statement
from tests.browser.checks import faults
from tests.browser.steps import follow
from tests.factories import EditionFactory, UserFactory
from tests.ladders.cells import put_text

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft():
    """Three levels and three rows, every cell with a text of its own."""
    edition = EditionFactory(levels=3, rows=3, statements=0)
    for level in edition.levels.all():
        for row in edition.rows.all():
            put_text(level, row, f"Does {row.place} of {level.rank}.")
    return edition


def sheet(edition):
    return f"/admin/jobfamilies/edition/{edition.pk}/ladder/"


def cell(page, level=0, row=0):
    return page.locator("tr:has(td)").nth(row).locator("textarea").nth(level)


def texts(edition, level=0, row=0):
    level, row = edition.levels.order_by("rank")[level], edition.rows.order_by("place")[row]
    return list(Statement.objects.of_cell(level, row).order_by("place").values_list("text", flat=True))


def says(page, words):
    expect(page.locator("[data-save]")).to_have_text(re.compile(words))


def paste(area, text, html=""):
    """Paste into a cell as from Excel or a page."""
    area.focus()
    area.evaluate(
        """(area, [text, html]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            if (html) clipboardData.setData("text/html", html);
            area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        [text, html],
    )


@pytest.fixture
def visit(browser, browser_context_args, live_server):
    """A function that opens a draft's sheet in a browser of its own, whose console may tell of refused saves."""
    opened = []

    def visited(draft, user, **options):
        client = Client()
        client.force_login(user)
        context = browser.new_context(**browser_context_args, **options)
        opened.append(context)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page = context.new_page()
        page.goto(sheet(draft))
        return page

    yield visited
    for context in opened:
        context.close()


@pytest.fixture
def editor(sign_in):
    user = UserFactory(hr_editor=True)
    sign_in(user)
    return user


def test_a_cell_saves_as_one_leaves_it_and_can_be_undone(page, editor, draft):
    page.goto(sheet(draft))

    cell(page).fill("Does 1 of 1 well.\n\nDecides <b>alone</b>.")
    says(page, "Not saved yet")
    page.keyboard.press("Tab")
    says(page, r"Saved \d\d:\d\d")

    assert texts(draft) == ["Does 1 of 1 well.", "Decides <b>alone</b>."]
    expect(cell(page)).to_have_value("Does 1 of 1 well.\nDecides <b>alone</b>.")
    expect(page.locator("td").first).to_contain_text("1 changed, 1 new")
    page.get_by_role("button", name="Undo the last change").click()
    expect(cell(page)).to_have_value("Does 1 of 1.")
    says(page, "Saved")
    assert texts(draft) == ["Does 1 of 1."]


def test_a_person_says_that_a_changed_line_is_a_new_statement(page, editor, draft):
    key = Statement.objects.get(text="Does 1 of 1.").key
    page.goto(sheet(draft))
    cell(page).fill("Does 1 of 1 well.")
    page.keyboard.press("Tab")

    page.get_by_text("Which statement is which").click()
    page.get_by_role("button", name="This is a new statement").click()
    expect(page.locator("td").first).to_contain_text("1 new, 1 removed")
    assert Statement.objects.get(text="Does 1 of 1 well.").key != key

    page.get_by_text("Which statement is which").click()
    page.get_by_role("button", name="It is “Does 1 of 1 well.”, reworded").or_(
        page.get_by_role("button", name=re.compile("reworded"))
    ).first.click()
    expect(page.locator("td").first).not_to_contain_text("1 new, 1 removed")


@pytest.mark.parametrize(
    ("choice", "shown", "stored"),
    [
        ("Keep mine", "Mine.", ["Mine."]),
        ("Take theirs", "Theirs.", ["Theirs."]),
        ("Edit together", "Mine.\nTheirs.", ["Mine.", "Theirs."]),
    ],
)
def test_two_browsers_that_edit_one_cell_lose_nothing(visit, draft, choice, shown, stored):
    me, other = UserFactory(hr_editor=True), UserFactory(hr_editor=True)
    mine, theirs = visit(draft, me), visit(draft, other)
    cell(theirs).fill("Theirs.")
    theirs.keyboard.press("Tab")
    says(theirs, "^Saved")

    cell(mine).fill("Mine.")
    mine.keyboard.press("Tab")
    expect(mine.locator("td").first).to_contain_text(f"{other} changed this cell at")
    expect(mine.locator("td .theirs")).to_have_text("Theirs.")
    expect(cell(mine)).to_have_value("Mine.")
    assert texts(draft) == ["Theirs."]

    mine.get_by_role("button", name=choice).click()
    expect(cell(mine)).to_have_value(shown)
    cell(mine, 1, 1).focus()
    expect(mine.locator("td .theirs")).to_have_count(0)
    says(mine, "^Saved|^All is saved|^Save when")
    assert texts(draft) == stored


def test_a_block_from_excel_fills_cells_right_and_down_and_can_be_undone(page, editor, draft):
    page.goto(sheet(draft))

    paste(cell(page, 1, 1), 'One\t"Two\n""quoted"""\tOutside\nThree\tFour\t\n')

    says(page, "Pasted into 4 cells. 2 lie outside of the ladder and were left out.")
    assert [texts(draft, level, row) for row in (1, 2) for level in (1, 2)] == [
        ["One"],
        ["Two", '"quoted"'],
        ["Three"],
        ["Four"],
    ]
    page.get_by_role("button", name="Undo paste").click()
    for level, row in ((1, 1), (2, 1), (1, 2), (2, 2)):
        expect(cell(page, level, row)).to_have_value(f"Does {row + 1} of {level + 1}.")
    assert texts(draft, 2, 1) == ["Does 2 of 3."]


@pytest.mark.parametrize(
    "pasted",
    [
        "·\tSorts letters.\n·\tFiles them.",
        "1.\tSorts letters.\n2.\tFiles them.",
        "• Sorts letters.\r\n• Files them.\r\n",
        "o\tSorts letters.\no\tFiles them.",
    ],
)
def test_a_list_from_word_goes_into_its_cell_at_the_caret_and_touches_no_other(page, editor, draft, pasted):
    page.goto(sheet(draft))
    first, others = cell(page), [(1, 0), (0, 1), (1, 1)]
    before = first.input_value()
    first.evaluate("area => { area.focus(); area.setSelectionRange(0, 0); }")

    paste(first, pasted)

    expect(first).to_have_value(f"Sorts letters.\nFiles them.{before}")
    assert [cell(page, *place).input_value() for place in others] == [
        f"Does {row + 1} of {level + 1}." for level, row in others
    ]
    assert texts(draft) == [before]
    page.get_by_role("button", name="Undo paste").click()
    expect(first).to_have_value(before)
    expect(page.get_by_role("button", name="Undo paste")).to_have_count(0)


def test_lines_of_plain_text_are_pasted_into_the_cell_as_statements(page, editor, draft):
    page.goto(sheet(draft))

    with page.expect_event("console") as said:
        page.evaluate("addEventListener('paste', e => console.log(e.defaultPrevented))")
        paste(cell(page), "One\nTwo")

    assert said.value.text == "false"


def test_keys_go_from_cell_to_cell_and_the_published_text_is_one_key_away(page, editor, draft):
    page.goto(sheet(draft))
    cell(page).focus()

    for keys, level, row in (("ArrowRight", 1, 0), ("ArrowDown", 1, 1), ("ArrowLeft", 0, 1), ("ArrowUp", 0, 0)):
        page.keyboard.press(f"Alt+{keys}")
        expect(cell(page, level, row)).to_be_focused()

    page.keyboard.press("Tab")
    expect(page.locator("td summary").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("td").first).to_contain_text("Not part of the edition in force")


def test_text_survives_a_lost_connection_and_leaving_the_page(visit, draft):
    page = visit(draft, UserFactory(hr_editor=True))
    page.route("**/cell/", lambda route: route.abort())
    cell(page).fill("Kept.")
    page.keyboard.press("Tab")
    says(page, "Not saved: there is no connection")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.reload()
    assert asked == ["beforeunload"]
    expect(cell(page)).to_have_value("Kept.")
    page.unroute("**/cell/")
    page.evaluate("dispatchEvent(new Event('online'))")
    says(page, "^Saved")

    assert texts(draft) == ["Kept."]


def test_what_cannot_be_saved_says_why_and_keeps_the_text(visit, draft):
    page = visit(draft, UserFactory(hr_editor=True))

    cell(page).fill("x\n" * 301)
    page.keyboard.press("Tab")

    expect(page.locator("td").first).to_contain_text("A cell holds at most 300 statements")
    says(page, "Not saved")
    assert texts(draft) == ["Does 1 of 1."]
    cell(page).fill("Fewer.")
    page.keyboard.press("Tab")
    says(page, "^Saved")


def test_without_javascript_one_form_saves_what_was_changed(visit, draft):
    page = visit(draft, UserFactory(hr_editor=True), java_script_enabled=False)

    cell(page, 1, 1).fill("One.\nTwo.")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".messagelist")).to_contain_text("2 new")
    assert texts(draft, 1, 1) == ["One.", "Two."]
    assert CellChange.objects.count() == 1
    page.get_by_role("button", name="Undo the last change").click()
    expect(cell(page, 1, 1)).to_have_value("Does 2 of 2.")


@pytest.mark.usefixtures("documents")
def test_from_the_public_page_a_draft_is_started_and_a_level_added_and_retired(page, editor):
    family = Edition.objects.in_force().get(family__slug="it-consultant").family
    page.goto(family.get_absolute_url())
    page.get_by_role("link", name="Edit ladder").click()
    page.get_by_role("button", name="Start a draft").click()
    page.get_by_role("link", name="Add level").click()
    page.get_by_label("Title", exact=True).fill("Principal IT Consultant")
    page.get_by_role("button", name="Add level").click()
    expect(page.get_by_role("columnheader", name="Principal IT Consultant")).to_be_visible()

    page.get_by_role("link", name="Retire IT Consultant II", exact=True).click()
    follow(page.get_by_role("button", name=re.compile("Retire IT Consultant II with 34 statements")))

    draft = Edition.objects.get(family=family, state="draft")
    assert [level.short_name for level in draft.levels.order_by("rank")][-1] == "Principal IT Consultant"
    assert draft.levels.count() == 4


@pytest.mark.usefixtures("documents")
def test_the_sheet_is_accessible_and_fits_every_screen(page, editor):
    draft = start_draft(edition=Edition.objects.in_force().get(family__slug="it-consultant"))
    page.goto(sheet(draft))
    cell(page).fill("Changed.")
    page.keyboard.press("Tab")
    says(page, "Saved")
    page.wait_for_timeout(1000)

    assert faults(page) == []
    clipped = (
        "() => [...document.querySelectorAll('td textarea')].filter(a => a.scrollHeight > a.clientHeight + 2).length"
    )
    assert page.evaluate(clipped) == 0  # on the last screen, a phone's


@pytest.mark.parametrize("tail", ["levels/add/", "rows/add/", "changes/", "levels/{level}/", "rows/{row}/retire/"])
def test_the_pages_beside_the_sheet_are_accessible(page, editor, draft, tail):
    page.goto(sheet(draft) + tail.format(level=draft.levels.first().pk, row=draft.rows.first().pk))

    assert faults(page) == []
