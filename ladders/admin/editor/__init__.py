"""The grid editor: HR writes a draft as one sheet of levels and rows."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path, re_path

from ladders.admin.editor.shaping import FactsPage, MovePage, RetirePage
from ladders.admin.editor.starting import StartPage
from ladders.admin.editor.writing import CellSave, Changes, Checks, SheetPage

KIND = r"^(?P<edition>\d{1,18})/ladder/(?P<kind>levels|rows)/"
THING = KIND + r"(?P<pk>\d{1,18})/"


def editor_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of the editor below the editions of the admin."""
    return [
        path("of-family/<int:family>/ladder/", StartPage.view_in(site), name="ladders_edit_ladder"),
        path("<int:edition>/ladder/", SheetPage.view_in(site), name="ladders_editor"),
        path("<int:edition>/ladder/cell/", CellSave.view_in(site), name="ladders_editor_cell"),
        path("<int:edition>/ladder/checks/", Checks.view_in(site), name="ladders_editor_checks"),
        path("<int:edition>/ladder/changes/", Changes.view_in(site), name="ladders_editor_changes"),
        re_path(KIND + "add/$", FactsPage.view_in(site), name="ladders_editor_add"),
        re_path(THING + "$", FactsPage.view_in(site), name="ladders_editor_facts"),
        re_path(THING + "move/$", MovePage.view_in(site), name="ladders_editor_move"),
        re_path(THING + "retire/$", RetirePage.view_in(site), name="ladders_editor_retire"),
    ]
