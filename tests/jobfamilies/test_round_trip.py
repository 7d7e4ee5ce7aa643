"""Each published ladder, written out and read into another family, is the same to the byte."""

import json

import pytest

from jobfamilies.document import canonical, dump, dump_content, load
from jobfamilies.models import Edition
from tests.documents import LADDERS
from tests.factories import JobFamilyFactory


@pytest.mark.parametrize("ladder", LADDERS)
def test_a_ladder_loaded_into_another_family_dumps_the_same_bytes(documents, db, ladder):
    organization, family = ladder.split("/")
    edition = Edition.objects.get_by_natural_key(organization, family, 1)
    other = JobFamilyFactory(organization=edition.family.organization)

    loaded = load(json.loads(canonical(dump(edition))), family=other)

    assert (loaded.family, loaded.number, loaded.state) == (other, 1, "draft")
    assert canonical(dump_content(loaded)) == canonical(dump_content(edition))
