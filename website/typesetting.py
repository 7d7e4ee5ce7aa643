"""PDFs: templates of templates/typst/ set from plain data, tagged, in the site's own faces."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import typst
from django.conf import settings

from website.printable import map_texts, printable

TEMPLATES = settings.BASE_DIR / "templates" / "typst"
TYPEFACES = settings.BASE_DIR / "website" / "typefaces"
LONG_WORD = re.compile(r"\S{40}(?=\S)")
"""What would run past the edge of its column; a line may break within it."""


class CannotTypeset(Exception):
    """The template is wrong, or asks for data that it was not given."""


def pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF that `templates/typst/<template>.typ` makes of the data: plain JSON values, "title" among them.

    The template reads it as `data` of look.typ; texts are values there, never markup. The file is PDF/UA-1, but for
    signs that our faces do not draw: those stand as boxes, and `data.unshown` lets the page say so. Raises
    CannotTypeset.
    """
    content = map_texts(data, _settable)
    try:
        return _typeset(template, content, is_accessible=True)
    except typst.TypstError as wrong:
        if "could not be displayed" not in wrong.message:
            raise CannotTypeset(f"{template}: {wrong.message}") from wrong
    return _typeset(template, content | {"unshown": True}, is_accessible=False)


def _settable(text: str) -> str:
    return LONG_WORD.sub("\\g<0>\N{ZERO WIDTH SPACE}", printable(text))


def _typeset(template: str, content: dict[str, Any], *, is_accessible: bool) -> bytes:
    made = typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=typefaces(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps({"unshown": False} | content)},
    ).compile(format="pdf", pdf_standards=["ua-1"] if is_accessible else [])
    assert isinstance(made, bytes)
    return made


@cache
def typefaces() -> typst.Fonts:
    """Return the faces of website/typefaces and no other, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[TYPEFACES])
