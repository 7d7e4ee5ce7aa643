"""What the tests of the list of users share."""

import pytest

from website.models import User


@pytest.fixture
def staff(db) -> dict[str, User]:
    """Seven people: a to g, the even ones of MIT, the odd ones of Harvard; only a and b have a track."""
    tracks = {"a": "Professional", "b": "Management"}
    return {
        name: User.objects.create(
            username=name, first_name="harvard" if place % 2 else "mit", last_name=tracks.get(name, "")
        )
        for place, name in enumerate("abcdefg")
    }
