"""What an edition is made of: a part per app, named in EDITION_PARTS, so that the lowest app imports no higher one."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db.models import Model, Q
from django.utils.module_loading import import_string

from jobfamilies.engine.facts import Fact, dumped, loaded
from jobfamilies.engine.own_facts import OwnFact, kept, read
from jobfamilies.engine.sections import SINCE as SECTIONS_SINCE
from jobfamilies.engine.sections import Audience, Section
from jobfamilies.level_facts import differing
from jobfamilies.models import Edition, Grade, JobFamily, Level, SourceDocument
from website.models import User


@dataclass(frozen=True)
class Seal:
    """Rows that never change once a column is filled: their own, or that of the row they belong to.

    `of` names the foreign key to the row with the column; "" is the row itself, and `chain` the way from there to the
    family, position or organization in whose chain of seals it stands (jobfamilies/sealing).
    """

    model: type[Model]
    filled: str
    said: str
    """What whoever tries is told."""
    of: str = ""
    chain: str = ""


class EditionPart:
    """One app's share of an edition. Every method but the first two may be left as it is."""

    models: Sequence[type[Model]] = ()
    """The tables with an `edition` of their own that this part adds; published rows in them never change."""
    beside_document: Mapping[type[Model], str] = {}
    """Those of `models` that the document leaves out, and the way from a row to the owner of its chain of seals."""
    records: Mapping[type[Model], str] = {}
    """The tables of its app whose rows are written once, whatever edition they speak of, and the same way."""
    seals: Sequence[Seal] = ()
    """The tables of its app whose rows people write until they sign or approve them."""
    section_names: Collection[str] = ()
    """The sections that `load_section` reads."""
    schema_file: Path
    """The JSON Schema of what `dump` returns: its `properties`, which of them are `required`, and the `$defs` that
    they name. What a later version of the document brought says so with `since`."""

    def dump(self, edition: Edition, version: int) -> dict[str, Any]:
        """Return this part's keys of the document's content: plain JSON values, shared things by slug.

        What was sealed once in a version is the same bytes in that version for good.
        """
        raise NotImplementedError

    def load(self, edition: Edition, content: dict[str, Any]) -> None:
        """Write this part's rows of a new edition from content of the newest version.

        Raises KeyError for what it cannot place.
        """
        raise NotImplementedError

    def sections(self, edition: Edition, version: int) -> Iterable[Section]:
        """Return what this part says that not everybody may see; nothing where there is nothing.

        A section's name and audience are sealed too, so they are those that the edition was published with.
        """
        return ()

    def load_section(
        self, edition: Edition, name: str, content: Any, *, by: User | None = None, at: datetime | None = None
    ) -> None:
        """Let a draft say what a section says, and no longer what it said there before.

        The content is of the newest version. Somebody who imports it may bring anything: KeyError or ValueError is
        raised for what cannot be placed.
        """
        raise NotImplementedError

    def dump_unsigned(self, edition: Edition) -> dict[str, Any]:
        """Return what travels beside the content and is no part of the edition or its digest.

        By names of its own, plain JSON values; nothing where there is nothing.
        """
        return {}

    def foretell_unsigned(self, family: JobFamily, unsigned: dict[str, Any], levels: Mapping[str, str]) -> list[str]:
        """Return what `load_unsigned` would take over and leave out, in sentences for people.

        `levels` are those that the draft will have: titles by key.
        """
        return []

    def load_unsigned(self, edition: Edition, unsigned: dict[str, Any], *, by: User, at: datetime) -> list[str]:
        """Take over what came beside an imported edition, as drafts; what is unknown is left out.

        Return what became of it, in sentences for people.
        """
        return []

    def schema(self) -> dict[str, Any]:
        """Return this part's share of the document's JSON Schema, read from its file; those of `dump_unsigned` and of
        the sections' content stand by name under “unsigned” and “sections”, if there are any.
        """
        share: dict[str, Any] = json.loads(self.schema_file.read_text())
        return share

    def checks(self, edition: Edition) -> list[str]:
        """Return why the edition cannot be published, in sentences for people."""
        return []

    def affected(self, edition: Edition) -> list[str]:
        """Return what the edition changes for people when it takes over, in sentences for people."""
        return []

    def changed_by(self, edition: Edition) -> set[int]:
        """Return the keys of the users who are known to have changed the edition since it was started."""
        return set()

    def open_editions_changed_by(self, person: int) -> set[int]:
        """Return the keys of the open editions that this user is known to have changed."""
        return set()

    def places(self, edition: Edition) -> dict[str, str]:
        """Return what else than its levels can be commented on: the name that readers see, by its slug."""
        return {}

    def blocks_withdrawal(self, edition: Edition) -> list[str]:
        """Return why the published edition cannot be withdrawn, in sentences for people."""
        return []

    def family_saved(self, family: JobFamily) -> None:
        """Follow what was changed of a family, where this part keeps a copy of it."""


@cache
def edition_parts() -> tuple[EditionPart, ...]:
    """Return one object per class of EDITION_PARTS, lowest app first."""
    return tuple(import_string(path)() for path in settings.EDITION_PARTS)


EDITION_FACTS = (
    Fact("title"),
    Fact("summary"),
    Fact("function_text"),
    Fact("track_text"),
    Fact("source_date_label"),
    Fact("source_date_text"),
    Fact("source_date"),
)
LEVEL_FACTS = (
    Fact("slug"),
    Fact("rank"),
    Fact("title"),
    Fact("short_title"),
    Fact("job_code"),
    Fact("grade_text"),
    Fact("exemption"),
    Fact("source_date_label"),
    Fact("source_date_text"),
    Fact("source_date"),
)


OWN_FACT_SECTIONS = {"own-facts-signed-in": Audience.SIGNED_IN, "own-facts-hr": Audience.HR}
"""Where the organization's own facts stand that not everybody may see, and who may."""


def of_audience(given: Any, audience: Audience) -> tuple[OwnFact, ...]:
    """Return the own facts of a document. Raises ValueError for what is none, or is for other readers."""
    facts = read(given)
    if any(fact.audience is not audience for fact in facts):
        raise ValueError("An own fact stands among those for other readers.")
    return facts


class JobsPart(EditionPart):
    """The edition's own facts, and its levels."""

    models = (Level,)
    schema_file = Path(__file__).parent / "schema" / "content.json"
    section_names = tuple(OWN_FACT_SECTIONS)

    def dump(self, edition: Edition, version: int) -> dict[str, Any]:
        levels = edition.levels.select_related("grade", "source_document").defer("source_document__text")
        return {
            **dumped(EDITION_FACTS, edition, version),
            "levels": [self._dump_level(level, version) for level in levels.order_by("rank")],
        }

    def _dump_level(self, level: Level, version: int) -> dict[str, Any]:
        return {
            "key": str(level.key),
            **dumped(LEVEL_FACTS, level, version),
            **self._own_facts(level, Audience.EVERYBODY, version),
            "grade": level.grade and level.grade.slug,
            "source": level.source_document and level.source_document.slug,
        }

    def _own_facts(self, level: Level, audience: Audience, version: int) -> dict[str, Any]:
        """Return the organization's own facts for these readers; nothing where there are none, so that editions that
        were sealed before anybody could state some keep their bytes."""
        facts = kept(fact for fact in level.own_fact_list if fact.audience is audience)
        return {"own_facts": facts} if facts and version >= SECTIONS_SINCE else {}

    def sections(self, edition: Edition, version: int) -> Iterator[Section]:
        """What the organization adds and not everybody may see, a section for each audience."""
        levels = list(edition.levels.order_by("rank")) if edition.pk else []
        for name, audience in OWN_FACT_SECTIONS.items():
            told = [{"level": str(level.key), **self._own_facts(level, audience, version)} for level in levels]
            if said := [each for each in told if "own_facts" in each]:
                yield Section(name, audience, said)

    def load_section(
        self, edition: Edition, name: str, content: Any, *, by: User | None = None, at: datetime | None = None
    ) -> None:
        """Take over the own facts that a section states; a level that it does not name states none of them."""
        audience = OWN_FACT_SECTIONS[name]
        if not (isinstance(content, list) and all(isinstance(each, Mapping) for each in content)):
            raise ValueError(f"The section “{name}” is no list of levels.")
        stated = {str(each["level"]): of_audience(each["own_facts"], audience) for each in content}
        levels = {str(level.key): level for level in edition.levels.all()}
        if unknown := stated.keys() - levels.keys():
            raise ValueError(f"The section “{name}” speaks of a level that is not there: {min(unknown)}.")
        for key, level in levels.items():
            others = [fact for fact in level.own_fact_list if fact.audience is not audience]
            level.own_facts = kept([*others, *stated.get(key, ())])
        Level.objects.bulk_update(levels.values(), ["own_facts"])

    def load(self, edition: Edition, content: dict[str, Any]) -> None:
        organization = edition.family.organization
        grades = {grade.slug: grade for grade in Grade.objects.filter(organization=organization)}
        sources = {each.slug: each for each in SourceDocument.objects.filter(organization=organization).only("slug")}
        for name, value in loaded(EDITION_FACTS, content).items():
            setattr(edition, name, value)
        edition.save()
        Level.objects.bulk_create(
            Level(
                edition=edition,
                key=level["key"],
                **loaded(LEVEL_FACTS, level),
                grade=level["grade"] and grades[level["grade"]],
                source_document=level["source"] and sources[level["source"]],
                own_facts=kept(of_audience(level.get("own_facts", []), Audience.EVERYBODY)),
            )
            for level in content["levels"]
        )

    def checks(self, edition: Edition) -> list[str]:
        levels = edition.levels.select_related("grade", "source_document").order_by("rank")
        strays = [
            f"{level}: its {name} is of another organization."
            for level in levels
            for name, shared in (("grade", level.grade), ("source document", level.source_document))
            if shared and shared.organization_id != edition.family.organization_id
        ]
        return strays + reused(edition, levels) if levels else ["The edition has no level."]

    def affected(self, edition: Edition) -> list[str]:
        current = Edition.objects.in_force().filter(family=edition.family_id).exclude(pk=edition.pk).first()
        if current is None:
            return [f"The family's first edition in force: {edition.levels.count()} levels."]
        old, new = ({level.key: level for level in each.levels.order_by("rank")} for each in (current, edition))
        return [
            *(f"Level added: {new[key].name}." for key in new if key not in old),
            *(f"Level no longer stated: {old[key].name}." for key in old if key not in new),
            *(
                f"{new[key].name}: {name} “{was}” becomes “{becomes}”."
                for key in new
                if key in old
                for name, was, becomes in differing(old[key], new[key])
            ),
        ]

    def changed_by(self, edition: Edition) -> set[int]:
        """Those who changed a row of the edition in the admin, which logs it."""
        mine = logged(Edition, [edition.pk])
        for model in (model for part in edition_parts() for model in part.models):
            mine |= logged(model, model._default_manager.filter(edition=edition).values_list("pk", flat=True))
        return set(LogEntry.objects.filter(mine).values_list("user", flat=True))

    def open_editions_changed_by(self, person: int) -> set[int]:
        """Those of which they changed a row in the admin."""
        kinds = ("content_type__app_label", "content_type__model", "object_id")
        rows: dict[tuple[str, str], list[str]] = defaultdict(list)
        for app, model, key in LogEntry.objects.filter(user=person).values_list(*kinds):
            rows[app, model].append(key)
        found: set[int] = set()
        models: list[type[Model]] = [Edition, *(model for part in edition_parts() for model in part.models)]
        for model in models:
            if keys := rows.get((model._meta.app_label, model._meta.model_name or "")):
                way = "" if model is Edition else "edition__"
                theirs = model._default_manager.filter(Edition.is_open(way), pk__in=keys)
                found |= set(theirs.values_list(f"{way}pk", flat=True))
        return found


def reused(edition: Edition, levels: Iterable[Level]) -> list[str]:
    """Return which levels have the job code or the address of another level that was published before, in sentences.

    A code stands for one level of the organization for good, whichever ladders and editions state it; a slug for one
    of the family.
    """
    family = edition.family
    published = Level.objects.filter(edition__publication__withdrawal=None, edition__publication__isnull=False)
    here = published.filter(edition__family__organization=family.organization_id)
    named = here.filter(
        Q(job_code__in=[level.job_code for level in levels if level.job_code])
        | Q(edition__family=family, slug__in=[level.slug for level in levels])
    )
    told = {}
    for other in named.select_related("edition__family__organization").order_by("edition__number", "rank"):
        for level in levels:
            if other.key == level.key:
                continue
            if level.job_code and other.job_code == level.job_code:
                said = f"{level}: its job code {level.job_code} was that of {other} in {other.edition}."
                told[level.pk, "code"] = said
            if other.slug == level.slug and other.edition.family_id == family.pk:
                said = f"{level}: its address “{level.slug}” was that of {other} in {other.edition}."
                told[level.pk, "slug"] = said
    return [f"{said} Neither is ever used again: choose another." for said in told.values()]


def logged(model: type[Model], keys: Iterable[int]) -> Q:
    """Return the condition that the admin's log entry is about one of the model's rows."""
    kind = {"content_type__app_label": model._meta.app_label, "content_type__model": model._meta.model_name}
    return Q(**kind, object_id__in=[str(key) for key in keys])
