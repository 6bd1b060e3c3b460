"""The access matrix as a page and as files to be signed; for administrators and those who watch over the log."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from livline.access.models import Office
from livline.web.door import page
from livline.web.offices import holds, require_office
from livline.web.rooms.administration.accounts import RULE
from livline.web.rooms.administration.acts import parts
from livline.web.rooms.administration.matrix_sheet import csv_bytes, rows, xlsx_bytes

EXPORT = replace(RULE, heavy=True)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@page(RULE)
def matrix_page(request: Any) -> HttpResponse:
    """Who may see and do what."""
    require_office(request.account, Office.ADMINISTRATOR, Office.LOG_AUDITOR)
    header, *roles = rows()
    around = parts(request.path) if holds(request.account, Office.ADMINISTRATOR) else []
    return render(request, "web/administration/matrix.html", {"header": header, "roles": roles, "parts": around})


@require_GET
@page(EXPORT)
def as_xlsx(request: Any) -> HttpResponse:
    """The same as a workbook."""
    require_office(request.account, Office.ADMINISTRATOR, Office.LOG_AUDITOR)
    return download(xlsx_bytes(), XLSX, "adgang.xlsx")


@require_GET
@page(EXPORT)
def as_csv(request: Any) -> HttpResponse:
    """The same as text."""
    require_office(request.account, Office.ADMINISTRATOR, Office.LOG_AUDITOR)
    return download(csv_bytes(), "text/csv; charset=utf-8", "adgang.csv")


def download(content: bytes, type_: str, name: str) -> HttpResponse:
    """A file to be kept."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=type_, headers=headers)
