"""Names sort alike in every database, and stay sorted when they change."""

import pytest

from jobfamilies.models import Organization
from tests.factories import OrganizationFactory
from website.letters import sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["apple", "Äpple", "Banana", "banana split"],
        ["Level 2", "Level 10"],
        ["Clerk I", "Clerk II", "Clerk IV", "Clerk V", "Clerk IX", "Clerk X"],
        ["IT Consultant", "IT Manager", "Łódź", "Oslo", "Østfold", "Zürich"],
    ],
)
def test_names_sort_as_people_read_them(names):
    mixed = names[1:] + names[:1]

    assert sorted(mixed, key=sort_key) == names


@pytest.mark.engines
@pytest.mark.django_db
def test_a_row_that_is_renamed_sorts_by_its_new_name():
    for name in ("zebra", "Äpfel", "apple", "Banana"):
        OrganizationFactory(name=name)
    assert [each.name for each in Organization.objects.all()] == ["Äpfel", "apple", "Banana", "zebra"]

    zebra = Organization.objects.get(name="zebra")
    zebra.name = "Aa"
    zebra.save()

    assert [each.name for each in Organization.objects.all()] == ["Aa", "Äpfel", "apple", "Banana"]
