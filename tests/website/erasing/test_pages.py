"""Pages, files and exports say that words were erased, and when, in their place."""

import json
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, now
from pypdf import PdfReader

from classification.models import Appeal
from tests.factories import UserFactory
from tests.website.erasing.everything import life
from website.erasing.actions import erase_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def quill(client):
    """Somebody whose words and work were all erased; the client is signed in as who may see the most."""
    found = life("quill", "fern")
    administrator = UserFactory(is_staff=True, is_superuser=True)
    written = ["jobfamilies.Comment", "jobfamilies.Transition", "ladders.CellChange", "ladders.Waiver"]
    erase_words(of=found.person, by=administrator, at=now(), reason="Asked for.", written=written, with_name=True)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return found


def addresses(life):
    """Return every page on which erased words would stand, and how many of them."""
    request, ruling, edition = life.request, life.ruling, life.edition
    family = edition.family
    return {
        reverse("classification:description", args=[request.position_id, request.description.number]): 3,
        reverse("classification:position", args=[request.position_id]): 1,
        reverse("classification:request", args=[request.pk]): 4,
        reverse("classification:rule", args=[request.pk]): 2,
        reverse("classification:ruling", args=[ruling.pk]): 3,
        reverse("classification:letter", args=[ruling.pk]): 1,
        reverse("classification:run", args=[request.runs.get().pk]): 1,
        reverse("classification:determination", args=[life.determination.pk]): 1,
        reverse("admin:classification_ruling_change", args=[ruling.pk]): 1,
        reverse("admin:classification_appeal_change", args=[ruling.appeals.get().pk]): 1,
        reverse("admin:classification_requeststep_change", args=[request.steps.first().pk]): 1,
        reverse("admin:jobfamilies_edition_change", args=[edition.pk]): 2,
        reverse("admin:ladders_edition_checks", args=[edition.pk]): 1,
        reverse("ladders:log", args=[family.organization.slug, family.slug, edition.number]): 1,
    }


def test_every_page_says_so_in_their_place_and_shows_none_of_them(client, quill):
    erased, wrong = f"Erased on {date_format(localdate())}", []
    for address, count in addresses(quill).items():
        response = client.get(address)
        said = response.text
        if (response.status_code, said.count(erased), "quill" in said, "fern" in said) != (200, count, False, False):
            wrong.append((address, response.status_code, said.count(erased), "quill" in said, "fern" in said))

    assert wrong == []


def test_the_exported_case_and_the_letter_say_so_too(client, quill):
    files = {
        ending: reverse("classification:case-file", args=[quill.request.pk, ending]) for ending in ("json", "pdf")
    }
    case = json.loads(client.get(files["json"]).content)
    pdfs = (files["pdf"], reverse("classification:letter-file", args=[quill.ruling.pk]))
    texts = [
        " ".join(page.extract_text() for page in PdfReader(BytesIO(client.get(address).content)).pages)
        for address in pdfs
    ]

    rows = [case["request"], *case["description"]["parts"], *case["rulings"], *case["runs"], *case["ratings"]]
    assert [bool(row["erased_at"]) for row in rows] == [True] * 6
    assert (case["description"]["parts"][0]["key"], case["rulings"][0]["rationale"]) == ("", "")
    assert [" ".join(text.split()).count("Erased on") for text in texts] == [9, 1]
    assert ["quill" in text for text in (json.dumps(case), *texts)] == [False] * 3


def test_the_appeal_can_still_be_read(quill):
    assert Appeal.objects.get().erased.startswith("Erased on ")
