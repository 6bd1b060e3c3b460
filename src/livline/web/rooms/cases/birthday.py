"""The page on which a child's birthday is told, where nobody knew it, or told anew."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from livline.access.danish_day import today
from livline.access.errors import Overtaken
from livline.cases.lookups import Opened, case_opened_to_write
from livline.cases.services import birthday_tell
from livline.web.door import Act, Rule, page
from livline.web.forms.dates import DanishDateField
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.cases.views import EARLIEST
from livline.web.rooms.page_of import part_of


class BirthdayForm(OnceForm):
    """The day; `before`: what whoever tells it had before them."""

    born_on = DanishDateField(
        label=_("Født"), earliest=EARLIEST, help_text=_("Flere frister afhænger af barnets alder og regnes om.")
    )
    before = forms.DateField(widget=forms.HiddenInput, required=False)

    def clean_born_on(self) -> Any:
        """A child that is born was born by today."""
        day = self.cleaned_data["born_on"]
        if day > today():
            raise forms.ValidationError(_("Dagen ligger i fremtiden."))
        return day


@require_http_methods(["GET", "POST"])
@page(Rule("identity", Act.WRITE))
def birthday(request: Any, case: UUID) -> HttpResponseBase:
    """When was the child born?  Whoever was faster is shown beside what one wrote oneself."""
    opened = case_opened_to_write(case, by=request.account, object_="identity")
    known = opened.case.born_on
    form = BirthdayForm(request.POST or None, initial={"born_on": known, "before": known and known.isoformat()})
    if request.method != "POST" or not form.is_valid():
        return asked(request, opened, form)
    try:
        return once(request, form, lambda: told(request, opened, form))
    except Overtaken:
        again = BirthdayForm({**request.POST.dict(), "before": known.isoformat() if known else ""})
        return asked(request, opened, again, status=409)


def asked(request: Any, opened: Opened, form: BirthdayForm, status: int = 200) -> HttpResponse:
    """The page."""
    return part_of(request, "web/cases/birthday.html", opened, status=status, form=form, overtaken=status == 409)


def told(request: Any, opened: Opened, form: BirthdayForm) -> str:
    """Keep it, and have the law told anew."""
    birthday_tell(case=opened.case, before=form.cleaned_data["before"], born_on=form.cleaned_data["born_on"])
    notify(request, Notice.SAVED)
    return to("duties" if opened.sight.reads("duties") else "case", opened.case.id)
