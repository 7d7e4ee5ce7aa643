"""Texts that came from a scan, or that an extraction tore: what it broke is mended, and each mend is told.

Only here are letters of a text changed, and only in texts that a person says came from a scan or that show it.
"""
