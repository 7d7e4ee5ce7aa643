"""What people do with the text of a ladder."""

from ladders.actions.cells import Saved, StaleCell, lines_of, put_lines, save_cell
from ladders.actions.confirming import (
    CannotConfirm,
    confirm_relation,
    leave_to_site,
    reasons_against_confirming,
)
from ladders.actions.editions import change_edition
from ladders.actions.levels import add_level, change_level, change_levels, move_level, retire_level, was_published
from ladders.actions.rows import add_row, add_rows, change_row, change_rows, move_row, retire_row
from ladders.actions.starting import start_ladder
from ladders.actions.together import Sent, write_together
from ladders.actions.waivers import (
    CannotWaive,
    lift_waiver,
    reasons_against_lifting,
    reasons_against_waiving,
    waive_finding,
)
from ladders.actions.writing import CannotChange, reasons_against_changing

__all__ = [
    "CannotChange",
    "CannotConfirm",
    "CannotWaive",
    "Saved",
    "Sent",
    "StaleCell",
    "add_level",
    "add_row",
    "add_rows",
    "change_edition",
    "change_level",
    "change_levels",
    "change_row",
    "change_rows",
    "confirm_relation",
    "leave_to_site",
    "lift_waiver",
    "lines_of",
    "move_level",
    "move_row",
    "put_lines",
    "reasons_against_changing",
    "reasons_against_confirming",
    "reasons_against_lifting",
    "reasons_against_waiving",
    "retire_level",
    "retire_row",
    "save_cell",
    "start_ladder",
    "waive_finding",
    "was_published",
    "write_together",
]
