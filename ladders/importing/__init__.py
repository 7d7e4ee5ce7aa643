"""Importing a ladder into a draft: what the draft says now, and writing what was confirmed."""
