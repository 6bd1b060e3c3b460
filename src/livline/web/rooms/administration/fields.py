"""The pages of fields: which are filled in here, and which are no longer asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.errors import NotFound
from livline.fields.needed import is_field
from livline.fields.selectors import FEW, Use, history_of, uses
from livline.fields.services import field_retire, field_take_back
from livline.web.door import page
from livline.web.fact_words import field_title, kind_title
from livline.web.field_help import help_of
from livline.web.once import to
from livline.web.rooms.administration.accounts import RULE
from livline.web.rooms.administration.acts import administrator, parts, told
from livline.web.rooms.administration.forms import FieldForm

ORDERS: Mapping[str, Callable[[Use], Any]] = {
    "": lambda use: use.presses,
    "kind": lambda use: (kind_title(use.kind), field_title(use.field)),
    "share": lambda use: (use.total == 0, use.share, use.presses),
}
"""In which order the fields stand, by its word in the address; those that could be spared first."""


@require_GET
@page(RULE)
def fields(request: Any) -> HttpResponse:
    """Every field, how often it is filled in, and what it is good for."""
    administrator(request)
    asked = request.GET.get("sort", "")
    order = asked if asked in ORDERS else ""
    found = sorted(uses(request.account), key=ORDERS[order])
    shown = {
        "fields": found,
        "columns": columns(order),
        "spare": sum(use.is_spare for use in found),
        "few": FEW,
        "parts": parts(request.path),
    }
    return render(request, "web/administration/fields.html", shown)


def columns(order: str) -> list[dict[str, Any]]:
    """The heads of the table; by two of them one sorts."""
    sortable = ((_("Felt"), "kind"), (_("Udfyldt det seneste år"), "share"))
    heads = [
        {"text": text, "href": f"?sort={word}", "sorted": "ascending" if word == order else ""}
        for text, word in sortable
    ]
    return [*heads, {"text": _("Hvad det er godt for")}, {"text": _("Tilstand")}]


@require_http_methods(["GET", "POST"])
@page(RULE)
def field(request: Any, kind: str, field: str) -> HttpResponseBase:
    """One field: what it is good for, how it came to be retired, and what may be done."""
    administrator(request)
    if not is_field(kind, field):
        raise NotFound
    (use,) = (one for one in uses(request.account) if (one.kind, one.field) == (kind, field))
    form = FieldForm(request.POST or None)
    done = told(request, form, lambda: said(request, use, form))
    shown = {
        "use": use,
        "title": f"{kind_title(kind)}: {field_title(field)}",
        "serves": help_of(kind, field),
        "history": history_of(request.account, kind, field),
        "form": form,
        "few": FEW,
    }
    return done or render(request, "web/administration/field.html", shown)


def said(request: Any, use: Use, form: FieldForm) -> str:
    """Retire the field, or take it back; and to the list."""
    act = field_take_back if use.is_retired else field_retire
    act(kind=use.kind, field=use.field, reason=form.cleaned_data["reason"], by=request.account)
    return to("fields")
