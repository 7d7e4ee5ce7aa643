"""Forms of what an edition, a level or a row states of itself: they know who else changed it."""

from typing import Any

from django.utils.timezone import localtime

from jobfamilies.models import Edition, Level
from ladders.models import CellChange, Row
from website.versioned_forms import VersionedForm


class FactsForm(VersionedForm):
    """Facts of a draft or of a level or row of one, held against the record of the draft's changes."""

    def who_changed_it(self) -> str:
        last = last_change(self.instance, is_moved=not {"rank", "place"}.isdisjoint(self.changed_meanwhile))
        return f"{last.by} changed this at {localtime(last.at):%H:%M}," if last else super().who_changed_it()


def last_change(thing: Any, *, is_moved: bool) -> CellChange | None:
    """Return the last change of what the thing states, or of the order in which it stands; None where none is kept."""
    kinds: dict[type[Any], CellChange.Kind] = {
        Edition: CellChange.Kind.EDITION_CHANGED,
        Level: CellChange.Kind.LEVEL_CHANGED,
        Row: CellChange.Kind.ROW_CHANGED,
    }
    edition = thing if isinstance(thing, Edition) else thing.edition
    changes = CellChange.objects.of_edition(edition)
    if is_moved:
        return changes.filter(kind__in=(CellChange.Kind.ORDER, kinds[type(thing)])).first()
    named: dict[str, Any] = {}
    if isinstance(thing, Level):
        named = {"level_key": thing.key}
    elif isinstance(thing, Row):
        named = {"dimension": Row.objects.values_list("dimension__slug", flat=True).get(pk=thing.pk)}
    return changes.filter(kind=kinds[type(thing)], **named).first()
