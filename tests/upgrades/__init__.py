"""Filled databases of the releases, brought to now."""
