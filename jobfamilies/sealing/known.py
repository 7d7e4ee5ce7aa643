"""The digests of what the site's own documents bring, which stand outside of any database: fixtures/digests.txt.

What a fixture brings was drafted, approved and published by nobody of the site. By its digest it is told from what
somebody wrote past the site. Lines of earlier releases stay: databases that were filled then are verified too.
"""

from functools import cache

from django.conf import settings
from django.core import serializers
from django.db.models import Model

from jobfamilies import document
from jobfamilies.sealing.forms import said

FILE = settings.BASE_DIR / "fixtures" / "digests.txt"


@cache
def known_digests() -> frozenset[str]:
    """Return the digests that the file lists, a line each: the digest, and which row it is of."""
    lines = FILE.read_text().splitlines()
    return frozenset(line.split()[0] for line in lines if line and not line.startswith("#"))


def is_known(row: Model) -> bool:
    """Return whether a fixture of the site brings the row as it stands."""
    return fixture_digest(row) in known_digests()


def fixture_digest(row: Model) -> str:
    """Return the digest of a row as a fixture writes it: what it points at by natural keys, its own key left out."""
    natural = {"use_natural_foreign_keys": True, "use_natural_primary_keys": True}
    [written] = serializers.serialize("python", [row], **natural)
    return document.digest({"model": written["model"], "fields": said(written["fields"])})
