"""What stands of editions on HR's home."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from jobfamilies.models import Edition
from jobfamilies.waiting import published_lately
from website.models import User


def first_steps(person: User) -> SafeString | str:
    """Return what an empty site needs first; "" where an edition is there."""
    if Edition.objects.exists() or not person.has_perm("jobfamilies.change_organization"):
        return ""
    return render_to_string("jobfamilies/home/_first_steps.html")


def published(person: User) -> SafeString | str:
    """Return what people published last."""
    editions = published_lately(person, localdate())
    return render_to_string("jobfamilies/home/_published.html", {"editions": editions})
