"""Files for the tests of the importer, made by code: honest ones, and those that mean harm."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl

HEADS = ["Dimension", "Clerk I", "Clerk II"]
ROWS = [["Core Duties", "Sorts letters.", "Sorts all letters."], ["Supervision", "", "Leads a clerk."]]


def excel(rows=(HEADS, *ROWS), formula=""):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ladder"
    for row in rows:
        sheet.append(list(row))
    if formula:
        sheet["C3"] = formula
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def word(rows=(HEADS, *ROWS)):
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=max(map(len, rows), default=1))
    for made, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(made.cells, row, strict=False):
            cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def page(rows=(HEADS, *ROWS)):
    lines = ["".join(f"<td>{text}</td>" for text in row) for row in rows]
    return ("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>").encode()


def text(rows=(HEADS, *ROWS)):
    return "\n".join("\t".join(row) for row in rows).encode()


def repacked(content, **parts):
    """Return an Office file with parts of that content in place of or besides its own; "__" in a name is a slash."""
    named = {name.replace("__", "/"): said for name, said in parts.items()}
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, said in named.items():
            new.writestr(name, said)
    return file.getvalue()


def part(content, name):
    with ZipFile(BytesIO(content)) as packed:
        return packed.read(name)


def lying(content):
    """Return a packed file whose directory states that each part is small."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        with ZipFile(BytesIO(content)) as old:
            for name in old.namelist():
                packed.writestr(name, old.read(name))
        packed.writestr("xl/big.xml", b" " * 50_000_000)
        packed.getinfo("xl/big.xml").file_size = 10
    return file.getvalue()


def zipped(members):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


def commas(rows=(HEADS, *ROWS)):
    return "\n".join(";".join(row) for row in rows).encode()


OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
OFFICE += 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
OFFICE += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def sheet(rows=(HEADS, *ROWS)):
    """Return an OpenDocument workbook of one sheet."""
    cells = ["".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row) for row in rows]
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    body = f'<office:spreadsheet><table:table table:name="Ladder">{lines}</table:table></office:spreadsheet>'
    content = f"<office:document-content {OFFICE}><office:body>{body}</office:body></office:document-content>"
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
