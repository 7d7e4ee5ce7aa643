"""Which open editions somebody works on."""

from collections.abc import Iterator

from django.urls import reverse

from jobfamilies.models import Edition, Move
from jobfamilies.parts import edition_parts
from website.models import Role, User
from website.roles.open_work import OpenWork


def open_editions(person: User) -> Iterator[OpenWork]:
    """Yield the open editions that the person changed or submitted."""
    for edition in Edition.objects.filter(Edition.is_open()).with_family():
        submitted = edition.transitions.filter(move=Move.SUBMIT, by=person).exists()
        if submitted or any(person.pk in part.changed_by(edition) for part in edition_parts()):
            yield OpenWork(
                edition,
                f"{edition}, {edition.get_state_display().lower()}",
                reverse("admin:jobfamilies_edition_change", args=[edition.pk]),
                Role.Kind.HR_EDITOR,
                "jobfamilies.change_edition",
            )
