"""Searching in texts: where the words of a query stand, what is shown of it, its order, and words that are near."""
