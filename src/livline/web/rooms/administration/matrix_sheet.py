"""How does the access matrix become a sheet that somebody can read and sign?  Every role, every object, every cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from livline.access.danish_day import today
from livline.access.matrix import Cell, Reads, matrix
from livline.web.fact_words import lang


def rows() -> list[list[str]]:
    """A header, then a row for each role: what it may do with each object, in words."""
    sheet = matrix()
    header = [_("Rolle"), *(names[lang()] for names in sheet.objects.values())]
    return [header, *([names[lang()], *cells_of(role)] for role, names in sheet.roles.items())]


def cells_of(role: str) -> Iterator[str]:
    """The cells of a role, object by object."""
    for object_ in matrix().objects:
        yield cell_words(matrix().cells[role, object_])


def cell_words(cell: Cell) -> str:
    """A cell in words."""
    writes = [_("skriver")] if cell.writes else []
    decides = [_("bestemmer")] if cell.decides else []
    return ", ".join([reads_words(cell.reads), *writes, *decides])


def reads_words(reads: Reads) -> str:
    """How an object is read, in words."""
    return {
        Reads.ALWAYS: _("læser"),
        Reads.UNLESS_SECRET: _("læser, medmindre barnets sted er hemmeligt"),
        Reads.OPENED_IF_SECRET: _("læser; åbner med formål, når barnets sted er hemmeligt"),
        Reads.OPENED: _("åbner med formål"),
        Reads.OWN: _("kun om sig selv"),
        Reads.NEVER: _("ser ikke"),
    }[reads]


def to_sign() -> list[str]:
    """The lines under the sheet."""
    day = today().strftime("%d.%m.%Y")
    return [_("Udskrevet %(day)s") % {"day": day}, _("Navn og stilling:"), _("Dato:"), _("Underskrift:")]


def csv_bytes() -> bytes:
    """For a spreadsheet that opens such files as Danes have them."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(rows())
    writer.writerows([[], *([line] for line in to_sign())])
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes() -> bytes:
    """A workbook on one page across, with a frozen header."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    bold = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bold": True})
    sheet = book.add_worksheet(_("Adgang"))
    table = rows()
    for number, row in enumerate(table):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, bold if number == 0 or column == 0 else wrap)
    for number, line in enumerate(to_sign(), start=len(table) + 1):
        sheet.write_string(number, 0, line)
    sheet.set_column(0, len(table[0]) - 1, 18)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()
