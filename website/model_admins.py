"""Bases of the apps' admin pages."""

from collections.abc import Sequence

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from website.models import Erasable
from website.roles.admin import RowsByRole


class SlugIsKept(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """A slug is an address that others link to: it is chosen once, with the name's help, and never changed."""

    named_by = "name"

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), *(("slug",) if obj else ()))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": (self.named_by,)}


class WrittenOnce(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """A record: it can be added and read, and neither changed nor deleted. One that was erased says so."""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        is_erased = isinstance(obj, Erasable) and obj.is_erased
        return [*super().get_readonly_fields(request, obj), *(["erased"] if is_erased else [])]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class Kept(WrittenOnce):
    """A record that a page of the site or an action writes: here it is read, and nothing else."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
