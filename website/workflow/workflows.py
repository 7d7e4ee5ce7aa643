"""A workflow: the table of moves of one kind of thing, and the one way in which they are asked about and made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from django.db import transaction
from django.db.models import TextChoices
from django.utils.timezone import localdate

from website.models import User
from website.refusals import Refused
from website.workflow.rules import Rule, Stage, Thing

Move = TypeVar("Move", bound=TextChoices)
Record = TypeVar("Record")
Thing_contra = TypeVar("Thing_contra", contravariant=True)
Move_contra = TypeVar("Move_contra", contravariant=True)
Stage_contra = TypeVar("Stage_contra", contravariant=True)
Record_co = TypeVar("Record_co", covariant=True)


class Keep(Protocol[Thing_contra, Move_contra, Stage_contra, Record_co]):
    """Writes down a move that is being made, and where the thing stands afterwards."""

    def __call__(
        self, move: Move_contra, thing: Thing_contra, to: Stage_contra, /, *, by: User, at: datetime, note: str
    ) -> Record_co: ...


@dataclass(frozen=True)
class Workflow(Generic[Thing, Move, Stage, Record]):
    """The moves of one kind of thing. `noun` is what people call it."""

    noun: str
    rules: Mapping[Move, Rule[Thing, Stage]]
    stage: Callable[[Thing], Stage]
    """Returns where the thing stands; of one that is not kept yet it does not matter."""
    locked: Callable[[Thing], Thing]
    """Returns the thing as it stands now, and lets nobody else move it until the transaction ends."""
    keep: Keep[Thing, Move, Stage, Record]
    refused: type[Refused]

    def begins(self, move: Move, thing: Thing) -> bool:
        """Return whether the move begins where the thing stands."""
        begins = self.rules[move].begins
        return self.stage(thing) in begins if begins else thing.pk is None

    def reasons_against(self, move: Move, thing: Thing, *, by: User, at: datetime | None = None) -> list[str]:
        """Return why this person cannot make the move then (now), in sentences for people; empty where they can."""
        rule = self.rules[move]
        if not rule.who(thing, by):
            return [f"Only {rule.people} may do this."]
        if not self.begins(move, thing):
            if rule.elsewhere:
                return [rule.elsewhere]
            begins = " or ".join(each.label.lower() for each in rule.begins) or "not there yet"
            stands = self.stage(thing).label.lower()
            return [f"The {self.noun} is {stands}, and “{move.label}” needs one that is {begins}."]
        return [reason for objection in rule.objections for reason in objection(thing, by, localdate(at))]

    def record(
        self, move: Move, thing: Thing, *, by: User, at: datetime, note: str = "", to: Stage | None = None
    ) -> Record:
        """Write down a move that is being made, unasked. `to` is one of the rule's ends, the first if None."""
        ends = self.rules[move].ends
        return self.keep(move, thing, ends[0] if to is None else ends[ends.index(to)], by=by, at=at, note=note)

    def follow(self, move: Move, thing: Thing, *, by: User, at: datetime) -> None:
        """Do what follows a move that was made: people are told."""
        for follow in self.rules[move].follows:
            follow(thing, by, at)

    @transaction.atomic
    def make(
        self, move: Move, thing: Thing, *, by: User, at: datetime, note: str = "", to: Stage | None = None
    ) -> Record:
        """Make a move, keep that it was made, and do what follows. Raises the workflow's refusal."""
        thing, rule = self.locked(thing), self.rules[move]
        reasons = self.reasons_against(move, thing, by=by, at=at)
        if reasons := reasons or [rule.needs] * rule.lacks_a_note(thing, note):
            raise self.refused(reasons)
        record = self.record(move, thing, by=by, at=at, note=note, to=to)
        self.follow(move, thing, by=by, at=at)
        return record
