"""Kept readings in the admin: a list that leads to each as it was."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from classification.models import Run
from website.model_admins import Kept


@admin.register(Run)
class RunAdmin(Kept):
    """A reading is kept from the page of its request; here it is only found."""

    list_display = ["__str__", "by", "at", "engine", "lexicon"]
    list_filter = ["engine"]
    search_fields = ["request__position__number"]
    fields = ("page", "request", "description", "by", "at", "engine", "lexicon", "words_digest")
    readonly_fields = fields
    list_select_related = ["request__position__organization", "by"]

    @admin.display(description="As it was")
    def page(self, run: Run) -> SafeString:
        return format_html('<a href="{}">{}</a>', run.get_absolute_url(), run)
