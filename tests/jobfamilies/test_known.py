"""What the site's own documents bring is known by its digest, and recorded among the seals as it is loaded."""

import json

import pytest
from django.core import serializers
from django.core.management import call_command

from classification.models import Scheme
from jobfamilies.models import Publication, SealEntry
from jobfamilies.sealing.kinds import kinds
from jobfamilies.sealing.known import FILE, fixture_digest
from tests.factories import EditionFactory

pytestmark = pytest.mark.django_db

SCHEME = {
    "organization": None,
    "slug": "made-up",
    "name": "Made up",
    "number": 1,
    "rules": {"method": "weighted mean"},
    "source": "Nobody’s.",
    "note": "",
    "drafted_at": "2026-11-01T09:00:00Z",
    "approved_at": "2026-11-01T09:00:00Z",
}


def test_the_list_names_every_sealed_row_of_the_fixtures(documents):
    lines = [
        f"{fixture_digest(row)}  {kind.label} {'/'.join(map(str, row.natural_key()))}"
        for kind in kinds()
        for row in kind.sealed()
    ]

    assert sorted(set(lines) - set(FILE.read_text().splitlines())) == []


def test_every_one_of_them_was_recorded_as_loaded(documents):
    entries = SealEntry.objects.values_list("act", "kind", "row")

    assert set(entries) == {("loaded", kind.label, row.pk) for kind in kinds() for row in kind.sealed()}


def test_the_digest_is_of_what_the_fixture_says_whatever_the_keys_of_the_database_are(documents):
    [publication] = Publication.objects.filter(edition__family__slug="it-consultant")
    before = fixture_digest(publication)

    publication.pk = 4321
    assert fixture_digest(publication) == before
    publication.notice += "!"
    assert fixture_digest(publication) != before


def test_what_another_fixture_brings_is_not_recorded(tmp_path):
    file = tmp_path / "made-up.json"
    file.write_text(json.dumps([{"model": "classification.scheme", "fields": SCHEME}]))

    call_command("loaddata", file, verbosity=0)

    scheme = Scheme.objects.get(slug="made-up")
    assert not SealEntry.objects.filter(kind="classification.scheme", row=scheme.pk).exists()


def test_what_was_published_here_is_recorded_already_and_stays_so(tmp_path):
    EditionFactory(published=True)
    file = tmp_path / "publications.json"
    file.write_text(serializers.serialize("json", Publication.objects.all(), use_natural_foreign_keys=True))
    before = list(SealEntry.objects.values())

    call_command("loaddata", file, verbosity=0)

    assert list(SealEntry.objects.values()) == before
