"""A page with every component on it, for tests alone: no address of the product leads here."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import include, path

from livline.web import faults
from livline.web.drawing.lane import Lane, Moment, Stretch
from livline.web.drawing.livline import livline
from livline.web.drawing.scale import Scale
from livline.web.forms.dates import DanishDateField
from livline.web.forms.facts import ThreeStateField
from livline.web.frame import Destination, Frame
from livline.web.notices import Notice, notify
from livline.web.rooms.child.life import Life, Zoom, lines_of

DAY = dt.date
FRAME = Frame(
    municipality="Nordby Kommune",
    person="Anna Prøvesen",
    role="børnerådgiver",
    navigation=(
        Destination("Mine sager", "/", current=True),
        Destination("Frister", "/frister/"),
        Destination("Børn uden plan", "/uden-plan/"),
        Destination("Underretninger", "/underretninger/"),
    ),
    search="/soeg/",
    sign_out="/log-af/",
)
HOME = Lane(
    "home",
    "Bor",
    [
        Stretch(DAY(2014, 5, 2), DAY(2019, 8, 20), ("Hjemme hos mor", "hjemme"), "home"),
        Stretch(DAY(2021, 7, 1), DAY(2024, 3, 14), ("Plejefamilie på Fyn", "plejefamilie"), "foster"),
        Stretch(DAY(2024, 3, 15), None, ("Opholdssted Birkely", "opholdssted"), "residential"),
    ],
)
DECISIONS = Lane("decisions", "Afgørelser", moments=[Moment(DAY(2021, 6, 24), "Afgørelse om anbringelse", "/")])
TIMELINE = [
    {"day": DAY(2026, 9, 1), "title": "Opfølgning holdt", "text": "Barnet blev hørt den 24. august.", "by": "Anna P."},
    {"day": DAY(2026, 3, 2), "title": "Barnets plan revideret", "kind": "important"},
    {"day": None, "title": "Underretning fra skolen", "text": "Datoen står ikke i journalen."},
]
TERMS = [
    {"term": "Afgørelse", "value": "Anbringelse uden samtykke efter barnets lov § 47", "href": "#ret"},
    {"term": "Støtteperson til forældremyndighedsindehaveren", "value": None, "href": "#ret"},
    {"term": "Anbringelsessted", "value": "Opholdssted Birkely"},
]
STEPS = [
    {"text": "Barnet", "state": "success", "href": "#1"},
    {"text": "Afgørelsen", "state": "error", "href": "#2", "information": "Datoen mangler"},
    {"text": "Anbringelsesstedet", "href": "#3", "current": True},
    {"text": "Kontrollér og gem"},
]
COLUMNS = [
    {"text": "Sag", "href": "?sort=sag", "sorted": "ascending"},
    {"text": "Pligt", "href": "?sort=pligt"},
    {"text": "Senest", "number": True},
    {"text": "Status"},
]
ROWS = [
    ("0412", "Opfølgning på barnets plan", DAY(2026, 8, 31), "met"),
    ("0397", "Anbringelsesstedets udtalelse", DAY(2026, 10, 1), "met_late"),
    ("0411", "Støtteperson til forældremyndighedsindehaveren", DAY(2026, 11, 2), "overdue"),
    ("0423", "Personrettet tilsyn", DAY(2026, 12, 31), "pending"),
    ("0399", "Inddragelse af barnet", None, "excused"),
    ("0388", "Ungeplan", None, "undecidable"),
    ("0380", "Hjemgivelsesperiode", None, "not_applicable"),
]


class FactForm(forms.Form):
    """Every sort of field."""

    title = forms.CharField(label="Overskrift", help_text="Kort, uden navne.")
    day = DanishDateField(label="Afgørelsens dato", help_text="F.eks. 05.03.2026", earliest=DAY(2010, 1, 1))
    note = forms.CharField(label="Begrundelse", widget=forms.Textarea({"rows": 4}), max_length=200, required=False)
    basis = forms.ChoiceField(label="Hjemmel", choices=[("", "Vælg"), ("46", "§ 46"), ("47", "§ 47")])
    heard = ThreeStateField(label="Blev barnet hørt?", help_text="Ikke oplyst er også et svar.")
    present = forms.MultipleChoiceField(
        label="Hvem var til stede?",
        choices=[("child", "Barnet"), ("parent", "Forældremyndighedsindehaver"), ("other", "Andre")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sure = forms.BooleanField(label="Jeg har talt med barnet alene")
    secret = forms.CharField(label="Adgangskode", widget=forms.PasswordInput({"autocomplete": "current-password"}))
    version = forms.CharField(widget=forms.HiddenInput, initial="7", required=False)


WRONG = {
    "title": "",
    "day": "31.02.2026",
    "note": "Kort",
    "basis": "",
    "present": ["child"],
    "secret": "",
    "version": "7",
}


def life(lanes: list[Lane]) -> Life:
    """A livline as the page of a child shows it."""
    born_on, today = DAY(2014, 5, 2), DAY(2026, 11, 22)
    law = (DAY(2024, 1, 1), "barnets lov")
    picture = livline(lanes, Scale(born_on, today), born_on=born_on, today=today, law=law, now="i dag")
    return Life(picture, [(lane, list(lines_of(lane))) for lane in lanes], Zoom.LIFE, [(Zoom.LIFE, "Hele livet")], 0)


def things() -> dict[str, Any]:
    return {
        "empty_form": FactForm(initial={"day": DAY(2026, 3, 5)}),
        "wrong_form": FactForm(WRONG, auto_id="wrong_%s"),
        "crumbs": [{"text": "Mine sager", "href": "/"}, {"text": "Sag 0412", "href": "#"}, {"text": "Afgørelse"}],
        "steps": STEPS,
        "columns": COLUMNS,
        "rows": ROWS,
        "terms": TERMS,
        "timeline": TIMELINE,
        "life": life([HOME, DECISIONS]),
        "sections": [
            Destination("Overblik", "#1", current=True),
            Destination("Frister", "#2", count=3),
            Destination("Dokumenter", "#3", count=0),
        ],
        "page": Paginator(range(200), 10).get_page(6),
    }


def gallery(request: HttpRequest) -> HttpResponse:
    request.frame = FRAME  # type: ignore[attr-defined]
    return render(request, "gallery.html", things())


def portal(request: HttpRequest) -> HttpResponse:
    request.frame = replace(FRAME, navigation=(), search="", quick_exit="/ude/")  # type: ignore[attr-defined]
    notify(request, Notice.SAVED)
    return render(request, "writing.html", {"form": FactForm(request.POST or None)})


drafts: list[dict[str, str]] = []


def draft(request: HttpRequest) -> HttpResponse:
    drafts.append({name: str(value) for name, value in request.POST.items()})
    return HttpResponse(status=204)


def kept(request: HttpRequest) -> JsonResponse:
    """Nothing is kept; a key there is."""
    key = {"id": "k", "key": "A" * 43 + "="}
    return JsonResponse({"reader": "", "token": get_token(request), "keys": [key], "drafts": [], "sent": []})


def fragment(request: HttpRequest) -> HttpResponse:
    return render(request, "fragment.html", {"form": FactForm(auto_id="fresh_%s")})


def raised(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("010160-1234 bor på Skjult Vej 1")


urlpatterns = [
    path("", include("livline.web.urls")),
    path("galleri/", gallery),
    path("skriv/", portal),
    path("kladde/", draft),
    path("kladde/kept/", kept),
    path("stykke/", fragment),
    path("ude/", lambda request: HttpResponse("ude")),
    path("fejl/", raised),
    path("lukket/", faults.closed),
    path("afvist/", lambda request: faults.refused(request, PermissionError())),
]
handler400 = "livline.web.faults.malformed"
handler403 = "livline.web.faults.refused"
handler404 = "livline.web.faults.absent"
handler500 = "livline.web.faults.broken"
