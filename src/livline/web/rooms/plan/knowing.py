"""The page of what is known already: each thing with where it stands, to be taken along or left, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound
from livline.cases.lookups import Opened, case_opened_to_write
from livline.plans.carrying import known_carry
from livline.plans.content import Sort
from livline.plans.known import Known, Offered, offered
from livline.plans.lookups import plans_seen
from livline.plans.models import Source
from livline.plans.sources import known_of
from livline.plans.told import Told
from livline.web import drafts
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.words import origin

WHY: dict[str, object] = {
    Source.INTRODUCTION: _("Forældrene ser ikke præsentationen. Spørg barnet, før den står i planen."),
    Source.BRIGHT: _("Forældrene ser det ikke i dag. I planen kan de læse det."),
    Source.NOTE: _("Skrevet til journalen. Læs det, som barnet og forældrene vil læse det."),
    Source.TALK: _("Siger, at barnet er hørt. Skriv selv til, hvordan det var med til at formulere målene."),
    Source.CONSENT: _("Et samtykke. Skriv selv til, hvordan de var med til at formulere målene."),
    Source.STUDY: _("Skrevet i undersøgelsen. Passer det også til målene i denne plan?"),
    Source.PLAN: "",
    Source.DECISION: "",
}
"""Why something is not taken along by itself."""
PAGES = {Source.STUDY: "study", Source.NOTE: "note", Source.PLAN: "plan"}
"""Where one reads more of it."""


@dataclass(frozen=True)
class Thing:
    """Something known on the page.  `lines`: its fields in words; `is_chosen`: ticked unless somebody says no."""

    known: Known
    lines: tuple[str, ...]
    origin: str
    why: object
    href: str
    is_chosen: bool


@dataclass(frozen=True)
class Things:
    """Everything that would become parts of a sort."""

    sort: Sort
    title: str
    things: tuple[Thing, ...]


@require_http_methods(["GET", "POST"])
@page(WRITES)
def known(request: Any, case: UUID, plan: UUID) -> HttpResponseBase:
    """What is known of the child and does not stand in the plan; what is sent is carried over."""
    opened = case_opened_to_write(case, by=request.account, object_="drafting")
    before = sent_before(request)
    if before is not None:
        return before
    told, found = told_and_known(opened, plan)
    if request.method == "POST":
        form = OnceForm(request.POST)
        if not form.is_valid():
            raise NotFound
        return once(request, form, lambda: carried(request, opened, told, found))
    draft = drafts.kept(request.account, case, place_of(plan), request.GET.get("draft", ""))
    ticked = draft.getlist("take") if draft is not None else None
    shown: dict[str, Any] = {
        "told": told,
        "form": OnceForm(),
        "draft": to("draft", case, place_of(plan)),
        "fresh": list(things_of(opened, found.fresh, ticked)),
        "left": list(things_of(opened, found.left, ticked or [])),
        "keys": [one.key for one in found.fresh],
    }
    return part_of(request, "web/plan/known.html", opened, **shown)


def place_of(plan: UUID) -> str:
    """Where the ticks are kept until they are sent."""
    return f"plan-{plan}-known"


def told_and_known(opened: Opened, plan: UUID) -> tuple[Told, Offered]:
    """The plan, and what may be carried over to it; raises `NotFound`."""
    plans = plans_seen(opened)
    told = next((one for one in plans if one.plan.id == plan), None)
    if told is None:
        raise NotFound
    return told, offered(told, known_of(opened, told, plans))


def carried(request: Any, opened: Opened, told: Told, found: Offered) -> str:
    """Carry over what was ticked; what was shown and not ticked is left.  What came since is asked about next time."""
    ticked, seen = set(request.POST.getlist("take")), set(request.POST.getlist("shown"))
    chosen = [one for one in found.all if one.key in ticked]
    left = [one for one in found.fresh if one.key in seen - ticked]
    known_carry(opened=opened, told=told, chosen=chosen, left=left, by=request.account)
    drafts.sent(request, opened.case.id, place_of(told.plan.id))
    notify(request, Notice.SAVED)
    return to("plan", opened.case.id, told.plan.id)


def things_of(opened: Opened, known: Sequence[Known], ticked: Sequence[str] | None) -> Iterator[Things]:
    """By what they would become, in the order of the plan."""
    for sort in dict.fromkeys(one.sort for one in known):
        mine = tuple(thing(opened, one, ticked) for one in known if one.sort == sort)
        yield Things(sort, str(sort.heading), mine)


def thing(opened: Opened, one: Known, ticked: Sequence[str] | None) -> Thing:
    """One of them in words."""
    name = PAGES.get(Source(one.source))
    href = to(name, opened.case.id, one.within) if name and one.within else ""
    is_chosen = one.is_safe if ticked is None else one.key in ticked
    told = tuple(texts_in(one))
    return Thing(
        one, told, origin(one.source, one.on, one.about), "" if one.is_safe else WHY[one.source], href, is_chosen
    )


def texts_in(one: Known) -> Iterable[str]:
    """What it says, without where it was seen, days, or what it points to."""
    fields = (field for field in one.sort.fields if field.holds.value in ("text", "line") and field.name != "source")
    return (one.texts[field.name] for field in fields if one.texts.get(field.name))
