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
FULL_FAMILY, FULL_STYLE = 16, 17  # name records that would outrank those we write


class Command(BaseCommand):
    help = "Makes website/typefaces from static/fonts, with their licences; needs fonttools, a development package."

    def handle(self, **options: Any) -> None:
        make_typefaces(TYPEFACES)
        self.stdout.write(f"Made {len(FACES)} faces.")


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
        face.save(folder / f"{name}.ttf")
    for licence in fonts.glob("OFL-*.txt"):
        copyfile(licence, folder / licence.name)
