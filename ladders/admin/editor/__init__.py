"""The grid editor: HR writes a draft as one sheet of levels and rows."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path, re_path
from django.views.generic import View

from ladders.admin.editor.shaping import FactsPage, MovePage, RetirePage
from ladders.admin.editor.starting import StartPage
from ladders.admin.editor.writing import CellSave, Changes, Checks, SheetPage

KIND = r"^(?P<edition>\d{1,18})/ladder/(?P<kind>levels|rows)/"
THING = KIND + r"(?P<pk>\d{1,18})/"


def editor_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of the editor below the editions of the admin."""

    def page(view: type[View]) -> Callable[..., Any]:
        return site.admin_view(view.as_view(admin_site=site))

    return [
        path("of-family/<int:family>/ladder/", page(StartPage), name="ladders_edit_ladder"),
        path("<int:edition>/ladder/", page(SheetPage), name="ladders_editor"),
        path("<int:edition>/ladder/cell/", page(CellSave), name="ladders_editor_cell"),
        path("<int:edition>/ladder/checks/", page(Checks), name="ladders_editor_checks"),
        path("<int:edition>/ladder/changes/", page(Changes), name="ladders_editor_changes"),
        re_path(KIND + "add/$", page(FactsPage), name="ladders_editor_add"),
        re_path(THING + "$", page(FactsPage), name="ladders_editor_facts"),
        re_path(THING + "move/$", page(MovePage), name="ladders_editor_move"),
        re_path(THING + "retire/$", page(RetirePage), name="ladders_editor_retire"),
    ]
