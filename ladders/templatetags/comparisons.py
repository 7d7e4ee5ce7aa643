"""What became of statements, in words and marks."""

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jobfamilies.models import Level
from ladders.engine.comparison import Relation, Side, Type
from ladders.engine.side_by_side.jumps import Jump, Jumps
from ladders.engine.side_by_side.steps import counted, strongest
from ladders.side_by_side.doubts import key_of
from ladders.side_by_side.pair import Pair
from ladders.side_by_side.selection import address
from ladders.side_by_side.words import UP, Compared, likely, words_of
from website.templatetags.components import icon, mark, told_change

register = template.Library()
register.filter("strongest", strongest)

NUMBERS = ("One", "Two", "Three", "Four", "Five")
MANY = 12
"""Words that are shown of what was added and left out."""
HALF = 0.5
"""From which share of common words the difference is shown word by word; below it only the cues are marked."""


@register.simple_tag
def change_word(kind: Type, compared: Compared) -> str:
    """Return what a page calls a type of change between two compared levels."""
    return words_of(compared)[kind]


@register.filter
def ladder_mark(kind: Type) -> SafeString:
    """Return the sign of a type of change up a ladder, with its word."""
    return mark(kind, UP[kind])


@register.simple_tag
def marks(relation: Relation, compared: Compared, *, quiet: bool = False) -> SafeString:
    """Return the signs of what became of a statement, with their words; quiet ones for screen readers only."""
    words, unsure = words_of(compared), likely(relation)
    signs = [mark(kind, words[kind], quiet=quiet, is_likely=kind in unsure) for kind in relation.types]
    return SafeString("".join([*signs, by_hr() if relation.confirmed else ""]))


@register.simple_tag
def by_hr() -> SafeString:
    """Return the sign of what HR confirmed."""
    return format_html(
        '<span class="by-hr">{}<span class="visually-hidden">confirmed by </span>HR</span>', icon("check")
    )


@register.simple_tag
def pair_address(levels: tuple[Level, Level], page: str = "ladders:compare", **parts: str) -> str:
    """Return the address of a page about two levels: their comparison, or another one by its name."""
    return address(levels, page, **parts)


@register.simple_tag
def confirm_address(lower: Level, upper: Level, relation: Relation) -> str:
    """Return the address of HR's form about a relation of two levels."""
    return address((lower, upper), "ladders:confirm", statement=key_of(relation))


@register.simple_tag
def dimension_names(pair: Pair, slugs: tuple[str, ...]) -> str:
    """Return what the page calls these dimensions, with commas; "" for none."""
    return ", ".join(pair.labels(slugs))


@register.simple_tag
def dimension_name(pair: Pair, slug: str) -> str:
    """Return what the page calls a dimension."""
    return pair.labels((slug,))[0]


@register.simple_tag
def raises_title(pair: Pair) -> str:
    """Return what the list of the first raises is called."""
    number = len(pair.raises)
    return f"{NUMBERS[number - 1]} raise{'' if number == 1 else 's'} to read first"


@register.simple_tag
def jump(jumps: Jumps, dimension: str, place: int) -> Jump | None:
    """Return the number of the change in that row of a dimension, and the next one's; None where nothing changes."""
    return jumps.at(dimension, place)


@register.simple_tag
def moved_words(pair: Pair, relation: Relation, dimension: str) -> str:
    """Return where a moved statement came from or went, as seen from one of its two dimensions."""
    (other,) = pair.labels(tuple({relation.dimension, relation.to_dimension} - {dimension}))
    return f"to {other}" if dimension == relation.dimension else f"from {other}"


@register.filter
def counted_as(relation: Relation) -> str:
    """Return the types by which a row is filtered, with spaces."""
    return " ".join(counted(relation))


@register.filter
def dropped(relations: Sequence[Relation]) -> list[Relation]:
    """Return those relations that only the lower level states."""
    return [relation for relation in relations if relation.kind == "dropped"]


@register.filter
def only_words(sides: Sequence[Side]) -> str:
    """Return the words of a side that the other does not have, cut where they are many; "" for none."""
    parts = [part.text.strip(" ,;:.") for side in sides for part in side.segments if not part.is_equal]
    words = " … ".join(filter(None, parts)).split()
    return " ".join(words[:MANY]) + (" …" if len(words) > MANY else "")


@register.simple_tag
def marked(relation: Relation, side: Side, tag: str) -> SafeString:
    """Return a statement with what shows its change: `tag` (ins or del) around the words that differ where at least
    half of them are shared, else its cues."""
    if not relation.lower or not relation.upper or relation.types == ("unchanged",):
        return SafeString(escape(side.statement.text))
    if shares_half(relation):
        return SafeString("".join(_segment(part.text, part.is_equal, tag) for part in side.segments))
    return _with_cues(side, {reason.kind for reason in relation.reasons})


@register.filter
def shares_half(relation: Relation) -> bool:
    """Return whether at least half of the words of both sides stand on both."""
    parts = [part for side in (*relation.lower, *relation.upper) for part in side.segments]
    same = sum(len(part.text.split()) for part in parts if part.is_equal)
    return same >= HALF * sum(len(part.text.split()) for part in parts)


def _segment(text: str, is_equal: bool, tag: str) -> str:
    return escape(text) if is_equal else told_change(tag, escape(text))


def _with_cues(side: Side, kinds: set[str]) -> SafeString:
    text, shown, at = side.statement.text, [], 0
    for cue in sorted(side.cues, key=lambda cue: (cue.start, -cue.end)):
        if cue.kind in kinds and cue.start >= at:
            shown += [escape(text[at : cue.start]), f'<mark class="cue">{escape(text[cue.start : cue.end])}</mark>']
            at = cue.end
    return SafeString("".join([*shown, escape(text[at:])]))
