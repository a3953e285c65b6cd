"""Writes the Excel files of this folder: run it here with Python 3 after a change."""

import zipfile
from xml.sax.saxutils import escape

TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>%s<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"""
RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
# Style 1 is a day, 2 a day and a time, 3 a time.
STYLES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/></cellXfs></styleSheet>"""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def letters(column):
    return chr(65 + column) if column < 26 else letters(column // 26 - 1) + letters(column % 26)


def sheet(rows, merged=()):
    out = []
    for number, cells in enumerate(rows, 1):
        row = []
        for column, cell in enumerate(cells):
            at = f"{letters(column)}{number}"
            if isinstance(cell, tuple):
                row.append(f'<c r="{at}" s="{cell[1]}"><v>{cell[0]}</v></c>')
            elif isinstance(cell, (int, float)):
                row.append(f'<c r="{at}"><v>{cell}</v></c>')
            elif cell is not None:
                row.append(f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>')
        if row:
            out.append(f'<row r="{number}">{"".join(row)}</row>')
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    merged = f'<mergeCells count="{len(merged)}">{cells}</mergeCells>' if merged else ""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{MAIN}"><sheetData>{"".join(out)}</sheetData>{merged}</worksheet>'


def book(path, sheets):
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in enumerate(sheets, 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{rel}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="rId99" Type="{rel}/styles" Target="styles.xml"/>'
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": TYPES % kinds,
        "_rels/.rels": RELS,
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{rel}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": text for n, (_, text) in enumerate(sheets, 1)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 23, 10, 0, 0)), text, zipfile.ZIP_DEFLATED)


MONTH = sheet(
    [
        ["Pushes im Dezember"],
        [],
        ["Versanddatum", "Uhrzeit", "Titel", "Nachricht", "Ziel", "Notiz"],
        [(46359, 1), (17 / 24, 3), "Hamlet: letzte Plätze", "Nur noch 40 Karten für Samstag.", "performances/12345", 12.5],
        [None, (18.5 / 24, 3), "Faust kehrt zurück", "Der Vorverkauf hat begonnen.", "/performances/14002/", None],
        [],
        [(46366.75, 2), None, "Silvester im Haus", "Karten für das Konzert sind da.", "performances/14003", "=1+1"],
    ],
    ["A1:F1", "A4:A5"],
)
book("month.xlsx", [("Hinweise", sheet([["Bitte bis Freitag ausfüllen"]])), ("Dezember", MONTH)])
book("empty.xlsx", [("Tabelle1", sheet([]))])
with open("month.xlsx", "rb") as whole, open("truncated.xlsx", "wb") as cut:
    cut.write(whole.read()[:1500])
with zipfile.ZipFile("renamed.xlsx", "w") as archive:
    archive.writestr(zipfile.ZipInfo("notes.txt", (2026, 11, 23, 10, 0, 0)), "title,message\n")
