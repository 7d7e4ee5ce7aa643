"""What the headings of a run mean: what is known, what people choose, and what is made in place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from jobfamilies.models import Grade, OwnFactDefinition
from ladders.engine.importing.fitting import Vocabulary
from ladders.engine.importing.many.meanings import OWN, Heading, headings
from ladders.engine.importing.many.series import Proposal, proposals
from ladders.engine.importing.wording import plain
from ladders.importing.drafts import vocabulary
from ladders.importing.runs.reading import read_so_far
from ladders.importing.runs.starting import CannotBringIn, check
from ladders.index import write_dimension
from ladders.models import Dimension, ImportFile, ImportProfile, ImportRun
from website.models import User

LONGEST_GRADE = 60
NEW = "new"
"""The choice of a heading for which a dimension or an own fact is made."""


@dataclass
class Matter:
    """All that was read of a run: its files, the families to come, and what their headings mean."""

    run: ImportRun

    @cached_property
    def files(self) -> list[ImportFile]:
        return list(self.run.files.defer("content"))

    @cached_property
    def proposals(self) -> list[Proposal]:
        return proposals(read_so_far(self.files))

    @cached_property
    def known(self) -> list[Vocabulary]:
        return vocabulary()

    @cached_property
    def owned(self) -> dict[str, str]:
        """The organization's own facts by their labels."""
        facts = self.run.organization.own_facts.all()
        return {plain(fact.label): f"{OWN}{fact.slug}" for fact in facts}

    @cached_property
    def headings(self) -> list[Heading]:
        return headings(self.proposals, self.known, self.owned, self.run.profile.meanings)

    @cached_property
    def meanings(self) -> dict[str, str]:
        return {heading.name: heading.meaning for heading in self.headings}

    @property
    def to_choose(self) -> list[Heading]:
        return [heading for heading in self.headings if not heading.meaning]

    @cached_property
    def unknown_grades(self) -> list[str]:
        """The grades that the files state and the organization lacks, as they write them, in their order."""
        known = {name.casefold() for name in self.run.organization.grades.values_list("name", flat=True)}
        levels = [level for proposal in self.proposals for level in proposal.ladder.levels]
        stated = {level.grade_text.strip().casefold(): level.grade_text.strip() for level in levels}
        return [words for name, words in stated.items() if words and name not in known and len(words) <= LONGEST_GRADE]


@transaction.atomic
def choose_meanings(*, run: ImportRun, chosen: Mapping[str, str], kinds: Mapping[str, str], by: User) -> int:
    """Keep what headings mean in the run's profile, make what is new, and return how much was made.

    `chosen` has meanings by the names of headings, NEW for one to make; `kinds` the kind of a new dimension, where it
    was said. Two headings that are new under one name become one. Raises CannotBringIn.
    """
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    check(run, by)
    matter = Matter(run)
    labels = {heading.name: heading for heading in matter.headings}
    profile = ImportProfile.objects.select_for_update().get(pk=run.profile_id)
    made = 0
    for name, meaning in chosen.items():
        if name not in labels or not meaning:
            continue
        if meaning == NEW:
            meaning, is_made = _make(run, labels[name], kinds.get(name, ""), by)
            made += is_made
        profile.meanings[name] = meaning
    profile.save(update_fields=["meanings"])
    run.save(update_fields=["made"])
    return made


def new_for_all(*, run: ImportRun, by: User) -> int:
    """Make a dimension for every heading that nobody knows, and return how many. Raises CannotBringIn."""
    unknown = [heading.name for heading in Matter(run).to_choose]
    return choose_meanings(run=run, chosen=dict.fromkeys(unknown, NEW), kinds={}, by=by)


@transaction.atomic
def make_grades(*, run: ImportRun, by: User) -> int:
    """Make the grades that the files state and the organization lacks, above those that it has, and return how many.

    Numbers stand in their order, other names in that of the files; HR puts them right in the admin. Raises
    CannotBringIn.
    """
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    check(run, by)
    if not by.has_perm("jobfamilies.add_grade", run.organization):
        raise CannotBringIn(["You may not make grades. Ask somebody who may; until then levels keep them in words."])
    grades = Grade.objects.filter(organization=run.organization)
    last = grades.aggregate(last=Max("order"))["last"] or 0
    new = sorted(Matter(run).unknown_grades, key=lambda words: int(words) if words.isdecimal() else 0)
    for place, words in enumerate(new, start=last + 1):
        slug = free(slugify(words)[:45], set(grades.values_list("slug", flat=True)))
        grades.create(organization=run.organization, slug=slug, name=words, order=place)
        run.made.setdefault("grades", []).append(slug)
    run.save(update_fields=["made"])
    return len(new)


def _make(run: ImportRun, heading: Heading, kind: str, by: User) -> tuple[str, bool]:
    """Return the meaning of a heading for which something is made, and whether it was: it may stand by now."""
    if heading.is_fact:
        return _make_fact(run, heading.label[:60], by)
    if not by.has_perm("ladders.add_dimension"):
        raise CannotBringIn(["You may not make dimensions. Choose one of those that stand, or leave it out."])
    name = " ".join(heading.label.split())[:80]
    if standing := Dimension.objects.filter(name__iexact=name).first():
        return standing.slug, False
    place = (Dimension.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    dimension = Dimension.objects.create(
        name=name,
        slug=free(slugify(name)[:45], set(Dimension.objects.values_list("slug", flat=True))),
        kind=kind if kind in Dimension.Kind.values else Dimension.Kind.COMPETENCY,
        definition=f"What files of {run.organization} say under “{name}”.",
        order=place,
    )
    write_dimension(dimension)
    run.made.setdefault("dimensions", []).append(dimension.slug)
    return dimension.slug, True


def _make_fact(run: ImportRun, label: str, by: User) -> tuple[str, bool]:
    if not by.has_perm("jobfamilies.add_ownfactdefinition", run.organization):
        raise CannotBringIn(["You may not make own facts. Leave it over, or ask somebody who may."])
    facts = OwnFactDefinition.objects.filter(organization=run.organization)
    if standing := facts.filter(label__iexact=label).first():
        return f"{OWN}{standing.slug}", False
    slug = free(slugify(label)[:45], set(facts.values_list("slug", flat=True)))
    place = (facts.aggregate(last=Max("place"))["last"] or 0) + 1
    facts.create(organization=run.organization, slug=slug, label=label, kind="text", place=place)
    run.made.setdefault("own facts", []).append(slug)
    return f"{OWN}{slug}", True


def free(slug: str, taken: set[str]) -> str:
    """Return the slug, with a number where it is taken."""
    base = slug or "heading"
    return next(each for each in (base, *(f"{base}-{n}" for n in range(2, 1000))) if each not in taken)
