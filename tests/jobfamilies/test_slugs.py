"""An organization's slug may be no address of the site itself."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from jobfamilies.models import Organization
from jobfamilies.models.catalogue import RESERVED_SLUGS


def first_words(patterns, prefix=""):
    """Yield the fixed first word of every address."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern).removeprefix("^")
        word, _, rest = route.partition("/")
        if hasattr(pattern, "url_patterns") and not rest and "/" not in route:
            yield from first_words(pattern.url_patterns, route)
        elif word and not word.startswith("<"):
            yield word


def test_every_fixed_first_word_of_an_address_is_reserved():
    words = {*first_words(get_resolver().url_patterns), settings.STATIC_URL.strip("/")}

    assert {"admin", "compare", "healthz", "levels", "sign-in", "sign-out", "sources", "static"} <= words
    assert words - RESERVED_SLUGS == set()


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_a_reserved_slug_is_refused_by_name(db, slug):
    with pytest.raises(ValidationError) as refused:
        Organization(name="Acme", slug=slug).full_clean()

    assert refused.value.message_dict == {"slug": [f"“{slug}” is an address of the site itself. Choose another."]}


def test_another_slug_is_welcome(db):
    Organization(name="Acme", slug="acme").full_clean()
