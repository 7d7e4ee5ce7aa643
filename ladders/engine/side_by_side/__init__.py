"""Ladders beside each other: at equal grades, step by step, and where the most changes."""
