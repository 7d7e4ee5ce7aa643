"""Every word of the database stands in its source document and the other way round, but for the note's mends."""

import re
from datetime import datetime

import pytest

from jobfamilies.models import Edition, SourceDocument
from ladders.models import Statement
from tests.source_text import headings, mend, mends, read, rebuild, stream

DOCUMENTS = [
    "district-class-specification",
    "harvard-it-infrastructure",
    "mit-it-consultant",
    "mit-it-manager",
    "mit-project-coordinator",
]
# Cells of a document that are facts of a level or of the family, and rows of no ladder.
FACTS = {
    "Job Function",
    "Job Family",
    "Job Family Summary",
    "Job Title",
    "Job Code",
    "Grade Level",
    "Exemption",
    "Effective/Revision Date",
    "JOB TITLE",
}
RUN_ON = re.compile(r"[a-z)][A-Z]|[A-Z]{2}[a-z]|<|\\")
ONE_STATEMENT = re.compile(r"[A-Z\d].*[^\s-]")

pytestmark = pytest.mark.usefixtures("documents", "db")


@pytest.fixture(params=DOCUMENTS)
def document(request, db):
    """A source document; each test runs for all five."""
    return SourceDocument.objects.get(slug=request.param)


def editions(document):
    """Return the editions transcribed from the document, in its order."""
    return Edition.objects.filter(levels__source_document=document).distinct().order_by("pk")


def columns(document):
    """Return the document's levels, in the order of its columns."""
    return [level for edition in editions(document) for level in edition.levels.order_by("rank")]


def written(text, note):
    """Return what the document says in each cell of a ladder's row, by (column, label)."""
    return {
        place: stream(words) for place, words in rebuild(text, note).items() if place[1] not in FACTS and stream(words)
    }


def stated(document):
    """Return what the database says in each cell, by (column, label)."""
    cells = {}
    for column, level in enumerate(columns(document)):
        for statement in Statement.objects.filter(level=level).select_related("row").order_by("row__place", "place"):
            cells.setdefault((column, statement.row.label), []).append(statement.text)
    return {place: stream(" ".join(texts)) for place, texts in cells.items()}


def test_the_five_documents_are_all():
    assert list(SourceDocument.objects.order_by("slug").values_list("slug", flat=True)) == DOCUMENTS


def test_every_cell_says_what_the_document_says(document):
    assert stated(document) == written(document.text, document.note)


def test_the_documents_hold_201_cells_with_text():
    assert sum(len(stated(document)) for document in SourceDocument.objects.all()) == 201


def test_every_level_states_the_title_code_and_grade_of_its_column(document):
    cells = rebuild(document.text, document.note)

    assert [facts_of(level) for level in columns(document)] == [
        facts_in(cells, column) for column in range(max(column for column, _ in cells) + 1)
    ]


def facts_of(level):
    return (level.title, level.job_code, level.grade_text, level.get_exemption_display())


def facts_in(cells, column):
    """Return title, code, wording of the grade and exemption as the document writes them; "" where it does not."""
    head = re.fullmatch(r"(.+?) \(?((?:Admin|may) .+?)\)?", cells.get((column, "JOB TITLE"), ""))
    title, grade = head.groups() if head else ("", "")
    return (
        cells.get((column, "Job Title"), title),
        cells.get((column, "Job Code"), ""),
        cells.get((column, "Grade Level"), grade),
        cells.get((column, "Exemption"), ""),
    )


def test_every_level_stands_at_the_grade_that_it_states(document):
    stated = {
        level.grade_text.lower(): level.grade.name.lower()
        for level in columns(document)
        if level.grade_text != "may be Support or Admin"
        if level.grade_text
    }

    assert stated == {grade: grade for grade in stated}


def test_every_date_is_the_documents_own(document):
    dated = re.search(r"(Last updated|Effective/Revision Date): (\d+/\d{4}|\w+ \d{4})", document.text)
    label, text = dated.groups() if dated else ("", "")
    expected = (label, text, month(text))

    assert {dates_of(edition) for edition in editions(document)} == {expected}
    of_levels = {dates_of(level) for level in columns(document)}
    assert of_levels == {expected if document.organization.slug == "harvard" else ("", "", "")}


def dates_of(row):
    return (row.source_date_label, row.source_date_text, row.source_date)


def month(text):
    form = "%m/%Y" if "/" in text else "%B %Y"
    return datetime.strptime(text, form).strftime("%Y-%m") if text else ""


def test_every_row_has_the_label_and_heading_of_the_document(document):
    cells = rebuild(document.text, document.note)
    under = headings(document.text, document.note) if document.organization.slug == "mit" else {}
    labels = list(dict.fromkeys(label for _, label in cells if label not in FACTS))

    for edition in editions(document):
        assert list(edition.rows.order_by("place").values_list("label", "heading")) == [
            (label, under.get(label, "")) for label in labels
        ]


def test_a_familys_facts_are_those_above_each_of_its_levels(document):
    cells = rebuild(document.text, document.note)

    assert [family_facts_of(level.edition) for level in columns(document)] == [
        family_facts_in(cells, column) for column, _ in enumerate(columns(document))
    ]


def family_facts_of(edition):
    return (edition.function_text, edition.title if edition.track_text else "", edition.track_text, edition.summary)


def family_facts_in(cells, column):
    """Return function, title, track and summary as the document writes them above the level; "" where it does not."""
    family, *track = re.split(r"\s[–-]\s", cells.get((column, "Job Family"), ""))
    return (
        cells.get((column, "Job Function"), ""),
        " – ".join([family, *track]),
        "".join(track),
        cells.get((column, "Job Family Summary"), ""),
    )


def test_a_familys_title_stands_in_the_document(document):
    assert [
        edition.title for edition in editions(document) if edition.title.split(" – ")[0] not in document.text
    ] == []


def test_every_statement_is_one_item_or_sentence(document):
    """None is unclean, begins small, ends in a list sign or runs on into the next ("personWorks", "ITCurrent")."""
    texts = Statement.objects.filter(level__source_document=document).values_list("text", flat=True)

    assert [
        text
        for text in texts
        if text != " ".join(text.split()) or not ONE_STATEMENT.fullmatch(text) or RUN_ON.search(text)
    ] == []


def test_running_text_begins_with_a_paragraph_and_lists_have_none(document):
    marks = Statement.objects.filter(level__source_document=document)

    first = marks.filter(place=1).values_list("row__style", "begins_paragraph").distinct()
    assert set(first) <= {("prose", True), ("list", False)}
    assert marks.filter(row__style="list", begins_paragraph=True).count() == 0


def test_every_mend_is_literal_and_needed(document):
    listed = mends(document.note)
    whole = all_cells(document.text, listed)

    assert [each.found for each in listed if each.found not in document.text] == []
    assert [
        each.found
        for each in listed
        if all_cells(document.text, [other for other in listed if other is not each]) == whole
    ] == []


def all_cells(text, listed):
    """Return what the mended document says in each of its cells, facts too; None where it cannot be read."""
    try:
        return {place: stream(words) for place, words in read(mend(text, listed)).items()}
    except ValueError:
        return None


def test_an_unused_mend_is_noticed(document):
    with pytest.raises(ValueError, match="Not in the text"):
        rebuild(document.text, f"{document.note}\n- “nowhere” → “somewhere”: a trial")


def test_a_line_that_is_no_mend_is_noticed(document):
    with pytest.raises(ValueError, match="Not a mend"):
        rebuild(document.text, f"{document.note}\n- found → mended")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda words, n: words[:n] + words[n + 1 :], id="dropped"),
        pytest.param(lambda words, n: words[: n + 1] + words[n:], id="doubled"),
        pytest.param(lambda words, n: [*words[:n], words[n].swapcase() + "x", *words[n + 1 :]], id="altered"),
    ],
)
def test_any_damaged_word_of_a_statement_is_noticed(damage):
    texts = [text.split() for text in Statement.objects.values_list("text", flat=True)]
    words = [(text, n) for text in texts for n, word in enumerate(text) if stream(word)]

    assert len(words) > 5000
    assert [text for text, n in words if stream(" ".join(damage(text, n))) == stream(" ".join(text))] == []


def test_a_word_missing_from_the_document_is_noticed(document):
    """Every thirtieth word of the text is taken out, one at a time."""
    listed = mends(document.note)
    whole = all_cells(document.text, listed)
    words = [word for word in re.finditer(r"\S+", document.text) if stream(word[0])]

    unnoticed = [
        word[0]
        for word in words[::30]
        if all_cells(document.text[: word.start()] + document.text[word.end() :], listed) == whole
    ]
    assert unnoticed == []


def test_a_changed_cell_of_the_database_is_noticed(document, unsealed):
    changed = Statement.objects.filter(level__source_document=document, text__contains=" a ").first()
    Statement.objects.filter(pk=changed.pk).update(text=changed.text.replace(" a ", " the ", 1))

    assert stated(document) != written(document.text, document.note)
