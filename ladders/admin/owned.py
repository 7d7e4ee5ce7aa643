"""What an edition owns, in the admin: only a draft’s levels and rows are written, by the actions that log it."""

from typing import Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from jobfamilies.actions.moves import locked
from jobfamilies.models import Edition, Level
from ladders.actions import Sent, write_together
from ladders.actions.owned import FACTS
from ladders.admin.facts import FactsForm
from ladders.index import write_edition
from ladders.models import CellChange, Row, SearchEntry, Statement
from website.ordered_admin import OrderedForm, OrderedInlineFormSet
from website.people import person
from website.refusals import Refused
from website.roles.admin import RowsByRole
from website.versioned_forms import VersionedAdmin

Owned = TypeVar("Owned", Level, Row)


def edition_of(row: Model | None) -> Edition | None:
    """Return the edition that a row of the admin belongs to; None while it is being added."""
    return row if isinstance(row, Edition) else getattr(row, "edition", None)


class SealedWhenPublished:
    """For an admin or inline of what an edition owns: only a draft's rows are written."""

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._is_open(obj) and super().has_change_permission(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._is_open(obj) and super().has_delete_permission(request, obj)  # type: ignore[misc]

    def _is_open(self, row: Model | None) -> bool:
        edition = edition_of(row)
        return edition is None or edition.is_draft


# --- forms -----------------------------------------------------------------------------------------------------------


class OwnedForm(FactsForm, OrderedForm):
    """A level or a row of an edition, which an action writes."""

    @property
    def changed_facts(self) -> dict[str, Any]:
        """What the form changes of the level or row, but for its place."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in FACTS[self._meta.model]}


class OwnedFormSet(OrderedInlineFormSet):
    """The levels or the rows of one draft, sent together."""

    def sent(self) -> Sent[Any]:
        """Return what the forms make of them. Nothing is written."""
        self.save(commit=False)
        changed = {thing.pk for thing, _ in self.changed_objects}
        kept: list[Any] = [form for form in self.initial_forms if form.instance.pk in changed]
        return Sent(
            added=self.new_objects,
            facts={form.instance.pk: form.changed_facts for form in kept},
            places={form.instance.pk: form.cleaned_data[form.place] for form in kept if form.is_given_a_place},
            retired=[thing.pk for thing in self.deleted_objects],
        )


class OwnEditionForm(OwnedForm):
    """The same on a page of its own: it is added to an open edition, and stays there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Disabled, not read-only: what Django leaves out of a form it leaves out of the constraints' checks too.
        if self.instance.pk and "edition" in self.fields:
            self.fields["edition"].disabled = True

    def clean_edition(self) -> Edition:
        edition: Edition = self.cleaned_data["edition"]
        if edition.is_published:
            raise forms.ValidationError("A published edition cannot change. Start a draft from it.")
        if not edition.is_draft:
            raise forms.ValidationError("What is in review or approved cannot change. Take it back to draft first.")
        return edition

    @property
    def sent(self) -> Sent[Any]:
        """What the form makes of the one level or row."""
        key = self.instance.pk
        if key is None:
            return Sent(added=[self.instance])
        places = {key: self.cleaned_data[self.place]} if self.is_given_a_place else {}
        return Sent(facts={key: facts} if (facts := self.changed_facts) else {}, places=places)


# --- admins ----------------------------------------------------------------------------------------------------------


class RefusalsAreSaid:
    """For an admin whose pages save by actions: what one refuses is said on the page, and nothing is written."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view = self._saved_alone if request.method == "POST" else super().changeform_view  # type: ignore[misc]
        return self._or_say(request, view, *args, **kwargs)

    @transaction.atomic
    def _saved_alone(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        """Save the page. From before what is stored is read nobody else writes the edition."""
        thing = self.get_object(request, unquote(object_id)) if object_id else None  # type: ignore[attr-defined]
        if edition := edition_of(thing):
            locked(edition)
        return super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc]

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._or_say(request, super().delete_view, *args, **kwargs)  # type: ignore[misc]

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._or_say(request, super().changelist_view, *args, **kwargs)  # type: ignore[misc]

    def _or_say(self, request: HttpRequest, view: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer: HttpResponse = view(request, *args, **kwargs)
            return answer
        except Refused as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.get_full_path())


def without_entries(listed: list[Any]) -> list[Any]:
    """Return the nested list of what goes with a row, without the entries of the search and the record of changes."""
    kept = [each for each in listed if not str(each).startswith(("Search entry: ", "Change of a draft: "))]
    return [without_entries(each) if isinstance(each, list) else each for each in kept]


class GoesWithEntries:
    """For an admin of what has statements: they go with it, and what goes by itself is not asked to be confirmed."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[Any], Any, set[str], list[Any]]:
        listed, counts, lacking, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        for kept in (SearchEntry, CellChange):
            counts.pop(kept._meta.verbose_name_plural, None)
        shown = without_entries(listed)
        return shown, counts, lacking - {Statement._meta.verbose_name}, protected


class FoundBySearch(GoesWithEntries):
    """For the admin of an edition: once the page is saved, the search finds what it says now."""

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:  # type: ignore[type-arg]
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        if edition := edition_of(form.instance):
            write_edition(edition)


class CountsStatements(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """The admin of what has statements: its list says how many."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # Distinct: another count of the same list would multiply this one.
        return super().get_queryset(request).annotate(n_statements=Count("statements", distinct=True))

    @admin.display(description="statements", ordering="n_statements")
    def statement_count(self, row: Any) -> int:
        return row.n_statements


class OwnedAdmin(RefusalsAreSaid, GoesWithEntries, SealedWhenPublished, VersionedAdmin, CountsStatements):
    """The admin of levels or of rows."""

    form = OwnEditionForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        write_together(self.model, form.sent, edition=obj.edition, by=person(request), at=timezone.now())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        sent: Sent[Any] = Sent(retired=[obj.pk])
        write_together(self.model, sent, edition=obj.edition, by=person(request), at=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for thing in queryset.select_related("edition"):
            self.delete_model(request, thing)
