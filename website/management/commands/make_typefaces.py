"""`manage.py make_typefaces`: the static faces of the PDFs, from the variable ones of the pages."""

from pathlib import Path
from shutil import copyfile
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from website.typesetting import TYPEFACES

# What typst takes: a file per weight. The optical size is that of small print.
FACES = {
    "source-serif-4-regular": ("source-serif-4", "Source Serif 4", {"wght": 400, "opsz": 9}),
    "source-serif-4-semibold": ("source-serif-4", "Source Serif 4", {"wght": 600, "opsz": 12}),
    "schibsted-grotesk-regular": ("schibsted-grotesk", "Schibsted Grotesk", {"wght": 400}),
    "schibsted-grotesk-bold": ("schibsted-grotesk", "Schibsted Grotesk", {"wght": 700}),
}
# What those lack: more of Latin, Greek, Cyrillic, arrows, signs of mathematics. Each is as it is in static/fonts.
SIGNS = ("dejavu-sans", "dejavu-sans-bold", "dejavu-serif", "dejavu-serif-bold")
FULL_FAMILY, FULL_STYLE = 16, 17  # name records that would outrank those we write


class Command(BaseCommand):
    help = "Makes website/typefaces from static/fonts, with their licences; needs fonttools, a development package."

    def handle(self, **options: Any) -> None:
        make_typefaces(TYPEFACES)
        self.stdout.write(f"Made {len(FACES) + len(SIGNS)} faces.")


def draw_box(face: Any) -> None:
    """Give the face a box for what no face has: its own is blank, and “≤ 2” would read “2”."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    em = face["head"].unitsPerEm
    pen = TTGlyphPen(None)
    for inset, turn in ((0.06, 1), (0.1, -1)):
        left, right, below, above = inset * em, (0.6 - inset) * em, (inset - 0.06) * em, (0.76 - inset) * em
        corners = [(left, below), (left, above), (right, above), (right, below)][::turn]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    face["glyf"][".notdef"] = pen.glyph()
    face["hmtx"][".notdef"] = (round(0.6 * em), round(0.06 * em))


def make_typefaces(folder: Path) -> None:
    """Write the faces and their licences to the folder; the same files make the same bytes."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    fonts = settings.BASE_DIR / "static" / "fonts"
    for name, (file, family, place) in FACES.items():
        font = TTFont(fonts / f"{file}.woff2", recalcTimestamp=False)
        face = instantiateVariableFont(font, place)
        face.flavor = None
        face["OS/2"].usWeightClass = place["wght"]
        style = name.rpartition("-")[2].title()
        for record, words in ((1, family), (2, style), (4, f"{family} {style}"), (6, name)):
            face["name"].setName(words, record, 3, 1, 0x409)
        for record in (FULL_FAMILY, FULL_STYLE):
            face["name"].removeNames(record)
        draw_box(face)
        face.save(folder / f"{name}.ttf")
    for name in SIGNS:
        face = TTFont(fonts / f"{name}.woff2", recalcTimestamp=False)
        face.flavor = None
        face.save(folder / f"{name}.ttf")
    for licence in fonts.glob("*.txt"):
        copyfile(licence, folder / licence.name)
