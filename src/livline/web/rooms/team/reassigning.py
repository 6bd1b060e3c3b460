"""The page on which a leader gives children another caseworker: all that are chosen, or none."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.lookups import case_opened_to_decide
from livline.team.handovers import Plan
from livline.team.handovers import reassign as hand_over
from livline.team.load import NOBODY, Child, Worker, children_of, desks_of, rows
from livline.web.door import Act, Rule, page
from livline.web.forms.dates import DanishDateField
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.team.selectors import asked_worker, workers_named


class ReassignForm(OnceForm):
    """Which children, to whom, from when, and until when who gives still helps."""

    children = forms.MultipleChoiceField(label=_("Hvilke børn?"), widget=forms.CheckboxSelectMultiple)
    receiver = forms.ChoiceField(label=_("Ny rådgiver"))
    on = DanishDateField(
        label=_("Fra hvilken dag?"), help_text=_("Indtil da kan den nye rådgiver læse sagen som afløser.")
    )
    helps_until = DanishDateField(
        label=_("Den tidligere rådgiver hjælper til og med"),
        required=False,
        help_text=_("Tomt: til den dag, den nye overtager."),
    )
    hello = forms.CharField(
        label=_("Ord til barnet"),
        required=False,
        widget=forms.Textarea,
        max_length=600,
        help_text=_("Hvem kommer, og hvorfor? Barnet læser det på sin side."),
    )

    def __init__(self, offered: list[Child], receivers: list[Worker], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices: dict[str, list[tuple[str, Any]]] = {
            "children": [(str(child.case), child.name) for child in offered],
            "receiver": [("", _("Vælg …")), *((str(one.id), one.name) for one in receivers)],
        }
        for name, pairs in choices.items():
            self.fields[name].choices = pairs  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.DECIDE))
def reassign(request: Any) -> HttpResponseBase:
    """Choose children of one worker, or without one, and who is to have them."""
    if (before := sent_before(request)) is not None:
        return before
    desks, children = desks_of(request.account), children_of(request.account)
    known = workers_named(desks, children)
    worker = asked_worker(request.GET, known)
    offered = [row.child for row in rows(children, "children", worker)] if worker else []
    members = [one for desk in desks for one in desk.members if one.id != worker]
    chosen = [str(offered[0].case)] if len(offered) == 1 else []
    form = ReassignForm(offered, members, request.POST or None, initial={"on": today(), "children": chosen})
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: reassigned(request, form, worker))
        except (Unfitting, Overtaken) as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step} {_('Ingen børn er flyttet.')}")
    shown = {"form": form, "worker": worker, "workers": known, "offered": offered}
    return render(request, "web/team/reassign.html", shown)


def reassigned(request: Any, form: ReassignForm, worker: UUID | str | None) -> str:
    """Hand all of them over; raises what any of them raises, and then nothing is done."""
    told = form.cleaned_data
    people: dict[str, Account] = {
        str(one.id): one for one in Account.objects.filter(id__in={told["receiver"], worker} - {NOBODY})
    }
    receiver = people.get(told["receiver"])
    if receiver is None:
        raise NotFound
    cases = [case_opened_to_decide(UUID(id_), by=request.account, object_="access").case for id_ in told["children"]]
    plan = Plan(receiver, told["on"], told["helps_until"], hello=told["hello"])
    done, waits = hand_over(
        cases=cases,
        givers=dict.fromkeys([one.id for one in cases], people.get(str(worker))),
        plan=plan,
        by=request.account,
    )
    notify(request, Notice.SAVED)
    return f"{to('team')}?moved={done}&waits={waits}"
