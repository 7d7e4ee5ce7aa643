"""Flat lists in and out of the admin, as CSV or Excel."""

from website.flat_lists.pages import InAndOut
from website.flat_lists.resources import BySlugWidget, FlatList, OrderWidget

__all__ = ["BySlugWidget", "FlatList", "InAndOut", "OrderWidget"]
