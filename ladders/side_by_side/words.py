"""What became of a statement in words: up a ladder, down a ladder, between ladders, between editions of a level."""

from collections.abc import Mapping
from typing import Protocol

from ladders.engine.comparison import Relation, Standing, Type
from website.templatetags.components import CHANGES

UP: Mapping[Type, str] = CHANGES | {"dropped": "Not repeated"}  # type: ignore[assignment]
"""What a higher level does not say again nobody took back."""


class Compared(Protocol):
    """Two levels that were compared: how the first stands to the second, and their names."""

    @property
    def standing(self) -> Standing: ...

    @property
    def names(self) -> tuple[str, str]: ...


def words_of(compared: Compared) -> Mapping[Type, str]:
    """Return what each type of change is called.

    Across ladders nobody raised anything, and down a ladder nothing came: there the words say at which level.
    """
    if compared.standing == "below":
        return UP
    if compared.standing == "same":
        return CHANGES  # type: ignore[return-value]
    lower, upper = compared.names
    only: dict[Type, str] = {"new": f"Only at {upper}", "dropped": f"Only at {lower}"}
    if compared.standing == "above":
        return {**UP, **only}
    asks: dict[Type, str] = {
        "raised": f"Asks more at {upper}",
        "lowered": f"Asks more at {lower}",
        "broadened": f"Wider at {upper}",
        "narrowed": f"Wider at {lower}",
        "changed": "Differs",
        "reworded": "In other words",
        "unchanged": "The same",
        "moved": "In another dimension",
    }
    return {**UP, **only, **asks}


def told(relation: Relation, compared: Compared) -> list[str]:
    """Return what became of a statement, one word for each type; what is not sure says so."""
    words = words_of(compared)
    said = [f"{words[kind]}, likely" if kind in likely(relation) else words[kind] for kind in relation.types]
    return [*said, "confirmed by HR"] if relation.confirmed else said


def likely(relation: Relation) -> tuple[Type, ...]:
    """Return the types of a relation that are claimed, but not as sure."""
    return relation.claims if relation.certainty == "likely" else ()
