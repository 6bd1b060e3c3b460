"""The pages: choose a child and an act, record it, see what it changed, take it back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.matrix import matrix
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.cases.places import names_of
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.ledger.years import years_of
from livline.looks.models import Act as Look
from livline.looks.record import record as looked
from livline.web import drafts
from livline.web.door import Act, Rule, page
from livline.web.fact_words import facts
from livline.web.notices import Notice, notify
from livline.web.once import once, to
from livline.web.rooms.cases.asked import Asked, asked
from livline.web.rooms.facts.views import asked_for, lists_of
from livline.web.rooms.journal.recorded import note_address
from livline.web.rooms.page_of import short_head_of
from livline.web.rooms.quick.acts import BY_SLUG, Quick
from livline.web.rooms.quick.candidates import Around
from livline.web.rooms.quick.changes import OPEN, Changes, changes_by
from livline.web.rooms.quick.forms import QuickForm
from livline.web.rooms.quick.recording import draft_place, entry_of_mine, may_undo, recorded, undone, unfolded
from livline.web.rooms.quick.selectors import acts_of, asked_for_first, children_of, found
from livline.web.rooms.quick.serving import duties_of

RULE = Rule("plan", Act.WRITE)


@require_http_methods(["GET", "POST"])
@page(Rule("identity", Act.LIST))
def quick(request: Any) -> HttpResponse:
    """Whom is it about, and what happened?  Words in any order; without any, the acts of the child whose page one
    comes from, and the children opened last."""
    words = request.POST.get("q", "")
    here = request.POST.get("case") or request.GET.get("case", "")
    hits = found(children_of(request.account), words, here)
    looked(request.account.id, Look.SEARCH if words else Look.LIST, str(len(hits)))
    template = "web/quick/hits.html" if request.htmx else "web/quick/quick.html"
    return render(request, template, {"hits": hits, "words": words, "here": here})


@require_GET
@page(RULE)
def acts(request: Any, case: UUID) -> HttpResponse:
    """What happened?  What the law waits for stands first."""
    opened = case_opened(case, by=request.account)
    mine = acts_of(opened.sight)
    if not mine:
        raise NotFound
    now, others = asked_for_first(mine, (one.duty for one in open_duties(opened)))
    return render(
        request, "web/quick/acts.html", {"page": short_head_of(opened), "now": now, "others": others, "today": today()}
    )


def open_duties(opened: Opened) -> list[Asked]:
    """What the law waits for in the case, the most urgent first."""
    if not opened.sight.reads("duties"):
        return []
    case = row_of(opened.case)
    rows = [row for row in verdicts_of({opened.case.id: case})[opened.case.id] if row["status"] in OPEN]
    return asked(rows, years_of(opened.case.id, case, rows, case["as_of"] or today()).held)


@require_http_methods(["GET", "POST"])
@page(RULE)
def record(request: Any, case: UUID, kind: str) -> HttpResponseBase:
    """Record an act, beside the ledger that it may change."""
    act = BY_SLUG.get(kind)
    if act is None:
        raise NotFound
    opened = case_opened_to_write(case, by=request.account, object_=matrix().object_of(act.kind))
    form = form_of(request, opened, act)
    if "unfold" in request.POST:
        with transaction.atomic():
            return HttpResponseRedirect(unfolded(request, opened.case, act))
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: recorded(request, opened.case, act, form))
    shown = {
        "page": short_head_of(opened),
        "act": act,
        "form": form,
        "draft": to("draft", case, draft_place(act)),
        "open": open_duties(opened),
        "may_close": duties_of(act.kind),
        "today": today(),
    }
    return render(request, "web/quick/record.html", shown)


def form_of(request: Any, opened: Opened, act: Quick) -> QuickForm:
    """The form with what is posted, or what was typed and not sent."""
    around = Around.of(opened)
    if request.method == "POST":
        return QuickForm(act, around, request.POST)
    draft = drafts.kept(request.account, opened.case.id, draft_place(act), request.GET.get("draft", ""))
    typed = dict(draft.items()) | lists_of(draft) if draft is not None else {}
    return QuickForm(act, around, initial=asked_for(request) | typed)


@require_GET
@page(RULE)
def done(request: Any, case: UUID, fact: UUID) -> HttpResponse:
    """What was written, what it closed and opened, and a way back."""
    opened = case_opened(case, by=request.account)
    entry = entry_of_mine(case, fact, request.account)
    if entry.kind not in opened.sight.facts():
        raise NotFound
    counts = opened.sight.reads("duties") and not entry.is_withdrawn
    places = names_of([case]) if opened.sight.reads("whereabouts") else {}
    shown = {
        "page": short_head_of(opened),
        "fact": facts([entry], places)[0],
        "changes": changes_by(opened.case, fact) if counts else Changes(),
        "may_undo": may_undo(entry, request.account, opened),
        "note": note_address(opened, entry),
        "today": today(),
    }
    return render(request, "web/quick/done.html", shown)


@require_POST
@page(RULE)
def undo(request: Any, case: UUID, fact: UUID) -> HttpResponse:
    """Take back what one has just written, and stay where that was; pressed twice it is taken back once."""
    undone(case, fact, request.account)
    if request.POST.get("back") == "today":
        return HttpResponseRedirect(f"{to('today')}?{urlencode({'undone': str(fact)})}")
    notify(request, Notice.UNDONE)
    return HttpResponseRedirect(to("quick-acts", case))
