"""Is a child known here?  By its exact CPR number and with a purpose: whether, and which team to ask; nothing else.

Whoever may write notifications or begin a case may ask.  Every time is on record, at the child's case too, and somebody
who asks about many in an hour has to wait.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound
from livline.access.models import Account
from livline.inbox.known import Known, known_by
from livline.inbox.lookups import INTAKE, reach
from livline.looks.models import Act as Look
from livline.looks.models import Look as Kept
from livline.looks.record import record
from livline.people.cpr import canonical
from livline.people.sealed import cpr_index
from livline.web.door import Act, Rule, page

PURPOSES = {
    "notification": _("En underretning er kommet"),
    "begin": _("En ny sag skal begynde"),
    "municipality": _("En anden kommune eller politiet spørger"),
}
"""For what somebody asks.  Chosen, not written: a purpose in words would name the child in the log."""
ASKED = "lookup"
MOST, WITHIN = 30, dt.timedelta(hours=1)


class KnownForm(forms.Form):
    """Whose number, and for what."""

    cpr = forms.CharField(
        label=_("Barnets CPR-nummer"), max_length=11, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    purpose = forms.ChoiceField(label=_("Hvad skal du bruge det til?"), choices=list(PURPOSES.items()))

    def clean_cpr(self) -> str:
        """The ten digits."""
        number = canonical(self.cleaned_data["cpr"])
        if number is None:
            raise forms.ValidationError(_("Skriv ti cifre: fødselsdag og løbenummer."))
        return number


@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@page(Rule(INTAKE, Act.OFFICE, heavy=True))
def known(request: Any) -> HttpResponse:
    """The question, and the answer below it."""
    may = reach(request.account)
    if not (may.takes or may.begins):
        record(request.account.id, Look.REFUSED, ASKED)
        raise NotFound
    form, answer = KnownForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        if too_many(request.account):
            form.add_error(None, _("Du har spurgt om mange børn inden for en time. Vent lidt, eller spørg din leder."))
        else:
            answer = asked(request.account, form)
    return render(request, "web/search/known.html", {"form": form, "answer": answer, "takes": may.takes})


def too_many(account: Account) -> bool:
    """Has somebody asked more often than any day's work needs?"""
    lately = Kept.objects.filter(account_id=account.id, case_id=account.id, act=Look.SEARCH)
    return lately.filter(purpose__startswith=ASKED, at__gt=timezone.now() - WITHIN).count() >= MOST


def asked(account: Account, form: KnownForm) -> list[Known]:
    """Ask, and keep that it was asked: at whoever asks, and at every case that it is about."""
    record(account.id, Look.SEARCH, f"{ASKED} {form.cleaned_data['purpose']}")
    found = known_by(cpr_index(form.cleaned_data["cpr"]))
    for one in found:
        record(one.case, Look.SEARCH, INTAKE)
    return found
