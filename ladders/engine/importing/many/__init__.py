"""Many files at once: single jobs become the levels of families, and headings mean the same in all of them."""
