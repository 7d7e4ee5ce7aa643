"""The base of the admin's pages for what one person drafts and another approves."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_permission_codename
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from classification.actions import CannotApprove, approve_draft
from classification.models import Approvable
from website.people import person
from website.roles.admin import RowsByRole


class ApprovableAdmin(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """Drafts may change; what is approved never does: a correction begins with what the row before says."""

    begins_with: str
    """The parameter of the address that names the row to begin with, by its primary key."""
    list_select_related: ClassVar[tuple[str, ...]]
    actions = ("approve",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.is_approved)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_approved)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without deleting many: an approved row among them would go too."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        asked = request.GET.get(self.begins_with, "")
        found = (
            self.model._default_manager.filter(pk=int(asked)).first()
            if asked.isdecimal() and len(asked) < 19
            else None
        )
        return self.said_before(found) if found else super().get_changeform_initial_data(request)

    def said_before(self, row: Any) -> dict[str, Any]:
        """Return what the form of a correction begins with: what the row that it corrects says."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Approvable, form: forms.ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        obj.record_draft(by=person(request), at=timezone.now())
        super().save_model(request, obj, form, change)

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.{get_permission_codename('approve', self.opts)}")

    @admin.action(description="Approve the chosen %(verbose_name_plural)s", permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Approvable]) -> None:
        for draft in queryset.select_related(*self.list_select_related):
            try:
                approve_draft(draft=draft, by=person(request), at=timezone.now())
            except CannotApprove as refused:
                messages.error(request, f"{draft}: {refused}")
            else:
                messages.success(request, f"{draft} is in force.")

    @admin.display(description="approved", boolean=True)
    def is_approved(self, row: Approvable) -> bool:
        return row.is_approved
