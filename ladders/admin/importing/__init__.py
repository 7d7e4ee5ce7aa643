"""The pages of an import: a file is given, what was understood is shown with what it changes, then it is applied.

Between the two requests what was understood is kept in the session's row of the database; no file is.
"""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from ladders.admin.importing.checking import CheckPage
from ladders.admin.importing.giving import GivePage


def import_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of these pages in the admin."""
    return [
        path("import/<int:family>/", GivePage.view_in(site), name="ladders_import"),
        path("import/<int:family>/check/", CheckPage.view_in(site), name="ladders_import_check"),
    ]
