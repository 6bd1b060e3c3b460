"""The access matrix as a page and as files: does every cell stand in it, in words?"""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import translation

from livline.access.matrix import CODES, cell, matrix
from livline.access.models import Account
from livline.web.rooms.administration.matrix_sheet import cell_words, rows
from tests.ground import world
from tests.web.pages.surroundings import asks_little, in_office
from tests.web.pages.visiting import Visitor


@pytest.fixture
def ada() -> Account:
    return in_office("Ada", world.municipality(), "administrator")


def expected() -> list[list[str]]:
    """Made from the sheet's own codes, not from the rows that are tried."""
    sheet = matrix()
    header = ["Rolle", *(names["da"] for names in sheet.objects.values())]
    table = [header]
    for role, names in sheet.roles.items():
        table.append([names["da"], *(cell_words(cell(sheet.codes[role, name])) for name in sheet.objects)])
    return table


def test_the_workbook_holds_every_cell(ada: Account):
    answer = Visitor(ada).get(reverse("matrix-xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    table = [[value or "" for value in row] for row in sheet.iter_rows(values_only=True)]
    wanted = expected()
    assert table[: len(wanted)] == wanted
    assert "Underskrift:" in [row[0] for row in table]
    assert len(wanted) * len(wanted[0]) == (len(matrix().roles) + 1) * (len(matrix().objects) + 1)


def test_the_text_holds_every_cell(ada: Account):
    answer = Visitor(ada).get(reverse("matrix-csv"))
    table = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert table[: len(expected())] == expected()
    assert answer["Content-Disposition"] == 'attachment; filename="adgang.csv"'


def test_the_page_holds_every_role_and_object(ada: Account):
    page = Visitor(ada).get(reverse("matrix")).content.decode()
    for text in {text for row in expected() for text in row}:
        assert text in page


def test_different_cells_read_differently():
    codes = [code + more for code in CODES for more in ("", "W", "A", "WA")]
    assert len({cell_words(cell(code)) for code in codes}) == len(codes)


def test_it_stands_in_english_too():
    with translation.override("en"):
        header, *roles = rows()
    assert header[1:] == [names["en"] for names in matrix().objects.values()]
    assert [row[0] for row in roles] == [names["en"] for names in matrix().roles.values()]
    assert not {text for row in roles for text in row[1:]} & {text for row in rows()[1:] for text in row[1:]}


@pytest.mark.parametrize(("office", "status"), [("log_auditor", 200), ("emergency_reader", 404), ("", 404)])
def test_who_watches_over_data_protection_reads_it_too(office: str, status: int):
    nordby = world.municipality()
    who = in_office("Olga", nordby, office) if office else world.account("Carla", nordby)
    for name in ("matrix", "matrix-xlsx", "matrix-csv"):
        assert Visitor(who).get(reverse(name)).status_code == status


def test_the_page_asks_little(ada: Account):
    asks_little(Visitor(ada), reverse("matrix"))
