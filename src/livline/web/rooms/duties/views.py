"""The page of duties: what the law asks on any day, from what was known on any day, a step at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from lawcode.days import add_months, to_date, to_day
from livline.access.danish_day import today
from livline.cases.lookups import case_opened
from livline.web.door import Act, Rule, page
from livline.web.forms.dates import DanishDateField
from livline.web.rooms.duties.selectors import groups_of, to_come, verdicts_on, years_on
from livline.web.rooms.guide.steps import mark
from livline.web.rooms.page_of import part_of

EARLIEST = dt.date(1990, 1, 1)
DAY = dt.timedelta(days=1)


class AsOfForm(forms.Form):
    """On which day, and from what was known up to which day?"""

    day = DanishDateField(label=gettext_lazy("Hvad loven krævede den"), earliest=EARLIEST)
    known_by = DanishDateField(
        label=gettext_lazy("Ud fra det, der var kendt den"),
        required=False,
        earliest=EARLIEST,
        help_text=gettext_lazy("Tomt: det, der er kendt i dag."),
    )


@require_GET
@page(Rule("duties", Act.READ))
def duties(request: Any, case: UUID) -> HttpResponse:
    """All that the law asks."""
    opened = case_opened(case, by=request.account, object_="duties")
    form = AsOfForm(request.GET if "day" in request.GET else None, initial={"day": today()})
    day, known_by = today(), None
    if form.is_valid():
        day, known_by = form.cleaned_data["day"], form.cleaned_data["known_by"]
    mark(request.account, "why")
    rows = verdicts_on(opened.case, day, end_of(known_by))
    years = years_on(opened.case, rows, day, end_of(known_by))
    told: dict[str, Any] = {"groups": groups_of(opened, rows, day, years), "to_come": to_come(years)}
    shown = told | {"form": form, "steps": steps(day, known_by)}
    return part_of(
        request, "web/duties/duties.html", opened, day=day, known_by=known_by, is_today=day == today(), **shown
    )


def steps(day: dt.date, known_by: dt.date | None) -> list[tuple[str, str]]:
    """A month, a day back and forth: what each is called, and its address."""
    days = [
        (_("Vis en måned før"), to_date(add_months(to_day(day), -1))),
        (_("Vis dagen før"), day - DAY),
        (_("Vis dagen efter"), day + DAY),
        (_("Vis en måned efter"), to_date(add_months(to_day(day), 1))),
    ]
    known = {"known_by": known_by.isoformat()} if known_by is not None else {}
    return [(text, "?" + urlencode({"day": one.isoformat()} | known)) for text, one in days if one >= EARLIEST]


def end_of(day: dt.date | None) -> dt.datetime | None:
    """The last moment of a day."""
    if day is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day + DAY, dt.time.min))
