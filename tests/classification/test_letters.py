"""The letter of a ruling: what it says, what it leaves out, and that no text of people becomes markup."""

from datetime import date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.timezone import make_aware
from pypdf import PdfReader

from classification.rulings.letters import letter_of, letter_pdf
from tests.classification.factories import RulingFactory
from tests.factories import EditionFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script> #sys.inputs $x$ *bold* \\ @label {{ user }} “é” "


@pytest.fixture
def ruling():
    organization = OrganizationFactory(name="Acme")
    edition = EditionFactory(published=True, family__organization=organization, title="Clerks")
    return RulingFactory(
        request__position__organization=organization,
        request__position__number="1042",
        request__position__title="Wiki keeper",
        request__position__unit="Library",
        level=edition.levels.get(),
        outcome="up",
        rationale="Leads projects.\n\nAdvises the board.",
        exemption_reason="Professional duties.",
        effective_on=date(2026, 3, 2),
        consequence="Your grade rises.",
        appeal_by=date(2026, 4, 1),
        appeal_to="Review, A board",
        ruled_by=UserFactory(first_name="Rita", last_name="Ruler", hr_approver=True),
        ruled_at=make_aware(datetime(2026, 3, 1, 12)),
    )


def text_of(content):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_the_letter_gives_reasons_exemption_day_meaning_and_the_way_to_appeal(ruling):
    letter, title = letter_of(ruling), ruling.level.name

    assert (letter.title, letter.organization, letter.dated, letter.signed) == (
        "Ruling on position 1042",
        "Acme",
        "March 1, 2026",
        "Rita Ruler",
    )
    assert letter.to == "The incumbent and the supervisor of position 1042, Wiki keeper, Library"
    assert letter.facts == (
        ("Outcome", "Up"),
        ("Level", ruling.level.name),
        ("Judged by", "Clerks, edition 1"),
        ("Exemption", "Exempt"),
        ("Effective on", "March 2, 2026"),
        ("Authority", "Delegation to HR"),
    )
    assert letter.passages == (
        (
            "The ruling",
            (f"From March 2, 2026 on the position is classified as {title}, by the work that it asks for.",),
        ),
        ("Reasons", ("Leads projects.", "Advises the board.")),
        ("Exemption", ("The position is exempt.", "Professional duties.")),
        ("What it means for you", ("Your grade rises.",)),
        (
            "Your right to appeal",
            ("You may appeal until April 1, 2026, that day included. Appeals are heard by: Review, A board.",),
        ),
    )


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            "new class needed",
            "No level describes the work of the position: a new class is needed. Its classification stays until then.",
        ),
        (
            "returned",
            "The request is returned without a ruling on the work. The classification of the position stays as it is.",
        ),
    ],
)
def test_a_ruling_without_a_level_says_so(outcome, said):
    letter = letter_of(RulingFactory(level=None, outcome=outcome, exemption="", exemption_reason=""))

    assert [heading for heading, _ in letter.passages] == ["The ruling", "Reasons", "Your right to appeal"]
    assert letter.passages[0][1] == (said,)
    assert letter.passages[-1][1] == ("Your employer’s rules name no appeal against this ruling.",)


def test_the_letter_names_nobody_but_who_ruled(ruling):
    ruling.position.incumbent.first_name = "Ines"
    ruling.position.incumbent.save()

    assert "Ines" not in repr(letter_of(ruling))


def test_the_pdf_says_the_same(ruling):
    said = text_of(letter_pdf(letter_of(ruling)))

    letter = letter_of(ruling)
    for words in [letter.title, letter.to, letter.foot, *(each for _, some in letter.passages for each in some)]:
        assert words in said


def test_the_pdf_is_tagged_a4_and_the_same_each_time(ruling):
    first, second = (letter_pdf(letter_of(ruling)) for _ in range(2))
    [page] = PdfReader(BytesIO(first)).pages

    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert "/StructTreeRoot" in PdfReader(BytesIO(first)).trailer["/Root"]
    assert len(first) == len(second)


def test_no_text_becomes_markup(client):
    ruling = RulingFactory(rationale=EVIL, consequence=EVIL * 400, authority=EVIL)
    client.force_login(ruling.position.incumbent)

    pdf = client.get(reverse("classification:letter-file", args=[ruling.pk]))
    page = client.get(reverse("classification:letter", args=[ruling.pk])).content.decode()
    read = client.get(ruling.get_absolute_url()).content.decode()

    assert EVIL.strip() in text_of(pdf.content)
    assert [text.count("<script>alert") for text in (page, read)] == [0, 0]
    assert pdf.headers["Content-Disposition"].startswith('attachment; filename="ruling-')
    assert "no-store" in pdf.headers["Cache-Control"]
