"""The edition for adults: first the whole child on a page that stands alone, then everything that the plan says."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from livline.papers.blocks import Block, card, heading, listed, new_page, prose, rows
from livline.papers.frame import Frame, said_iso
from livline.plans.content import ADULT, CHILD, SORTS, Holds, Sort
from livline.plans.content import Field as PlanField
from livline.plans.reading import Content, Part

QUOTES = 2
"""So many of the child's own sentences stand on the first page."""
POINTS_AT = {"needs": "need", "goals": "goal"}
"""Fields that point to other parts of the plan, each with the sort; what points outside it is not printed."""
LEFT_OUT = _("Noget af planen står ikke i denne udgave, fordi barnets sted er hemmeligt.")
SAID_BEFORE = ("whole_child", "purpose", "goal")
"""Sorts that have a place of their own: the first page, and what follows on it."""


def adult_blocks(frame: Frame, content: Content) -> list[Block]:
    """The paper, block by block."""
    rest = [*_goals(content), *_others(content), *_ended(content)]
    return [*_first_page(frame, content), *([new_page(), *rest] if rest else [])]


def _first_page(frame: Frame, content: Content) -> Iterator[Block]:
    yield heading(frame.title, 1)
    yield prose(frame.standing, "note")
    if frame.is_given:
        yield prose(LEFT_OUT, "note")
    yield from _whole_child(frame, content)
    yield heading(_("Hvorfor er planen her?"))
    yield prose(frame.purpose) if frame.purpose else prose(_("Formålet står ikke i en afgørelse endnu."), "note")
    yield _said_to_child(content, "purpose")
    if content.goals:
        yield heading(_("Målene kort"))
        yield listed(_short(goal) for goal in content.goals)


def _whole_child(frame: Frame, content: Content) -> Iterator[Block]:
    """Who the child is; of an edition that leaves words out not that they are missing."""
    whole = content.says("whole_child", ADULT)
    if whole or not frame.is_given:
        yield heading(_("Hvem er %(child)s?") % {"child": frame.child})
        yield prose(whole, "lead") if whole else prose(_("Det er ikke skrevet endnu."), "note")
    yield from (prose(quote, "quote") for quote in _own_words(content))
    yield _said_to_child(content, "whole_child")


def _said_to_child(content: Content, sort: str) -> Block:
    return rows((part.sort.field(CHILD).title, part.says(CHILD)) for part in content.of(sort))


def _own_words(content: Content) -> list[str]:
    said = [part.says("said") for sort in ("wish", "goal") for part in content.of(sort) if part.says("said")]
    return list(dict.fromkeys(said))[:QUOTES]


def _short(goal: Part) -> str:
    """A goal in its first lines, and when it is looked at."""
    first = (goal.says(ADULT) or goal.says(CHILD)).split("\n")[0] or str(_("Målet er ikke skrevet endnu."))
    by_when = said_iso(goal.says("by_when"))
    return " ".join(filter(None, (first, _("Vi ser på det %(day)s.") % {"day": by_when} if by_when else "")))


def _goals(content: Content) -> Iterator[Block]:
    if content.goals:
        yield heading(_("Mål"))
    for number, goal in enumerate(content.goals, 1):
        yield card(_goal(_("Mål %(number)d") % {"number": number}, goal, content))


def _goal(title: str, goal: Part, content: Content) -> Iterator[Block]:
    area = _chosen(goal.sort.field("area"), goal.says("area"))
    yield heading(f"{title}: {area}" if area else title, 3)
    if goal.says(ADULT):
        yield prose(goal.says(ADULT), "lead")
    yield rows(_told(goal, content, but=(ADULT, "area")))


def _ended(content: Content) -> Iterator[Block]:
    ended = [goal for goal in content.of("goal") if goal.is_ended]
    if ended:
        yield heading(_("Afsluttede mål"))
    for number, goal in enumerate(ended, 1):
        yield card(_goal(_("Afsluttet mål %(number)d") % {"number": number}, goal, content))


def _others(content: Content) -> Iterator[Block]:
    """Every other sort of part, whichever the plan has, in the order of the plan."""
    for name in (name for name in SORTS if name not in SAID_BEFORE and content.of(name)):
        yield heading(content.of(name)[0].sort.heading)
        for part in content.of(name):
            blocks = [*_opening(part), rows(_told(part, content, but=(part.sort.fields[0].name,)))]
            yield from [card(blocks)] if part.sort.many else blocks


def _opening(part: Part) -> Iterator[Block]:
    """The first field of a part, which says what it is: somebody's words, a name, or a text."""
    first = part.sort.fields[0]
    text = _said(first, part, Content(()))
    if not text:
        return
    if first.holds is Holds.LINE:
        yield heading(text, 3)
    else:
        yield prose(text, "quote" if first.name == "said" else "lead" if part.sort.many else "text")


def _told(part: Part, content: Content, but: tuple[str, ...]) -> Iterator[tuple[object, str]]:
    """What the fields of a part say, in the order of the plan."""
    for field in part.sort.fields:
        if field.name not in but:
            yield field.title, _said(field, part, content)


def _said(field: PlanField, part: Part, content: Content) -> str:
    if field.holds is Holds.DAY:
        return said_iso(part.says(field.name))
    if field.holds is Holds.WORD:
        return _chosen(field, part.says(field.name))
    if field.holds is Holds.REFERENCES:
        return _pointed_at(field, part, content)
    return part.says(field.name)


def _chosen(field: PlanField, word: str) -> str:
    """A word that was chosen, as it is called."""
    return str(dict(field.words).get(word, word))


def _pointed_at(field: PlanField, part: Part, content: Content) -> str:
    """The first lines of the parts that a field points to, in the order of the plan."""
    sort = POINTS_AT.get(field.name)
    named = set(part.refers(field.name))
    found = [one for one in content.of(sort) if str(one.id) in named] if sort else []
    return "\n".join(filter(None, (_first_text(one.sort, one) for one in found)))


def _first_text(sort: Sort, part: Part) -> str:
    return part.says(sort.fields[0].name).split("\n")[0]
