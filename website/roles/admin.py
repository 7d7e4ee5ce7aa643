"""The admin asks the roles: what is listed, and what somebody may do with one row."""

from typing import Any

from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model, QuerySet
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest

from website.roles.checking import scope_of
from website.roles.declared import owner_field


class RowsByRole:
    """For a model admin: a person sees the rows of their organizations and families, and adds to those alone.

    A right to change a row lets see it, as in Django's own admin.
    """

    opts: Any
    model: type[Model]

    def act(self, verb: str) -> str:
        return f"{self.opts.app_label}.{get_permission_codename(verb, self.opts)}"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)  # type: ignore[misc]
        scopes = [scope_of(request.user, self.act(verb)) for verb in ("view", "change")]
        if any(scope.is_everywhere for scope in scopes):
            return rows
        return rows.filter(scopes[0].where(self.model) | scopes[1].where(self.model))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return any(request.user.has_perm(self.act(verb), obj) for verb in ("view", "change"))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)  # type: ignore[misc]
        return allowed and request.user.has_perm(self.act("change"), obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and request.user.has_perm(self.act("delete"), obj)

    def formfield_for_foreignkey(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:  # type: ignore[type-arg]
        """Of what the row belongs to, offer those to which the person may add or whose rows they may change."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        if (
            isinstance(field, ModelChoiceField)
            and db_field.name == owner_field(self.model)
            and field.queryset is not None
        ):
            scopes = [scope_of(request.user, self.act(verb)) for verb in ("add", "change")]
            if not any(scope.is_everywhere for scope in scopes):
                target: Any = db_field.related_model
                field.queryset = field.queryset.filter(scopes[0].where(target) | scopes[1].where(target))
        return field

    def save_form(self, request: HttpRequest, form: ModelForm, change: bool) -> Any:  # type: ignore[type-arg]
        """Raise PermissionDenied where the row stands, as it was sent, where the person may not write."""
        row = super().save_form(request, form, change)  # type: ignore[misc]
        if not request.user.has_perm(self.act("change" if change else "add"), row):
            raise PermissionDenied
        return row


class InlineByRole:
    """For an inline: what somebody may do with the rows of the thing whose page it stands on."""

    opts: Any

    def may(self, verb: str, request: HttpRequest, obj: Model | None) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.{get_permission_codename(verb, self.opts)}", obj)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.may("view", request, obj) or self.may("change", request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_add_permission(request, obj)  # type: ignore[misc]
        return allowed and self.may("add", request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_change_permission(request, obj)  # type: ignore[misc]
        return allowed and self.may("change", request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)  # type: ignore[misc]
        return allowed and self.may("delete", request, obj)
