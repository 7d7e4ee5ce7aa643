"""What somebody entered of themselves: in their session, or with their account if they keep it there."""

from dataclasses import dataclass
from typing import Literal

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from classification.actions.records import delete_own_record, keep_own_record
from classification.engine.eligibility import Record
from classification.engine.eligibility.record_data import dump_record, read_record
from classification.models import OwnRecord

KEPT = "own record"


@dataclass(frozen=True)
class Kept:
    """A record and where it is kept. `also_kept`: the account keeps another one."""

    record: Record
    place: Literal["session", "account", ""]
    also_kept: bool = False

    def __bool__(self) -> bool:
        return self.record != Record()


def own_record(request: HttpRequest) -> Kept:
    """Return what the reader entered last: what their session holds goes before what their account keeps."""
    row = OwnRecord.objects.filter(owner=request.user).first() if request.user.is_authenticated else None
    if (record := kept_record(request.session)) != Record():
        return Kept(record, "session", row is not None)
    return Kept(read_record(row.record), "account") if row else Kept(Record(), "")


def keep(request: HttpRequest, record: Record) -> None:
    """Keep what was entered where the record before was kept; at first in the session."""
    if own_record(request).place == "account":
        keep_with_account(request, record)
    else:
        keep_record(request.session, record)


def keep_with_account(request: HttpRequest, record: Record) -> None:
    """Keep a record with the reader's account, and no longer in their session."""
    assert request.user.is_authenticated
    keep_own_record(owner=request.user, record=record, at=timezone.now())
    forget_record(request.session)


def forget(request: HttpRequest) -> None:
    """Delete what the session and the reader's account keep."""
    forget_record(request.session)
    if request.user.is_authenticated:
        delete_own_record(owner=request.user)


# --- the session -----------------------------------------------------------------------------------------------------


def kept_record(session: SessionBase) -> Record:
    """Return what the session holds; an empty record where nothing is, or what an earlier version kept."""
    return read_record(session.get(KEPT, {}))


def keep_record(session: SessionBase, record: Record) -> None:
    session[KEPT] = dump_record(record)


def forget_record(session: SessionBase) -> None:
    session.pop(KEPT, None)
