"""What a run would make of each family: which one it is, what its draft would say, and what speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jobfamilies.models import Edition, JobFamily
from ladders.engine.importing import fitting, limits
from ladders.engine.importing.fitting import LEFT_OUT, NEW, Choices, Draft, Fit
from ladders.engine.importing.found import Doubt, Leftover
from ladders.engine.importing.many.meanings import Meant, function_meant, meant
from ladders.engine.importing.many.series import Proposal
from ladders.engine.importing.wording import plain
from ladders.importing.drafts import read_draft
from ladders.importing.runs.matching import Matter
from ladders.models import ImportedFamily, ImportFile

LONGEST_NAME = 120


@dataclass
class Look:
    """One family to come, with all that is asked before it is made."""

    matter: Matter
    proposal: Proposal
    outcome: ImportedFamily | None
    families: Sequence[JobFamily]

    @property
    def key(self) -> str:
        return self.proposal.key

    @cached_property
    def choice(self) -> dict[str, str]:
        """What somebody chose for it: its name, or that it is left out."""
        choice: dict[str, str] = self.matter.run.choices.get(self.key, {})
        return choice

    @property
    def name(self) -> str:
        return self.choice.get("name") or self.proposal.name[:LONGEST_NAME] or "A family without a name"

    @property
    def is_left_out(self) -> bool:
        return self.choice.get("act") == LEFT_OUT

    @property
    def is_done(self) -> bool:
        done = (ImportedFamily.State.MADE, ImportedFamily.State.SAME)
        return self.outcome is not None and self.outcome.state in done

    @cached_property
    def family(self) -> JobFamily | None:
        """The family of that name; None where it will be new."""
        return next((each for each in self.families if plain(each.name) == plain(self.name)), None)

    @cached_property
    def meant(self) -> Meant:
        return meant(self.proposal.ladder, self.matter.meanings)

    @property
    def function(self) -> str:
        return function_meant(self.proposal.ladder, self.matter.meanings)

    @cached_property
    def begins_with(self) -> Edition | None:
        """The edition that the draft begins with: the one in force, else the latest."""
        if self.family is None:
            return None
        in_force = Edition.objects.in_force().filter(family=self.family).first()
        return in_force or Edition.objects.filter(family=self.family).order_by("-number").first()

    @cached_property
    def draft(self) -> Draft:
        """What the draft says before anything is brought in."""
        return read_draft(self.begins_with) if self.begins_with else Draft((), ())

    @cached_property
    def fit(self) -> Fit:
        return fitted(self.meant, self.draft, self.matter)

    @property
    def files(self) -> list[ImportFile]:
        return [file for file in self.matter.files if file.pk in self.proposal.files]

    @cached_property
    def leftovers(self) -> list[Leftover]:
        """All words of its files that go nowhere, then what was left out by a choice; of several files, with names."""
        said = [(file.name, Leftover(**each)) for file in self.files for each in (file.found or {})["leftovers"]]
        if len(self.files) > 1:
            said = [(name, replace(left, place=f"{name}, {left.place}")) for name, left in said]
        return [*(left for _, left in said), *self.meant.leftovers]

    @cached_property
    def doubts(self) -> list[Doubt]:
        of_files = [Doubt(**each) for file in self.files for each in (file.found or {})["doubts"]]
        return [*of_files, *self.proposal.ladder.doubts]

    @cached_property
    def reasons(self) -> list[str]:
        """Why no draft can be made of it yet, in sentences for people."""
        said = [f"Say what “{label}” means." for label in self.meant.open]
        levels = self.proposal.ladder.levels
        if any(not level.title for level in levels):
            said.append("A level has no title: give it one in the file.")
        if len(levels) > limits.MOST_LEVELS:
            said.append(f"It has {len(levels)} levels; a ladder has at most {limits.MOST_LEVELS}.")
        codes = [level.job_code for level in levels if level.job_code]
        said += [f"Two levels have the code {code}." for code in dict.fromkeys(codes) if codes.count(code) > 1]
        if self.family and Edition.objects.filter(Edition.is_open(), family=self.family).exists():
            said.append("The family has an open draft: import the file there, or give this one another name.")
        elif not self.meant.open:
            said += [each for each in self.fit.missing if each not in said]
        return said

    @property
    def came_later(self) -> bool:
        """Whether the run got more of this family after its draft was made."""
        return (
            self.is_done and self.outcome is not None and set(self.proposal.files) - set(self.outcome.files) != set()
        )

    @property
    def state(self) -> str:
        """How it stands, in a word or two for people."""
        if self.outcome is not None and self.is_done:
            return "More came since" if self.came_later else self.outcome.get_state_display()
        if self.is_left_out:
            return "Left out"
        return "Needs a look" if self.reasons else "Ready"

    @property
    def is_ready(self) -> bool:
        return not (self.is_done or self.is_left_out or self.reasons)

    @property
    def words(self) -> dict[str, int]:
        """The words of its files: in the file, placed and left over."""
        counts = [(file.found or {})["words"] for file in self.files]
        return {name: sum(each[name] for each in counts) for name in ("file", "placed", "left")}

    @property
    def statements(self) -> int:
        return sum(len(cell) for row in self.proposal.ladder.rows for cell in row.cells)


def fitted(said: Meant, draft: Draft, matter: Matter) -> Fit:
    """Return how a ladder goes into a draft: a level is one of the draft by title or code alone, else it is new."""
    ladder = fitting.based_on(said.ladder, draft)
    return fitting.fit(ladder, draft, matter.known, choices_for(said, draft))


def choices_for(said: Meant, draft: Draft) -> Choices:
    ladder = said.ladder
    suggested = [fitting.level_suggested(level, ladder, draft) or NEW for level in ladder.levels]
    return Choices(levels=dict(enumerate(suggested)))


def looks(matter: Matter) -> list[Look]:
    """Return the families of a run, in the order of their files."""
    outcomes = {each.proposal: each for each in matter.run.families.select_related("family", "edition")}
    families = list(matter.run.organization.families.all())
    return [Look(matter, each, outcomes.get(each.key[:200]), families) for each in matter.proposals]
