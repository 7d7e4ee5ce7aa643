"""The pages on which HR brings in many jobs: files, what their headings mean, a look through, and the report."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from ladders.admin.bringing.giving import RunPage, StartPage
from ladders.admin.bringing.looking import LookPage, MakePage
from ladders.admin.bringing.matching import GradesPage, HeadingsPage, NewForAllPage
from ladders.admin.bringing.reporting import EndPage, ReportFile, ReportPage, UndoPage


def bring_in_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of these pages below /admin/."""
    return [
        path("bring-in/", StartPage.view_in(site), name="ladders_bring_in"),
        path("bring-in/<int:run>/", RunPage.view_in(site), name="ladders_bring_in_run"),
        path("bring-in/<int:run>/headings/", HeadingsPage.view_in(site), name="ladders_bring_in_headings"),
        path("bring-in/<int:run>/headings/new/", NewForAllPage.view_in(site), name="ladders_bring_in_new"),
        path("bring-in/<int:run>/headings/grades/", GradesPage.view_in(site), name="ladders_bring_in_grades"),
        path("bring-in/<int:run>/look/", LookPage.view_in(site), name="ladders_bring_in_look"),
        path("bring-in/<int:run>/make/", MakePage.view_in(site), name="ladders_bring_in_make"),
        path("bring-in/<int:run>/report/", ReportPage.view_in(site), name="ladders_bring_in_report"),
        path("bring-in/<int:run>/report.xlsx", ReportFile.view_in(site), name="ladders_bring_in_report_file"),
        path("bring-in/<int:run>/undo/", UndoPage.view_in(site), name="ladders_bring_in_undo"),
        path("bring-in/<int:run>/end/", EndPage.view_in(site), name="ladders_bring_in_end"),
    ]
