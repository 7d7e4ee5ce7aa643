"""Searching in words: their stems, what a reader asked for, where it stands in a text, and words that are near."""
