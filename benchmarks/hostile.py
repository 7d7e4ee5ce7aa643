"""Files that mean harm, each small and made to cost a reader much time or memory."""

import io
import json
import zlib
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def word(body: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Types xmlns="{PARTS}"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    return packed(
        {
            "[Content_Types].xml": types,
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def excel(rows: str, after: str = "", strings: str = "") -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = f'<Types xmlns="{PARTS}"><Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    links = (
        f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    return packed(
        {
            "[Content_Types].xml": types,
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": links,
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>{after}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{strings}</sst>',
        }
    )


def cells(span: int, count: int = 20) -> str:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>Clerk</w:t></w:r></w:p></w:tc>'
    return f"<w:tbl>{f'<w:tr>{cell * 3}</w:tr>' * count}</w:tbl>"


def text_cell(place: str, text: str = "Clerk") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


PARAGRAPH = "<w:p><w:r><w:t>A clerk keeps ledgers.</w:t></w:r></w:p>"
TABLE = f"<w:tbl>{'<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>' * 3}</w:tbl>"
HEADS = f'<row r="1">{text_cell("A1")}{text_cell("B1", "Lead")}{text_cell("C1", "Head")}</row>'
FEW = f'{HEADS}<row r="2">{text_cell("A2", "Duties")}{text_cell("B2")}{text_cell("C2")}</row>'


def pdf(stream: bytes) -> bytes:
    """Return a PDF of one page that draws a stream."""
    packed_stream = zlib.compress(stream)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed_stream), packed_stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, said in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )
    return body + end


def bomb(depth: int = 12) -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{chr(97 + n)}: &{chr(97 + n)} [{', '.join(['*' + chr(96 + n)] * 9)}]" for n in range(1, depth)]
    return "\n".join(lines)


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "Word, cells that span 1,000,000 columns": ("a.docx", lambda: word(cells(1_000_000))),
    "Word, cells that span 10,000,000 columns": ("a.docx", lambda: word(cells(10_000_000))),
    "Word, 60,000 paragraphs": ("a.docx", lambda: word(PARAGRAPH * 60_000)),
    "Word, 19,000 paragraphs": ("a.docx", lambda: word(PARAGRAPH * 19_000)),
    "Word, 19,000 headings": (
        "a.docx",
        lambda: word(PARAGRAPH.replace("<w:p>", '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>') * 19_000),
    ),
    "Word, a table of 300 by 199": (
        "a.docx",
        lambda: word(f"<w:tbl>{('<w:tr>' + '<w:tc><w:p><w:r><w:t>Files letters.</w:t></w:r></w:p></w:tc>' * 199 + '</w:tr>') * 300}</w:tbl>"),
    ),
    "Word, 5,000 small tables": ("a.docx", lambda: word(TABLE * 5_000)),
    "Word, one paragraph of 200,000 runs": (
        "a.docx",
        lambda: word("<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 200_000 + "</w:p>"),
    ),
    "Word, 80 tables in each other": (
        "a.docx",
        lambda: word("<w:tbl><w:tr><w:tc>" * 80 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 80),
    ),
    "Excel, A1:XFD1048576 merged": (
        "a.xlsx",
        lambda: excel(FEW, '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    ),
    "Excel, 50,000 merged columns": (
        "a.xlsx",
        lambda: excel(
            FEW, "<mergeCells>" + "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 50_000)) + "</mergeCells>"
        ),
    ),
    "Excel, a cell in each corner": ("a.xlsx", lambda: excel(f'{FEW}<row r="1048576">{text_cell("XFD1048576")}</row>')),
    "Excel, a diagonal of 5,000 cells": (
        "a.xlsx",
        lambda: excel("".join(f'<row r="{n}">{text_cell(f"{name(n)}{n}")}</row>' for n in range(1, 5_000))),
    ),
    "Excel, 1,000,000 empty cells": ("a.xlsx", lambda: excel(FEW + '<row r="3">' + '<c r="D3"/>' * 1_000_000 + "</row>")),
    "Excel, 59,000 cells": (
        "a.xlsx",
        lambda: excel("".join(f'<row r="{n}">{"".join(text_cell(f"{name(c)}{n}", "Files letters daily.") for c in range(1, 30))}</row>' for n in range(1, 2_030))),
    ),
    "Excel, 400,000 shared texts": ("a.xlsx", lambda: excel(FEW, strings="<si><t>a</t></si>" * 400_000)),
    "a page of 100,000 open elements": ("a.html", lambda: b"<div>" * 100_000),
    "a page with cells of 1,000 rows and columns": (
        "a.html",
        lambda: b"<table>" + b"<tr><td rowspan=60000 colspan=1000>Clerk<td>b<td>c" * 2_000 + b"</table>",
    ),
    "a page of 1 MB of table": ("a.html", lambda: b"<table>" + b"<tr><td>Clerk<td>b" * 50_000 + b"</table>"),
    "a text of 1 MB of tabs": ("a.txt", lambda: b"a\t" * 500_000),
    "a text of 1 MB of quotes": ("a.txt", lambda: b'"\t\n' * 330_000),
    "a text of 1 MB in one line": ("a.txt", lambda: b"Sorts letters. " * 69_000),
    "a text of 100,000 lines": ("a.txt", lambda: b"Sorts.\n\n" * 100_000),
    "a text of 300,000 bytes without a space": ("a.txt", lambda: b"a" * 300_000),
    "Markdown, 1 MB of brackets": ("a.md", lambda: b"# a\n# b\n" + b"[" * 1_000_000),
    "Markdown, 1 MB of stars": ("a.md", lambda: b"# a\n# b\n" + b"*a **b " * 140_000),
    "Markdown, 50,000 quotes": ("a.md", lambda: b"# a\n# b\n" + b">" * 50_000 + b"a"),
    "YAML, names that name names": ("a.yaml", lambda: bomb().encode()),
    "YAML, 20,000 in each other": ("a.yaml", lambda: b"[" * 20_000),
    "JSON, 100,000 in each other": ("a.json", lambda: b"[" * 100_000),
    "JSON, 1 MB of values": ("a.json", lambda: json.dumps([{"a": ["b"]}] * 70_000).encode()),
    "PDF, 200,000 letters": ("a.pdf", lambda: pdf(b"BT /F1 8 Tf " + b"1 0 0 1 9 9 Tm (abcdefghij) Tj " * 20_000 + b"ET")),
    "PDF, 20,000 lines drawn": ("a.pdf", lambda: pdf(b"".join(b"%d 0 m %d 700 l S " % (n % 600, n % 600) for n in range(20_000)))),
    "PDF, a page of 25 MB": ("a.pdf", lambda: pdf(b"q Q " * 6_000_000)),
    "ZIP in a ZIP": ("a.zip", lambda: packed({"a.zip": packed({"b.zip": b"PK"})})),
    "ZIP, 199 Word files": ("a.zip", lambda: packed({f"{n}.docx": word(PARAGRAPH * 50) for n in range(199)})),
}  # fmt: skip


def name(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
