"""All that an organization published leaves as one file of documents, each as it was sealed."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from jobfamilies import document
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory

pytestmark = pytest.mark.django_db


def archive(client, organization):
    answer = client.get(reverse("admin:jobfamilies_organization_ladders", args=[organization.pk]))
    return ZipFile(BytesIO(b"".join(answer.streaming_content))) if answer.streaming else answer.status_code


def test_it_holds_each_published_edition_as_it_was_sealed(client):
    client.force_login(UserFactory(hr_editor=True))
    family = JobFamilyFactory(slug="clerks")
    first, second = (EditionFactory(family=family, **stage) for stage in ({"published": True}, {"scheduled": True}))
    EditionFactory(family=family)
    EditionFactory(published=True)

    found = archive(client, family.organization)

    assert found.namelist() == ["clerks/edition-1.json", "clerks/edition-2.json"]
    digests = [document.digest(json.loads(found.read(name))) for name in found.namelist()]
    assert digests == [first.publication.digest, second.publication.digest]


def test_it_is_for_hr_alone(client):
    client.force_login(UserFactory(is_staff=True))

    assert archive(client, JobFamilyFactory().organization) == 302
