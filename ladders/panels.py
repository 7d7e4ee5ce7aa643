"""What stands of ladders on HR's home: what somebody works on."""

from django.db.models import Count, Max, Q
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from jobfamilies.models import Edition
from jobfamilies.waiting import changed_editions
from website.models import User
from website.roles import within

SHOWN = 10


def working_on(person: User) -> SafeString | str:
    """Return the open editions that the person changed, submitted or wrote, the one saved last first; "" if none."""
    if not person.has_perm("jobfamilies.submit_edition"):
        return ""
    theirs = Q(pk__in=changed_editions(person)) | Q(transitions__by=person)
    opened = Edition.objects.filter(Edition.is_open(), pk__in=Edition.objects.filter(theirs))
    mine = within(opened, person, "jobfamilies.read_open_edition")
    editions = mine.select_related("family__organization").annotate(
        changes_made=Count("changes", distinct=True), saved_at=Max("changes__at")
    )
    found = list(editions.order_by("-saved_at", "pk")[:SHOWN])
    return render_to_string("ladders/home/_working_on.html", {"editions": found}) if found else ""
