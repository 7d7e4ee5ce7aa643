"""How `make docs` builds these pages: Markdown read by MyST, links checked, a warning is an error."""

project = "Career Ladders"
extensions = ["myst_parser"]
exclude_patterns = ["build"]
html_theme = "furo"
html_title = project
html_copy_source = False
# Headings can be linked to by their words.
myst_heading_anchors = 3
