"""Erasing a person's words: what it reaches, how it is done, and what stays behind."""
