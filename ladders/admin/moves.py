"""Moves between levels in the admin: recorded, corrected or forbidden, and what the derived ones rest on."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from jobfamilies.models import JobFamily, Level
from jobfamilies.models.level import TITLE_NOT_STATED
from jobfamilies.picking import FoundLevels, Pick, picker, read_pick
from ladders.models import GradeEquivalence, Move, OutsideClass, RelatedFamilies
from website.model_admins import SlugIsKept
from website.roles.admin import RowsByRole


class LevelField(forms.Field):
    """A level in force, chosen by title, code, grade or family; `Level` out, its path in."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=LevelPicker(), **kwargs)

    def clean(self, value: Pick | None) -> Level | None:
        path = value.path if value else ""
        if value and value.found:
            raise forms.ValidationError(which_one(value.found))
        level = Level.objects.at_paths([path]).with_family().first() if path else None
        if path and not level:
            raise forms.ValidationError("There is no level “%(path)s” in force.", params={"path": path})
        if self.required and not level:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return level


def which_one(found: FoundLevels) -> str:
    """Return what to do where the words name no level, or several."""
    if found.total:
        return f"“{found.words}” stands for {found.total} levels. Choose one of them."
    return f"No level has “{found.words}” in its title, code, grade, family or organization."


class LevelPicker(forms.Widget):
    """The field of the pages that chooses a level."""

    class Media:
        css = {"all": ["css/components/level-picker.css"]}
        js = [forms.Script("js/level-picker.js", type="module")]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Pick:
        return read_pick(data, name)

    def render(self, name: str, value: Pick | str | None, attrs: Any = None, renderer: Any = None) -> SafeString:
        pick = value if isinstance(value, Pick) else Pick(value or "")
        level = Level.objects.at_paths([pick.path]).with_family().first() if pick.path else None
        context = picker(name, "", level, pick, input_id=(attrs or {}).get("id", ""))
        return render_to_string("jobfamilies/_level_picker.html", context)


class MoveForm(forms.ModelForm):  # type: ignore[type-arg]
    """A move whose levels are named by their paths; stored are their families and keys."""

    from_level = LevelField(required=False, label="From the level")
    to_level = LevelField(label="To the level")

    class Meta:
        model = Move
        fields = ("kind", "from_outside", "both_ways", "is_forbidden", "statement", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        move = self.instance
        if move.pk:
            self.initial["to_level"] = path_of(move.to_family_id, move.to_key)
            self.initial["from_level"] = path_of(move.from_family_id, move.from_key)

    def clean(self) -> dict[str, Any] | None:
        """Put the levels' families and keys into the move, before the constraints are checked."""
        cleaned = super().clean() or {}
        if self.errors:  # The move stays as it was: the page that shows the errors names it.
            return cleaned
        for end in ("from", "to"):
            level = cleaned.get(f"{end}_level")
            setattr(self.instance, f"{end}_family", level and level.edition.family)
            setattr(self.instance, f"{end}_key", level and level.key)
        if bool(cleaned.get("from_level")) == bool(cleaned.get("from_outside")):
            raise forms.ValidationError("Name a level or a class outside the catalogue that the move begins at.")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # Django leaves out of the checks what is no field of the form; the levels are, under other names.
        own = {"from_family", "from_key", "to_family", "to_key"}
        return super()._get_validation_exclusions() - (set() if self.errors else own)  # type: ignore[misc]


def path_of(family: int | None, key: Any) -> str:
    """Return the path of the level in force; "" where there is none."""
    found = Level.objects.in_force().with_family().filter(edition__family=family, key=key).first()
    return found.path if found else ""


@admin.register(Move)
class MoveAdmin(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """What HR says of a move. Those of the ladders' order and of equal grades need no entry here."""

    form = MoveForm
    list_display = ("start", "end", "kind", "is_forbidden", "recorded_by", "recorded_at")
    list_filter = ("kind", "is_forbidden", "to_family__organization")
    search_fields = ("to_family__name", "from_family__name", "from_outside__name", "note")
    autocomplete_fields = ("from_outside", "statement")
    readonly_fields = ("recorded_by", "recorded_at")
    ordering = ("to_family__organization__sort_key", "to_family__sort_key", "-recorded_at")
    fields = (
        "kind",
        ("from_level", "from_outside"),
        "to_level",
        "both_ways",
        "is_forbidden",
        "statement",
        "note",
        ("recorded_by", "recorded_at"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Move]:
        titles = {f"{end}_title": title_of(end) for end in ("from", "to")}
        return super().get_queryset(request).with_names().annotate(**titles)  # type: ignore[attr-defined]

    def save_model(self, request: HttpRequest, obj: Move, form: forms.ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        obj.record(by=request.user, at=timezone.now())  # type: ignore[arg-type]
        super().save_model(request, obj, form, change)

    @admin.display(description="from")
    def start(self, move: Any) -> str:
        return str(move.from_outside or named(move.from_family, move.from_title))

    @admin.display(description="to")
    def end(self, move: Any) -> str:
        return named(move.to_family, move.to_title)


def title_of(end: str) -> Subquery:
    """Return the title in force of the level at one end of a move, "from" or "to"."""
    same = {"edition__family": OuterRef(f"{end}_family"), "key": OuterRef(f"{end}_key")}
    return Subquery(Level.objects.in_force().filter(**same).values("title")[:1])


def named(family: JobFamily, title: str | None) -> str:
    """Return the family and the level; None as title says that the level is in force no more."""
    return f"{family}, " + ("a level no longer in force" if title is None else title or TITLE_NOT_STATED)


@admin.register(OutsideClass)
class OutsideClassAdmin(SlugIsKept):
    list_display = ("name", "organization", "slug")
    list_filter = ("organization",)
    list_select_related = ("organization",)
    search_fields = ("name", "organization__name")
    ordering = ("organization__sort_key", "name")


@admin.register(RelatedFamilies)
class RelatedFamiliesAdmin(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """Between these alone moves at the same grade are derived."""

    list_display = ("first", "second")
    list_select_related = ("first__organization", "second__organization")
    search_fields = ("first__name", "second__name")
    autocomplete_fields = ("first", "second")
    ordering = ("first__organization__sort_key", "first__sort_key", "second__sort_key")


@admin.register(GradeEquivalence)
class GradeEquivalenceAdmin(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """These alone put grades of two organizations on one height."""

    list_display = ("first", "second", "note")
    list_select_related = ("first__organization", "second__organization")
    search_fields = ("first__name", "second__name", "note")
    autocomplete_fields = ("first", "second")
    ordering = ("first__organization__sort_key", "first__order", "second__organization__sort_key")
