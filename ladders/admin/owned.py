"""What an edition owns, in the admin: only a draft’s rows are written, and the search finds what they say."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest

from jobfamilies.models import Edition
from ladders.index import write_edition
from ladders.models import CellChange, SearchEntry


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


class OwnedForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an edition owns: it is added to an open edition and stays there."""

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


def without_entries(listed: list[Any]) -> list[Any]:
    """Return the nested list of what goes with a row, without the entries of the search and the record of changes."""
    kept = [each for each in listed if not str(each).startswith(("Search entry: ", "Change of a draft: "))]
    return [without_entries(each) if isinstance(each, list) else each for each in kept]


class FoundBySearch:
    """For an admin of an edition or of what it owns: once the page is saved, the search finds what it says now."""

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:  # type: ignore[type-arg]
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        if edition := edition_of(form.instance):
            write_edition(edition)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[Any], Any, set[str], list[Any]]:
        """Leave what goes with the rows by itself out of what the page asks to confirm: the search's, the log's."""
        listed, counts, lacking, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        for kept in (SearchEntry, CellChange):
            counts.pop(kept._meta.verbose_name_plural, None)
        shown = without_entries(listed)
        return shown, counts, lacking, protected


class CountsStatements(admin.ModelAdmin):  # type: ignore[type-arg]
    """The admin of what has statements: its list says how many."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # Distinct: another count of the same list would multiply this one.
        return super().get_queryset(request).annotate(n_statements=Count("statements", distinct=True))

    @admin.display(description="statements", ordering="n_statements")
    def statement_count(self, row: Any) -> int:
        return row.n_statements
