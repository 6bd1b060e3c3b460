"""The page "who has looked": everybody's looks, an extract without names, or one's own, by what the reader is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from livline.cases.lookups import Opened, case_opened
from livline.people.lookups import names_by_account, people_seen
from livline.web.door import Act, Rule, page
from livline.web.rooms.looks.selectors import A_PAGE, EXTRACT_FOR, extract, looks_page, own_looks
from livline.web.rooms.page_of import head_of


@require_GET
@page(Rule("looks", Act.READ))
def looks(request: Any, case: UUID) -> HttpResponse:
    """Who has looked at a case."""
    opened = case_opened(case, by=request.account)
    ties = people_seen(opened, request.account)
    number, shown = request.GET.get("page"), {"page": head_of(opened, ties)}
    if opened.sight.reads("looks"):
        found = looks_page(opened, names_by_account(ties), number)
        return render(request, "web/looks/looks.html", shown | {"looks": found, "own": False})
    if opened.sight.kinds & EXTRACT_FOR:
        return extracted(request, opened, shown)
    looks = own_looks(case, request.account, number)
    return render(request, "web/looks/looks.html", shown | {"looks": looks, "own": True})


def extracted(request: Any, opened: Opened, shown: dict[str, Any]) -> HttpResponse:
    """The extract for a child or a parent; on one page to be printed."""
    rows = extract(opened.case.id)
    size = max(len(rows), 1) if "all" in request.GET else A_PAGE
    told = {"rows": Paginator(rows, size).get_page(request.GET.get("page")), "is_child": "child" in opened.sight.kinds}
    return render(request, "web/looks/extract.html", shown | told)
