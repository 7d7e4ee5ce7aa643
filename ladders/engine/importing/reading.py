"""Understands a file, whichever it is: its ladders, what was doubted, and every word that went nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ladders.engine.importing import limits, our_layout, outlines, tables, topics
from ladders.engine.importing.account import Account, left_of_data, settled, units_of
from ladders.engine.importing.found import Doubt, Found, FoundLadder, Leftover, Rejected, WordCount
from ladders.engine.importing.ladder_document import read_document
from ladders.engine.importing.levels import joined_facts
from ladders.engine.importing.scans import shown
from ladders.engine.importing.scans.plain_text import read_text
from ladders.engine.importing.tables import Asked
from website.files import reading as files
from website.files.blocks import Document
from website.files.counting import Words


@dataclass(frozen=True)
class Options:
    """What a person said of a file: whether it was scanned, which mends they refuse, and the shape of its tables."""

    is_scan: bool | None = None
    refused: frozenset[tuple[str, str]] = frozenset()
    is_accepted: bool = True
    """Whether its tracked changes are read as accepted."""
    asked: Asked = field(default_factory=Asked)


def read(content: bytes, name: str = "", options: Options | None = None) -> Found:
    """Return what a file says, at least one ladder. Raises Unreadable, which says why, where and what to do.

    A ZIP brings the ladders of its files, one after the other.
    """
    options = options or Options()
    return understand(files.read(content, name, is_accepted=options.is_accepted), options)


def understand(read: Sequence[files.Read], options: Options) -> Found:
    """Return what documents say that were read before. Raises Rejected."""
    found = [_named(document, _understood(document, words, options)) for document, words in _readable(read)]
    unread = [
        Doubt(note.place, note.text) for document, _ in read if document.kind == "unread" for note in document.notes
    ]
    if not found:
        raise Rejected(" ".join(str(doubt) for doubt in unread[:5]))
    return _together(found, unread)


def _readable(read: Sequence[files.Read]) -> Iterator[files.Read]:
    return ((document, words) for document, words in read if document.kind != "unread")


def _understood(document: Document, words: Words, options: Options) -> Found:
    """Return what one document says. Of several, one that says no ladder is left over as a whole."""
    try:
        return understood(document, words, options)
    except Rejected as why:
        if not document.name:
            raise
        account = Account()
        leftovers, counts = settled([*account.leftovers(document)], [], words)
        return Found((), leftovers, counts, doubts=(Doubt(document.name, str(why)),))


def understood(document: Document, words: Words, options: Options) -> Found:
    """Return what a document says. Raises Rejected."""
    account = Account()
    ladders, shape = _ladders(document, account, options)
    notes = [Doubt(note.place, note.text) for note in document.notes]
    ladders = [limits.within(_with_one_value_each(ladder, account)) for ladder in ladders]
    left = [*account.leftovers(document), *left_of_data(document.data, ladders, words)]
    leftovers, counts = settled(left, ladders, words)
    return Found(tuple(ladders), leftovers, counts, shape, (*notes, *account.doubts))


def _with_one_value_each(ladder: FoundLadder, account: Account) -> FoundLadder:
    """Return the ladder with one value for each fact of a level; a name that stands once more is left over."""
    levels = []
    for level in ladder.levels:
        facts, again = joined_facts(level.facts)
        for name in again:
            account.drop(f"facts of “{level.title}”", name, "names a fact once more")
        levels.append(replace(level, facts=facts))
    return replace(ladder, levels=tuple(levels))


def _ladders(document: Document, account: Account, options: Options) -> tuple[list[FoundLadder], str]:
    if document.data is not None:
        return _of_data(document)
    if ours := our_layout.read_ours(document, account):
        return [ours], "a download of this site"
    if document.text and _is_scan(document, options):
        account.placed.update(unit.place for unit in units_of(document.blocks))
        return read_text(document.text, options.refused), "a text that was scanned"
    if not outlines.is_specification(document):
        ladders, shape = tables.ladders_of(document, account, options.asked)
        if ladders:
            tables.tell_outside(document, account)
            return ladders, shape
    return outlines.ladders_of(document, account)


def _is_scan(document: Document, options: Options) -> bool:
    if document.kind not in ("txt", "csv"):
        return False
    return shown.shows_a_scan(document.text) if options.is_scan is None else options.is_scan


def _of_data(document: Document) -> tuple[list[FoundLadder], str]:
    data = document.data
    if isinstance(data, dict) and data.get("format") == "ladder-document":
        return [read_document(document.text)], "a ladder document"
    return topics.ladders_of(data), "levels, topics and criteria as data"


# --- several files ---------------------------------------------------------------------------------------------------


def _named(document: Document, found: Found) -> Found:
    """Return what a file of a ZIP says, its name before each place."""
    if not document.name:
        return found
    leftovers = tuple(replace(each, place=f"{document.name}, {each.place}") for each in found.leftovers)
    doubts = tuple(replace(each, where=f"{document.name}, {each.where}") for each in found.doubts)
    return replace(found, leftovers=leftovers, doubts=doubts)


def _together(found: Sequence[Found], unread: Sequence[Doubt]) -> Found:
    if len(found) == 1 and not unread:
        return found[0]
    counts = [each.words for each in found]
    ladders = tuple(ladder for each in found for ladder in each.ladders)
    if not ladders:
        raise Rejected("No file of the ZIP says a ladder. " + " ".join(str(each.doubts[-1]) for each in found[:3]))
    leftovers: list[Leftover] = [leftover for each in found for leftover in each.leftovers]
    words = WordCount(sum(c.file for c in counts), sum(c.placed for c in counts), sum(c.left for c in counts))
    doubts = [doubt for each in found for doubt in each.doubts]
    return Found(ladders, tuple(leftovers), words, f"{len(ladders)} ladders of {len(found)} files", (*doubts, *unread))
