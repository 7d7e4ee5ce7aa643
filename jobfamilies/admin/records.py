"""What was published, withdrawn and otherwise moved, to read; and the pages on which an edition is moved."""

from django.contrib import admin
from django.urls import URLPattern

from jobfamilies.admin.moves import move_pages
from jobfamilies.models import Publication, Transition, Withdrawal
from website.model_admins import Kept


@admin.register(Publication)
class PublicationAdmin(Kept):
    list_display = ("edition", "effective_on", "kind", "published_at", "published_by", "reference", "notice")
    list_filter = ("edition__family__organization", "effective_on", "kind")
    list_select_related = ("edition__family__organization", "published_by")
    search_fields = ("edition__title", "edition__family__name", "notice", "reference", "digest")
    date_hierarchy = "effective_on"


@admin.register(Withdrawal)
class WithdrawalAdmin(Kept):
    list_display = ("publication", "withdrawn_at", "withdrawn_by", "reason")
    list_select_related = ("publication__edition__family__organization", "withdrawn_by")


@admin.register(Transition)
class TransitionAdmin(Kept):
    """Every move of every edition, the latest first; and below its address the pages of the moves to come."""

    list_display = ("family", "number", "move", "from_stage", "to_stage", "by", "at", "note")
    list_filter = ("move", "family__organization")
    list_select_related = ("family__organization", "by")
    search_fields = ("family__name", "family__organization__name", "note", "by__username")
    date_hierarchy = "at"

    def get_urls(self) -> list[URLPattern]:
        return [*move_pages(self.admin_site), *super().get_urls()]
