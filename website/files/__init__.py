"""Reads what people send: plain Python, which knows no Django."""
