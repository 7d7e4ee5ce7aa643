"""Reads a text or a file as the words of a description: headings become sections, lines with percents duties."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from classification.engine.matching.reading import LONGEST, trouble
from classification.engine.matching.sentences import Sentence, split
from website.files import limits
from website.files.blocks import Unreadable
from website.files.texts import HEADING, opened_text

from .words import Passage, Task, Words, against_total

MOST_DUTIES, MOST_PASSAGES = 60, 30
PERCENT = r"(\d{1,3})\s?(?:%|per\s?cent\b)(?:\s+of\s+(?:the\s+|my\s+)?(?:working\s+)?time)?"
LEADING = re.compile(rf"[(\[]?{PERCENT}[)\]]?[\s:.,–—|-]*(\S.*)", re.IGNORECASE)
TRAILING = re.compile(rf"(.*?\S)\s*(?:[(\[|\t–—:]|\s-)\s*{PERCENT}\s*[)\]]?\.?", re.IGNORECASE)
BULLET = re.compile(r"(?:[•●▪◦‣·*–—-]|\d{1,2}[.)]|[a-z][.)])\s+")
INLINE = re.compile(r"([^:.]{3,60}:)\s+(\S.*)")
GIVEN = re.compile(r"\b(?:given|exercised|provided|over|of others|responsibilit)", re.IGNORECASE)
SECTIONS = {"summary": "purpose", "qualifications": "qualifications", "supervision": "supervision received"}
"""Kinds of sections by what the reader of descriptions calls them; all others are “other”."""


class Unread(ValueError):
    """The text or file is not read, and why, in a sentence for people."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was understood, and what to look at, in sentences for people."""

    words: Words
    notices: tuple[str, ...] = ()


def read_file(content: bytes, name: str) -> Pasted:
    """Return what a document of any kind says. Raises Unread, which says why it is not read and what to do."""
    if len(content) > limits.MOST_BYTES:
        raise Unread(f"The file has {len(content):,} bytes; at most {limits.MOST_BYTES:,} are read.")
    if not content.strip():
        raise Unread(f"The file “{name}” is empty.")
    try:
        said = opened_text(content, name)
    except Unreadable as why:
        raise Unread(str(why)) from why
    pasted = laid_out(said.text)
    return replace(pasted, notices=(*said.notices, *pasted.notices))


def read_text(text: str) -> Pasted:
    """Return what a text says. Every word of it stands in a section, its heading or a duty. Raises Unread."""
    try:
        return laid_out(limits.checked(limits.one_ending(text)))
    except Unreadable as why:
        raise Unread(str(why)) from why


def laid_out(text: str) -> Pasted:
    """Return what a text that was checked says; HEADING marks lines that are known to be headings. Raises Unread."""
    if len(text) > LONGEST:
        raise Unread(
            f"The text has {len(text):,} characters; at most {LONGEST:,} are read. Give the description alone."
        )
    if not text.replace(HEADING, "").strip():
        raise Unread("There is no text to read. Paste it, or choose a file.")
    words = Desk(text).words()
    if len(words.duties) > MOST_DUTIES or len(words.passages) > MOST_PASSAGES:
        raise Unread(
            f"The text has {len(words.duties)} duties and {len(words.passages)} sections; "
            f"at most {MOST_DUTIES} and {MOST_PASSAGES} fit. Give the description alone."
        )
    return Pasted(words, tuple(notices(words)))


def notices(words: Words) -> Iterator[str]:
    """Yield what to look at in the words of a description."""
    if said := trouble(words.text):
        yield said
    lacking = sum(duty.percent is None for duty in words.duties)
    if lacking:
        yield f"{lacking} {'duty names' if lacking == 1 else 'duties name'} no percent of time. Fill it in."
    elif said := against_total(words):
        yield said


@dataclass
class Desk:
    """Where the lines of a text are laid out, one after the other, as sections and duties."""

    text: str
    passages: list[Passage] = field(default_factory=list)
    duties: list[Task] = field(default_factory=list)
    kind: str = "other"
    heading: str = ""
    unused: str = ""
    """A heading with nothing below it so far."""
    is_apart: bool = True
    goes_on: bool = False
    """Whether a line without a percent belongs to the duty above it."""

    def words(self) -> Words:
        sentences = split(self.text.replace(HEADING, " "))
        starts = {sentence.start: sentence for sentence in sentences}
        place = 0
        for line in self.text.split("\n"):
            inside = [starts[at] for at in range(place, place + len(line) + 1) if at in starts]
            self.lay(line, inside)
            place += len(line) + 1
        self.keep_unused()
        return Words(tuple(self.passages), tuple(self.duties))

    def lay(self, line: str, sentences: Sequence[Sentence]) -> None:
        bare = line.replace(HEADING, "").strip()
        if not bare:
            self.is_apart, self.goes_on = True, False
        elif HEADING in line or (len(sentences) == 1 and sentences[0].is_heading):
            self.open(bare)
        elif (inline := INLINE.fullmatch(bare)) and kind_of_heading(inline[1]) not in ("", "other"):
            self.open(inline[1])
            self.put(inline[2], sentences)
        else:
            self.put(bare, sentences)

    def open(self, heading: str) -> None:
        """Begin a section: what stands below belongs to it."""
        self.keep_unused()
        self.unused, self.is_apart, self.goes_on = heading, True, False
        self.kind, bare = kind_of_heading(heading) or "other", heading.rstrip(" :")[:200]
        self.heading = "" if bare.casefold() == self.kind else bare

    def keep_unused(self) -> None:
        """Keep a heading with nothing below it as a line of its own."""
        if self.unused:
            self.kind, self.heading = "other", ""
            self.add(self.unused)
        self.unused = ""

    def put(self, line: str, sentences: Sequence[Sentence]) -> None:
        self.unused = ""
        said = BULLET.sub("", line, count=1) if BULLET.match(line) else line
        is_item = said != line
        if duty := duty_of(said):
            self.duties.append(duty)
            self.goes_on = True
            if self.kind != "duties":  # what follows belongs to no section that stands above the duties
                self.kind, self.heading = "other", ""
        elif sentences and all(sentence.boilerplate for sentence in sentences):
            self.add(line)
        elif self.goes_on and not is_item:
            last = self.duties.pop()
            self.duties.append(Task(f"{last.text}\n{said}", last.percent))
        elif self.kind == "duties":
            self.duties.append(Task(said, None))
        else:
            self.add(line)

    def add(self, line: str) -> None:
        """Put a line into the section that is open."""
        kind, heading = (self.kind, self.heading) if self.kind != "duties" else ("other", "")
        last = self.passages[-1] if self.passages else None
        if last and (last.kind, last.heading) == (kind, heading):
            between = "\n\n" if self.is_apart else "\n"
            self.passages[-1] = Passage(kind, heading, f"{last.text}{between}{line}")
        else:
            self.passages.append(Passage(kind, heading, line))
        self.is_apart = False


def duty_of(line: str) -> Task | None:
    """Return a line that says how much of the time it takes, without that; None for any other line."""
    if found := LEADING.fullmatch(line):
        return Task(found[2].strip(), int(found[1]))
    if found := TRAILING.fullmatch(line):
        return Task(found[1].strip(), int(found[2]))
    return None


def kind_of_heading(heading: str) -> str:
    """Return what a heading opens: a kind of section, or “duties”; "" for no heading."""
    sentences = split(heading.rstrip(" :") + ":")
    if len(sentences) != 1 or not (found := sentences[0]).is_heading:
        return ""
    if found.section == "supervision" and GIVEN.search(heading):
        return "supervision given"
    return found.section if found.section == "duties" else SECTIONS.get(found.section, "other")
