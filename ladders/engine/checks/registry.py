"""Every check: what it is called, what it looks for, and whether it keeps a ladder from being published."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from . import levels, texts
from .draft import Draft
from .found import Finding, Found


@dataclass(frozen=True)
class Check:
    """`code` stays: waivers name it. What blocks keeps an edition from being submitted, approved and published."""

    code: str
    title: str
    looks: Callable[[Draft], Iterator[Found]]
    blocks: bool = False
    can_be_waived: bool = True


# What blocks is what no reader could make sense of, and is never a matter of judgement; the rest is looked at.
CHECKS = {
    each.code: each
    for each in (
        Check("nothing-said", "A level without title and statements", levels.says_nothing, True, can_be_waived=False),
        Check("placeholder", "Text still to come", texts.placeholders, blocks=True),
        Check("twice-in-cell", "A statement twice in one cell", texts.twice_in_a_cell, blocks=True),
        Check("same-as-below", "Two adjacent levels that say the same", levels.says_the_same),
        Check("asks-less", "A higher level that asks less", levels.asks_less),
        Check("twice-in-level", "A statement twice in one level", texts.twice_in_a_level),
        Check("gone-title", "A title that no longer exists", texts.gone_titles),
        Check("gendered", "Words that name one sex", texts.gendered_words),
        Check("vague", "Vague words without a definition", texts.vague_words),
        Check("long", "Very long statements", texts.long_statements),
        Check("empty-cell", "Empty cells", levels.empty_cells),
        Check("no-title", "No title", levels.missing_titles),
        Check("no-grade", "No grade", levels.missing_grades),
        Check("no-exemption", "No exemption", levels.missing_exemptions),
        Check("no-job-code", "No job code", levels.missing_job_codes),
        Check("no-date", "No date", levels.missing_dates),
    )
}


def check(draft: Draft, *, only_blocking: bool = False) -> list[Finding]:
    """Return what the checks find, in the order of the registry; of each, level by level as the check goes."""
    return [
        Finding(
            **asdict(found),
            code=each.code,
            is_blocking=each.blocks,
            can_be_waived=each.can_be_waived,
            place=draft.place(found.level_key, found.dimension),
        )
        for each in CHECKS.values()
        if each.blocks or not only_blocking
        for found in each.looks(draft)
    ]
