"""Levels and ladders that stand beside each other: which, aligned how, and what changes between them."""
