"""Bringing in many jobs: files are sent, read, matched, looked through, made into drafts, and taken back again."""
