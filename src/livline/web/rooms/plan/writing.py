"""The pages on which a part of a plan is worded; of two who write at once, the second sees both texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken
from livline.access.models import Account
from livline.cases.lookups import Opened, case_opened_to_write
from livline.people.lookups import people_seen
from livline.plans.content import Field, Sort
from livline.plans.demands import age_on
from livline.plans.joint import Other, others_of
from livline.plans.lookups import plan_seen
from livline.plans.models import Wording
from livline.plans.reading import Part, said
from livline.plans.services import Said, is_once, only_part, words_write
from livline.plans.sharing import ALIKE, Counterpart, words_share
from livline.plans.told import Told
from livline.plans.twins import left_behind
from livline.terms.guiding import guided_for
from livline.terms.models import GuideText
from livline.web import drafts
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.plan.beside import around_with_siblings
from livline.web.rooms.plan.consenting import consent_to
from livline.web.rooms.plan.forms import ENDING, NOT_ASKED, EndForm, PartForm, choices_of, fields_asked, initial_of
from livline.web.rooms.plan.showing import Surroundings, is_elsewhere, surroundings
from livline.web.rooms.plan.siblings import (
    SIBLINGS,
    ask_to_follow,
    counterparts_in,
    kept_apart,
    names_are_meant,
    spread_over,
)
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.words import language, part_name


@dataclass(frozen=True)
class Desk:
    """What lies before whoever writes.  `part`: None where it is new; `place`: where drafts are kept."""

    opened: Opened
    told: Told
    around: Surroundings
    sort: Sort
    part: Part | None
    place: str
    fields: tuple[Field, ...]
    form_class: type[PartForm] = PartForm
    about: tuple[str, str] = ("", "")
    """Whom a new view is of, where somebody is asked to consent: id and name."""
    others: tuple[Counterpart, ...] = ()
    """What stands there in the plans of siblings, where the writer words them too."""
    guides: tuple[GuideText, ...] | None = None
    """What the municipality says of how one talks about goals, where a goal is worded."""

    @property
    def name(self) -> str:
        """What is written, in words."""
        of = [one.id for one in self.told.content.of(self.sort.name)]
        number = of.index(self.part.id) if self.part is not None and self.part.id in of else len(of)
        return part_name(self.sort, number + 1)

    def form(self, *args: Any, **more: Any) -> PartForm:
        """The form, with what can be chosen today."""
        form = self.form_class(self.fields, choices_of(self.told.content, self.around, self.part), *args, **more)
        ask_to_follow(form, self.others)
        return form


def opened_to_write(request: Any, case: UUID, plan: UUID) -> tuple[Opened, Told]:
    """The case and a plan of it, for who words plans; raises `NotFound`."""
    opened = case_opened_to_write(case, by=request.account, object_="drafting")
    return opened, plan_seen(opened, plan)


@require_http_methods(["GET", "POST"])
@page(WRITES)
def write(request: Any, case: UUID, plan: UUID, sort: str) -> HttpResponseBase:
    """Write a part that is new, or the only one of its sort."""
    opened, told = opened_to_write(request, case, plan)
    asked = next((one for one in told.sorts if one.name == sort), None)
    if asked is None:
        raise NotFound
    part = told.content.part(only_part(told.plan, sort)) if is_once(sort) else None
    about = asked_person(request, opened, told) if sort == "view" else ("", "")
    place = f"plan-{plan}-{sort}" + (f"-{about[0]}" if about[0] else "")
    return worded(request, replace(desk_of(opened, told, asked, part, place, request.account), about=about))


def asked_person(request: Any, opened: Opened, told: Told) -> tuple[str, str]:
    """Whom a view is of, among those who are asked to consent; nobody where another is named, or none."""
    named = request.POST.get("about", "") or request.GET.get("for", "")
    ties = people_seen(opened, request.account) if named else ()
    consent = consent_to(opened, ties, told.plan.type, told.content, today())
    found = (one for one in consent.whom if one.id == named) if consent is not None else iter(())
    return next(((one.id, one.name) for one in found), ("", ""))


@require_http_methods(["GET", "POST"])
@page(WRITES)
def rewrite(request: Any, case: UUID, plan: UUID, part: UUID) -> HttpResponseBase:
    """Write a part anew."""
    opened, told = opened_to_write(request, case, plan)
    stands = part_in(told, part)
    return worded(request, desk_of(opened, told, stands.sort, stands, f"plan-{plan}-{part}", request.account))


@require_http_methods(["GET", "POST"])
@page(WRITES)
def end_goal(request: Any, case: UUID, plan: UUID, part: UUID) -> HttpResponseBase:
    """End a goal: reached, given up or replaced, and why."""
    opened, told = opened_to_write(request, case, plan)
    goal = part_in(told, part)
    if goal.sort.name != "goal":
        raise NotFound
    desk = desk_of(opened, told, goal.sort, goal, f"plan-{plan}-end-{part}")
    fields = tuple(goal.sort.field(name) for name in ENDING)
    return worded(request, replace(desk, fields=fields, form_class=EndForm), _("Afslut målet"))


def part_in(told: Told, part: UUID) -> Part:
    """A part that stands in the plan; raises `NotFound`."""
    stands = told.content.part(part)
    if stands is None:
        raise NotFound
    return stands


def desk_of(
    opened: Opened, told: Told, sort: Sort, part: Part | None, place: str, account: Account | None = None
) -> Desk:
    """The desk with all fields that are asked; `account`: who may say the same in the plans of siblings."""
    fields = fields_asked(sort, part)
    if account is None or sort.name not in ALIKE:
        return Desk(opened, told, surroundings(opened, today()), sort, part, place, fields)
    around, others, guides = around_with_siblings(opened, told, account)
    about_goals = guides if sort.name == "goal" else None
    return with_others(Desk(opened, told, around, sort, part, place, fields, guides=about_goals), others)


def with_others(desk: Desk, others: Sequence[Other]) -> Desk:
    """The desk with what the plans of siblings say there."""
    part = desk.part.id if desk.part is not None else None
    return replace(desk, others=counterparts_in(others, desk.told, desk.sort, part))


def worded(request: Any, desk: Desk, title: object = "") -> HttpResponseBase:
    """The page of the form, and what comes of it."""
    form = form_of(request, desk)
    if request.method == "POST" and form.is_valid() and names_are_meant(form, desk.opened, desk.sort, desk.others):
        try:
            return once(request, form, lambda: kept(request, desk, form))
        except Overtaken as overtaken:
            return conflict(request, desk, form, overtaken)
    return shown(request, desk, form, title=title)


def form_of(request: Any, desk: Desk) -> PartForm:
    """The form with what is posted, else with what was typed and not sent, else with what stands."""
    if request.method == "POST":
        return desk.form(request.POST)
    case = desk.opened.case.id
    draft = drafts.kept(request.account, case, desk.place, request.GET.get("draft", ""))
    about = {"about": desk.about[0], "who": desk.about[1]} if desk.about[0] else {}
    return desk.form(initial=about | initial_of(desk.fields, desk.part) | typed(desk, draft))


def typed(desk: Desk, draft: Any) -> dict[str, Any]:
    """A draft as it was typed; of what can be chosen several times, a list."""
    if draft is None:
        return {}
    many = {*choices_of(desk.told.content, desk.around, desk.part), SIBLINGS}
    return {name: draft.getlist(name) if name in many else draft[name] for name in draft}


def shown(request: Any, desk: Desk, form: PartForm, status: int = 200, **more: Any) -> HttpResponse:
    """The page."""
    draft = to("draft", desk.opened.case.id, desk.place)
    told: dict[str, Any] = {"told": desk.told, "desk": desk, "form": form, "draft": draft, "guides": guides_of(desk)}
    told |= more
    template = "web/plan/conflict.html" if status == 409 else "web/plan/write.html"
    return part_of(request, template, desk.opened, status=status, **told)


def guides_of(desk: Desk) -> list[dict[str, object]]:
    """Beside a goal, how one talks about goals with a child of this age, as its municipality has it."""
    if desk.guides is None:
        return []
    said_in = language()
    fitting = guided_for(desk.guides, age_on(desk.opened.case.born_on, today()))
    return [
        {"title": one.title(said_in), "steps": one.steps(said_in), "lang": "da" if one.is_changed else said_in}
        for one in fitting
    ]


def kept(request: Any, desk: Desk, form: PartForm) -> str:
    """Save what was changed as one version, and go to where it stands."""
    case, part = desk.opened.case.id, id_of(desk, form)
    fresh, following = spread_over(form, desk.told, desk.sort, part, changed(desk, form, part), desk.others)
    is_changed = bool(fresh) or any(one.said for one in following)
    if is_changed:
        words_share(told=desk.told, said=fresh, following=following, by=request.account)
    drafts.sent(request, case, desk.place)
    notify(request, Notice.SAVED if is_changed else Notice.UNCHANGED)
    return f"{to('plan', case, desk.told.plan.id)}#part-{part}"


def id_of(desk: Desk, form: PartForm) -> UUID:
    """The id of the part that is written; raises `NotFound` where it is of something else."""
    if is_once(desk.sort.name):
        return only_part(desk.told.plan, desk.sort.name)
    id_ = desk.part.id if desk.part is not None else form.cleaned_data["part"]
    if id_ is None or any(one.part == id_ and one.sort != desk.sort.name for one in desk.told.wordings):
        raise NotFound
    return UUID(str(id_))


def changed(desk: Desk, form: PartForm, part: UUID) -> list[Said]:
    """What says something else than the writer has seen, and what saving says again."""
    before = {one.id: one for one in desk.told.wordings}
    told = form.says(part, desk.sort)
    fresh = [one for one in told if one.text != seen_text(before.get(one.replaces) if one.replaces else None)]
    asked = [Said(part, desk.sort.name, "person", desk.about[0])] if desk.about[0] and fresh else []
    return [*fresh, *said_again(desk, told, fresh), *placed(desk, form, part, fresh), *asked]


def seen_text(wording: Wording | None) -> str:
    """What stood where somebody wrote, as they have seen it."""
    return said(wording) if wording is not None else ""


def said_again(desk: Desk, told: Iterable[Said], fresh: Sequence[Said]) -> list[Said]:
    """A text that may not have said the same as its twin, and was saved as it stood: now it does."""
    behind = left_behind(desk.told.wordings)
    twins = {desk.sort.field(one.field).twin for one in fresh}
    return [one for one in told if behind.get(one.part) == one.field and one.field not in twins and one not in fresh]


def placed(desk: Desk, form: PartForm, part: UUID, fresh: Sequence[Said]) -> list[Said]:
    """Whoever words a goal has looked at it where the child lives now."""
    if desk.sort.name != "goal" or any(one.field == "ended" and one.text for one in fresh):
        return []
    if is_elsewhere(desk.part, desk.around) if desk.part is not None else desk.around.place and fresh:
        return [Said(part, desk.sort.name, NOT_ASKED, desk.around.place, form.seen(NOT_ASKED))]
    return []


def conflict(request: Any, desk: Desk, form: PartForm, overtaken: Overtaken) -> HttpResponse:
    """Both texts of each field side by side; whoever sends mine again has seen theirs, which stays in its version."""
    theirs = overtaken.theirs
    if not isinstance(theirs, list):
        raise overtaken
    own = {one.field: one.id for one in theirs if one.plan_id == desk.told.plan.id}
    mine = kept_apart(form.cleaned_data) | {f"was_{field}": id_ for field, id_ in own.items()}
    now = plan_seen(desk.opened, desk.told.plan.id)
    desk = with_others(replace(desk, told=now), others_of(now.plan, request.account) if desk.others else ())
    return shown(request, desk, desk.form(initial=mine), status=409, both=list(both_texts(desk, theirs)))


def both_texts(desk: Desk, theirs: Iterable[Wording]) -> Iterator[tuple[str, str, Wording]]:
    """What somebody else wrote: under which title, the words, and who; in the plan of a sibling with whose it is."""
    known = {one.id: (one, "") for one in desk.told.wordings}
    known |= {one.id: (one, there.other.name) for there in desk.others for one in there.told.wordings}
    for wording, name in (known[one.id] for one in theirs if one.id in known):
        yield _in_plan(name, str(desk.sort.field(wording.field).title)), said(wording), wording


def _in_plan(name: str, title: str) -> str:
    return gettext("Planen for %(name)s: %(field)s") % {"name": name, "field": title} if name else title


@require_POST
@page(WRITES)
def again(request: Any, case: UUID, plan: UUID, part: UUID, field: str) -> HttpResponseBase:
    """Say a field again as it stands: a goal where the child lives now, or a text that still says the same."""
    opened, told = opened_to_write(request, case, plan)
    stands, form = part_in(told, part), OnceForm(request.POST)
    if field not in {NOT_ASKED, *(one.name for one in stands.sort.fields if one.twin)} or not form.is_valid():
        raise NotFound
    text = surroundings(opened, today()).place if field == NOT_ASKED else stands.says(field)
    wording = stands.words.get(field)
    fresh = Said(part, stands.sort.name, field, text, wording.id if wording else None)
    return once(request, form, lambda: repeated(request, opened, told, fresh))


def repeated(request: Any, opened: Opened, told: Told, fresh: Said) -> str:
    """Save it."""
    words_write(plan=told.plan, said=[fresh], by=request.account)
    notify(request, Notice.SAVED)
    return f"{to('plan', opened.case.id, told.plan.id)}#part-{fresh.part}"
