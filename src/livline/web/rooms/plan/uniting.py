"""Two plans of siblings that were begun apart, side by side: what becomes of them as one, and how it is undone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from livline.access.errors import NotFound, Overtaken
from livline.cases.lookups import Opened
from livline.people.models import Tie
from livline.plans.content import SORTS, Field
from livline.plans.joint import Other, words_read
from livline.plans.sharing import ALIKE
from livline.plans.told import Told
from livline.plans.uniting import (
    Keep,
    Pair,
    Seen,
    Union,
    may_keep,
    pairs_of,
    partner_in,
    plans_part,
    plans_unite,
    writes_both,
)
from livline.web import drafts
from livline.web.door import page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, sent_before, to
from livline.web.rooms.page_of import child_of, part_of
from livline.web.rooms.plan.showing import Reading, Surroundings, gist
from livline.web.rooms.plan.siblings import NAMED, name_is_meant
from livline.web.rooms.plan.views import WRITES
from livline.web.rooms.plan.words import part_name
from livline.web.rooms.plan.writing import opened_to_write

KEEP = "keep_"
"""Begins the names of the choices."""


@dataclass(frozen=True)
class Desk:
    """Two plans side by side; `name`: what the child of this one is called; `union`: that they are one already."""

    opened: Opened
    told: Told
    other: Other
    name: str
    union: Union | None
    pairs: tuple[Pair, ...]
    ties: list[Tie] | None = None
    """The child as a person of the case, where somebody named it."""

    @property
    def place(self) -> str:
        """Where the choices are kept until they are sent."""
        return f"plan-{self.told.plan.id}-one-with-{self.other.plan.case_id}"

    @property
    def seen(self) -> dict[str, int]:
        """The versions that stand on the page."""
        newest = self.told.newest, self.other.words.newest
        return {name: one.number if one else 0 for name, one in zip(("mine", "theirs"), newest, strict=True)}

    def label(self, pair: Pair, keep: Keep) -> str:
        """A choice in words."""
        if keep is Keep.OWN:
            return _("Hver plan beholder sit")
        if pair.is_same:
            return _("Teksterne er ens: skriv dem fremover én gang")
        name = self.name if keep is Keep.MINE else self.other.name
        return _("Begge planer får teksten fra planen for %(name)s") % {"name": name}


class UniteForm(OnceForm):
    """What becomes of each text that may be said alike; and which versions of both plans somebody has seen."""

    mine = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    theirs = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, desk: Desk, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.desk = desk
        for pair in desk.pairs:
            choices = [(keep.value, desk.label(pair, keep)) for keep in may_keep(pair, desk.opened, desk.other)]
            self.fields[KEEP + pair.key] = forms.ChoiceField(
                label=_("Hvad skal der stå?"),
                choices=choices,
                widget=forms.RadioSelect,
                required=False,
                initial=Keep.MINE.value if pair.is_same else Keep.OWN.value,
            )
        self.fields[NAMED] = forms.BooleanField(label=gettext_lazy("Navnet må stå i begge planer"), required=False)

    @property
    def kept(self) -> dict[str, Keep]:
        """What was chosen, by the keys of pairs."""
        found = {pair.key: self.cleaned_data.get(KEEP + pair.key) for pair in self.desk.pairs}
        return {key: Keep(keep) for key, keep in found.items() if keep}

    def clean(self) -> dict[str, Any]:
        """What is new in a plan and names one of the children is read once more."""
        cleaned = super().clean() or self.cleaned_data
        chosen = ((pair, cleaned.get(KEEP + pair.key) or Keep.OWN.value) for pair in self.desk.pairs)
        texts = (pair.text(Keep(keep)) for pair, keep in chosen if keep != Keep.OWN.value and not pair.is_same)
        name_is_meant(self, " ".join(texts), [self.desk.name, self.desk.other.name])
        return cleaned


@dataclass(frozen=True)
class Lines:
    """What one plan says in a place; nothing where it says nothing."""

    name: str
    lines: tuple[tuple[Field, str], ...]


@dataclass(frozen=True)
class ShownPair:
    """A place of both plans, and what becomes of it."""

    title: str
    sides: tuple[Lines, Lines]
    box: Any
    key: UUID = field(default_factory=uuid.uuid4)


@require_http_methods(["GET", "POST"])
@page(WRITES)
def unite(request: Any, case: UUID, plan: UUID, other: UUID) -> HttpResponseBase:
    """Both plans side by side, and what becomes of them; `other`: the case of the sibling."""
    opened, told = opened_to_write(request, case, plan)
    before = sent_before(request)
    if before is not None:
        return before
    desk = desk_of(request, opened, told, other)
    if desk.union is not None:
        return shown(request, desk, None)
    form, status = form_of(request, desk), 200
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, form, lambda: united(request, desk, form))
        except Overtaken:
            desk = desk_of(request, *opened_to_write(request, case, plan), other)
            kept = {name: value for name, value in form.cleaned_data.items() if name.startswith(KEEP) and value}
            form, status = UniteForm(desk, initial=kept | desk.seen), 409
    return shown(request, desk, form, status)


def desk_of(request: Any, opened: Opened, told: Told, other: UUID) -> Desk:
    """Both plans, for who words both; raises `NotFound`.  That the other was read is recorded in its case."""
    found, union = partner_in(told.plan, other, request.account)
    if not writes_both(opened, found):
        raise NotFound
    words_read([found])
    child = child_of(opened)
    name = (child.person.called or child.person.name) if child is not None else opened.case.name
    ties = [child] if child is not None else None
    return Desk(opened, told, found, name, union, tuple(pairs_of(told, found.words)), ties)


def form_of(request: Any, desk: Desk) -> UniteForm:
    """The form with what was sent, else with what was chosen and not sent."""
    if request.method == "POST":
        return UniteForm(desk, request.POST)
    draft = drafts.kept(request.account, desk.opened.case.id, desk.place, request.GET.get("draft", ""))
    kept = {name: draft[name] for name in draft if name.startswith(KEEP)} if draft is not None else {}
    return UniteForm(desk, initial=kept | desk.seen)


def united(request: Any, desk: Desk, form: UniteForm) -> str:
    """Make them one, and go to the plan."""
    seen = Seen(form.cleaned_data["mine"], form.cleaned_data["theirs"])
    plans_unite(opened=desk.opened, told=desk.told, other=desk.other, kept=form.kept, seen=seen, by=request.account)
    drafts.sent(request, desk.opened.case.id, desk.place)
    notify(request, Notice.SAVED)
    return to("plan-unite", desk.opened.case.id, desk.told.plan.id, desk.other.plan.case_id)


def shown(request: Any, desk: Desk, form: UniteForm | None, status: int = 200) -> HttpResponse:
    """The page."""
    told: dict[str, Any] = {"told": desk.told, "desk": desk, "form": form, "is_overtaken": status == 409}
    told |= {"pairs": list(shown_pairs(desk, form)) if form is not None else [], "button": uuid.uuid4()}
    told |= {"mine": list(own(desk.told, desk)), "theirs": list(own(desk.other.words, desk))}
    told |= {"draft": to("draft", desk.opened.case.id, desk.place), "readers": readers(desk)}
    return part_of(request, "web/plan/unite.html", desk.opened, status=status, ties=desk.ties, **told)


def shown_pairs(desk: Desk, form: UniteForm) -> Iterator[ShownPair]:
    """The places of which something is chosen."""
    for pair in desk.pairs:
        parts = desk.told.content.of(pair.sort)
        number = next((n for n, part in enumerate(parts, 1) if part.id == pair.of_mine), 1)
        mine, theirs = lines(desk.told, pair.of_mine, pair.sort), lines(desk.other.words, pair.of_theirs, pair.sort)
        both = Lines(desk.name, mine), Lines(desk.other.name, theirs)
        yield ShownPair(part_name(SORTS[pair.sort], number), both, form[KEEP + pair.key])


def lines(told: Told, id_: UUID, sort: str) -> tuple[tuple[Field, str], ...]:
    """What stands in one plan of what may be said alike, field by field, in words."""
    part, reading = told.content.part(id_), Reading(told, told.content, Surroundings(), works=False)
    fields = [SORTS[sort].field(name) for name in ALIKE[sort] if part is not None and part.says(name)]
    return tuple((one, reading.text(part, one)) for one in fields if part is not None)


def own(told: Told, desk: Desk) -> Iterator[tuple[str, str]]:
    """What stays the own of one of the plans: the name of each part, and what it says first."""
    paired = {id_ for pair in desk.pairs for id_ in (pair.of_mine, pair.of_theirs)} if desk.union is None else set()
    for part in told.content.parts:
        if part.id not in paired:
            number = told.content.of(part.sort.name).index(part) + 1
            yield part_name(part.sort, number), gist(part)


def readers(desk: Desk) -> list[str]:
    """Who reads what is taken over into the other plan, and what is not taken over."""
    names = ", ".join(desk.other.readers) or desk.other.name
    told = [_("Planen for %(name)s læses, når den er vedtaget, af: %(readers)s.") % {
        "name": desk.other.name, "readers": names,
    }]  # fmt: skip
    for name, sight in ((desk.name, desk.opened.sight), (desk.other.name, desk.other.opened.sight)):
        if sight.is_secret:
            hidden = _("%(name)s bor et hemmeligt sted. Derfor kan tekster fra den plan ikke tages med over.")
            told.append(hidden % {"name": name})
    return told


@require_POST
@page(WRITES)
def part_again(request: Any, case: UUID, plan: UUID, other: UUID) -> HttpResponseBase:
    """Take it back: each plan says what it said before; not once somebody wrote in one of them."""
    opened, told = opened_to_write(request, case, plan)
    before = sent_before(request)
    if before is not None:
        return before
    desk, form = desk_of(request, opened, told, other), OnceForm(request.POST)
    if desk.union is None or not form.is_valid():
        raise NotFound
    try:
        return once(request, form, lambda: parted(request, desk))
    except Overtaken:
        return shown(request, desk_of(request, opened, told, other), None, status=409)


def parted(request: Any, desk: Desk) -> str:
    """Make them two again."""
    plans_part(told=desk.told, other=desk.other, by=request.account)
    notify(request, Notice.SAVED)
    return to("plan", desk.opened.case.id, desk.told.plan.id)
