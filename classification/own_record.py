"""What somebody entered of themselves: kept in their session and nowhere else, until they delete it."""

from django.contrib.sessions.backends.base import SessionBase
from pydantic import TypeAdapter, ValidationError

from classification.eligibility import Record

KEPT = "own record"
RECORD = TypeAdapter(Record)


def kept_record(session: SessionBase) -> Record:
    """Return what is kept; an empty record where nothing is, or what an earlier version kept."""
    try:
        return RECORD.validate_python(session.get(KEPT, {}))
    except ValidationError:
        return Record()


def keep_record(session: SessionBase, record: Record) -> None:
    session[KEPT] = RECORD.dump_python(record, mode="json")


def forget_record(session: SessionBase) -> None:
    session.pop(KEPT, None)
