"""What is picked goes into a chronology for a meeting: into one that is there, or into a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from livline.cases.lookups import Opened, case_opened_to_write
from livline.journal.chronologies import Thing, ToldChronology, chronologies_seen, versions_now
from livline.journal.curating import LONGEST_TITLE, chronology_begin, things_put_in
from livline.journal.lookups import OBJECT
from livline.web.door import Act, Rule, page
from livline.web.forms.dates import DanishDateField
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.journal.forms import EARLIEST
from livline.web.rooms.journal.happenings import by_day, these, things_of
from livline.web.rooms.journal.selectors import around

NEW = "new"


class TitleForm(OnceForm):
    """For which meeting?"""

    title = forms.CharField(
        label=gettext_lazy("Til hvilket møde?"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Som „Til netværksmøde 14. december“."),
    )
    meets_on = DanishDateField(label=gettext_lazy("Mødets dag"), required=False, earliest=EARLIEST)


class PickForm(TitleForm):
    """Into which chronology?  A new one needs a title."""

    def __init__(self, *args: Any, known: Sequence[ToldChronology] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [*((str(one.id), one.title) for one in known), (NEW, _("En ny mødekronologi"))]
        widget = forms.RadioSelect() if known else forms.HiddenInput()
        self.fields["into"] = forms.ChoiceField(
            label=_("Hvor skal det stå?"), choices=choices, initial=choices[0][0], widget=widget
        )
        self.fields["title"].required = self.data.get("into") == NEW
        self.order_fields(["into", "title", "meets_on"])


@require_POST
@page(Rule(OBJECT, Act.WRITE))
def pick(request: Any, case: UUID) -> HttpResponseBase:
    """Ask where it is to stand, and put it there; where that is known already, it is put there at once."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    versions = versions_now(opened, things_of(request.POST.getlist("item")))
    known = [one for one in chronologies_seen(opened) if not one.row.is_away]
    form = PickForm(request.POST if "into" in request.POST else None, known=known)
    if versions and form.is_valid():
        return once(request, form, lambda: put_in(request, opened, form, known, versions))
    return asked(request, opened, form, versions)


def asked(request: Any, opened: Opened, form: PickForm, things: Iterable[Thing]) -> HttpResponseBase:
    """The page that asks where what was picked is to stand."""
    days = by_day(these(opened, things))
    told = {"page": around(opened, request.account).head, "form": form, "days": days}
    return render(request, "web/journal/pick.html", told | {"many": sum(len(group) for _day, group in days)})


def put_in(
    request: Any, opened: Opened, form: PickForm, known: Iterable[ToldChronology], versions: Mapping[Thing, str]
) -> str:
    """Put it in, as it stands now."""
    said = form.cleaned_data
    into = next((one for one in known if str(one.id) == said["into"]), None)
    if into is None:
        into = chronology_begin(case=opened.case, title=said["title"], meets_on=said["meets_on"], by=request.account)
    things_put_in(to=into, versions=versions, by=request.account)
    notify(request, Notice.SAVED)
    return to("curated", opened.case.id, into.id)
