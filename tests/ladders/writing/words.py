"""The statements that tests write into a draft, and where they find them."""

from ladders.models import Statement

LEADS, COACHES, FILES = "Leads projects of one team.", "Coaches new colleagues.", "Files the reports of the month."


def said(level, row):
    return list(Statement.objects.of_cell(level, row).order_by("place").values_list("text", flat=True))


def key_of(text):
    return Statement.objects.get(text=text).key


def corners(edition):
    """Return the first and second level, and the first and second row."""
    return (*edition.levels.order_by("rank"), *edition.rows.order_by("place"))
