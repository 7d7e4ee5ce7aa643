"""Fills a database without organizations with a made-up catalogue.

Everything goes the way of real ladders: a family's document is loaded as a draft and published by the action, past the
triggers and with its digest. Writing many families at once would save a quarter of the time.
"""

from datetime import UTC, date, datetime

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from benchmarks import catalogue
from benchmarks.catalogue import Family, Size
from benchmarks.vocabulary import FUNCTIONS
from jobfamilies import document
from jobfamilies.actions import publish_edition
from jobfamilies.models import Grade, JobFamily, JobFunction, Organization
from ladders.models import Dimension

EFFECTIVE_ON = date(2020, 1, 1)
PUBLISHED_AT = datetime(2020, 1, 1, tzinfo=UTC)
NOTE = "No organization wrote this: benchmarks/ made it up to measure the site."


@transaction.atomic
def fill(size: Size, *, seed: int) -> None:
    """Publish a catalogue of that size. Raises CommandError where the database holds organizations already."""
    if Organization.objects.exists():
        raise CommandError("The database holds organizations already. Let DATABASE_URL name a new one.")
    add_dimensions(size.rows)
    add_organizations(size)
    JobFunction.objects.bulk_create(JobFunction(name=name, slug=catalogue.slug(name)) for name in FUNCTIONS)
    dimensions = Dimension.objects.order_by("order").values_list("slug", "name", "kind")
    for family in catalogue.families(seed, size, [catalogue.Dimension(*dimension) for dimension in dimensions]):
        publish(family)
    if connection.vendor == "postgresql":
        # What autovacuum does within a minute; SQLite has nothing like it.
        connection.cursor().execute("ANALYZE")


def add_dimensions(rows: int) -> None:
    """Load the site's dimensions, and make up more where ladders are to have more rows."""
    call_command("loaddata", settings.BASE_DIR / "fixtures" / "dimensions.json", verbosity=0)
    Dimension.objects.bulk_create(
        Dimension(name=f"Competency {place}", slug=f"competency-{place}", kind=Dimension.Kind.COMPETENCY, order=place)
        for place in range(Dimension.objects.count() + 1, rows + 1)
    )


def add_organizations(size: Size) -> None:
    """Make the organizations, each with its grades."""
    for name in catalogue.organizations(size):
        organization = Organization.objects.create(name=name, slug=catalogue.slug(name))
        Grade.objects.bulk_create(
            Grade(organization=organization, slug=grade, name=grade, order=order)
            for order, grade in enumerate(catalogue.grades(size), start=1)
        )


def publish(made: Family) -> None:
    """Load the family's document as its first edition, and publish that."""
    organization = Organization.objects.get(slug=made.organization)
    organization.documents.create(slug=made.slug, title=f"{made.name} ladder", text=made.source_text, note=NOTE)
    family = JobFamily.objects.create(
        organization=organization,
        function=JobFunction.objects.get(slug=made.function),
        name=made.name,
        slug=made.slug,
        track=made.track,
    )
    said = {"format": document.FORMAT, "version": document.newest(), "content": made.content}
    edition = document.load(said, family=family)
    publish_edition(edition=edition, effective_on=EFFECTIVE_ON, by=None, at=PUBLISHED_AT)
