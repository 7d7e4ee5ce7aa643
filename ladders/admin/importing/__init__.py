"""The pages of an import: a file is given, what was understood is shown with what it changes, then it is applied.

Between the two requests what was understood is kept in the session's row of the database; no file is.
"""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from ladders.admin.importing.checking import CheckPage
from ladders.admin.importing.giving import GivePage


def import_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of these pages in the admin."""
    give, check = (site.admin_view(page.as_view(admin_site=site)) for page in (GivePage, CheckPage))
    return [
        path("import/<int:family>/", give, name="ladders_import"),
        path("import/<int:family>/check/", check, name="ladders_import_check"),
    ]
