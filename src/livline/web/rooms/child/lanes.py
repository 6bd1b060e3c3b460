"""Which lanes has the livline of a child, and what stands in each?  What the reader sees, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from livline.access.models import Kind
from livline.access.sight import Sight
from livline.cases.models import Case, Stay
from livline.plans.along import Course
from livline.plans.content import ADULT, CHILD
from livline.report.event_words import WORDS
from livline.web.addresses import address
from livline.web.drawing.lane import Lane, Moment, Stretch
from livline.web.fact_words import Fact, lang
from livline.web.rooms.child.gaps import Gap

NamedStay = tuple[Stay, str]
"""A stay, and the name of its site as the reader may know it; else empty."""
LANES: tuple[tuple[str, frozenset[str]], ...] = (
    ("decisions", frozenset({"decision", "chair_decision", "committee_approval", "final_ruling"})),
    ("follow_ups", frozenset({"follow_up"})),
    ("visits", frozenset({"visit"})),
    ("talks", frozenset({"child_heard"})),
    (
        "knowledge",
        frozenset({"notification", "study_opened", "study_closed", "study_updated", "provisional_assessment"}),
    ),
)
"""The lanes of what happens on a day, and the kinds of fact in each."""
LONG, SHORT = 70, 30
"""Letters of a goal, where there is room and where there is less."""
TOLD_BY = ("about", "result", "form", "type", "act")
"""Fields that say more of a moment than what it is called."""


def titles() -> dict[str, str]:
    """What the lanes are called."""
    return {
        "home": _("Bor"),
        "plans": _("Plan"),
        "goals": _("Mål"),
        "decisions": _("Afgørelser"),
        "follow_ups": _("Opfølgning"),
        "visits": _("Tilsyn"),
        "talks": _("Samtaler"),
        "knowledge": _("Undersøgelse"),
    }


def lanes_of(
    case: Case,
    sight: Sight,
    facts: Sequence[Fact],
    stays: Sequence[NamedStay],
    bare: Sequence[Gap],
    goals: Sequence[Course],
    today: dt.date,
) -> Iterator[Lane]:
    """The lanes that this reader sees."""
    named = titles()
    if sight.reads("decisions"):
        yield Lane("home", named["home"], [*at_home(case, stays, today), *away(stays)])
    if sight.reads("plan"):
        late = sum(gap.days(today) for gap in bare if gap.is_late)
        note = ngettext("%(n)s dag for sent", "%(n)s dage for sent", late) % {"n": late} if late else ""
        yield Lane("plans", named["plans"], [*without(bare, today), *plans(facts, stays)], note=note)
    if goals:
        field = CHILD if sight.kinds == {Kind.CHILD} else ADULT
        yield Lane("goals", named["goals"], [course(one, field) for one in goals])
    seen = sight.facts()
    for id_, kinds in LANES:
        if kinds & seen:
            yield Lane(id_, named[id_], moments=[moment(case, *one) for one in dated(facts, kinds)])


def at_home(case: Case, stays: Sequence[NamedStay], today: dt.date) -> Iterator[Stretch]:
    """The times in which the child was not placed, from its birth on."""
    if case.born_on is None or case.born_on > today:
        return
    since: dt.date | None = case.born_on
    for start, end in sorted((stay.during for stay, _name in stays), key=lambda span: span[0]):
        if since is not None and start > since:
            yield Stretch(since, start, (_("hjemme"),), "home")
        since = None if since is None or end is None else max(since, end)
    if since is not None and since <= today:
        yield Stretch(since, None, (_("hjemme"),), "home")


def away(stays: Sequence[NamedStay]) -> Iterator[Stretch]:
    """The placements, named as the reader may know them."""
    for stay, name in stays:
        kind = WORDS[stay.site_kind].said(lang()) if stay.site_kind in WORDS else _("anbringelse")
        labels = (f"{name} · {kind}", name, kind) if name else (kind,)
        yield Stretch(stay.during[0], stay.during[1], labels, stay.site_kind or "other")


def without(bare: Sequence[Gap], today: dt.date) -> Iterator[Stretch]:
    """The days without a plan."""
    for gap in bare:
        n = gap.days(today)
        long = ngettext("%(n)s dag uden plan", "%(n)s dage uden plan", n) % {"n": n}
        short = ngettext("%(n)s dag", "%(n)s dage", n) % {"n": n}
        yield Stretch(gap.start, gap.end, (long, short, str(n)), "bare-late" if gap.is_late else "bare")


def plans(facts: Sequence[Fact], stays: Sequence[NamedStay]) -> Iterator[Stretch]:
    """Each plan from its day until the next, or until nothing runs any more."""
    made = sorted(dated(facts, {"plan"}), key=lambda one: one[0])
    ends = [stay.during[1] for stay, _name in stays]
    over = None if not ends or None in ends else max(end for end in ends if end is not None)
    until = [*(day for day, _fact in made), over][1:]
    for (day, fact), later in zip(made, until, strict=True):
        labels = tuple(dict.fromkeys((moment_text(fact), fact.title)))
        yield Stretch(day, later if later is None or later > day else None, labels, "plan")


def course(goal: Course, field: str) -> Stretch:
    """An adopted goal, in the words that are said to the reader."""
    text = goal.texts.get(field) or goal.texts.get(ADULT) or goal.texts.get(CHILD, "")
    labels = tuple(shorten(text, width, placeholder=" …") for width in (LONG, SHORT))
    return Stretch(goal.start, goal.end, (*labels, _("mål")), "goal-ended" if goal.ended else "goal")


def dated(facts: Sequence[Fact], kinds: Collection[str]) -> list[tuple[dt.date, Fact]]:
    """The facts of some kinds that have a day."""
    return [(fact.day, fact) for fact in facts if fact.kind in kinds and fact.day is not None]


def moment(case: Case, day: dt.date, fact: Fact) -> Moment:
    """A fact of a day, with the way to it."""
    return Moment(day, moment_text(fact), address("fact", case.id, fact.fact))


def moment_text(fact: Fact) -> str:
    """What happened, in one line: `Afgørelse: anbringelse`."""
    told = {spec.name: spec.text for spec in fact.fields if spec.name in TOLD_BY and not spec.is_hidden}
    more = next((told[name] for name in TOLD_BY if name in told), "")
    return f"{fact.title}: {more}" if more else fact.title
