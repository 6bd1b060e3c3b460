"""How does a change of a plan read?  In plain sentences, and as both texts with what was struck out and added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from livline.journal.differences import Piece, compared
from livline.plans.comparing import Became, Change, Reworded, compared_plans
from livline.plans.content import Field, Holds
from livline.plans.reading import Content
from livline.web.day_words import day_text
from livline.web.rooms.plan.words import part_name, quoted

Marked = list[tuple[str, list[Piece]]]


@dataclass(frozen=True)
class Told:
    """A change on a page.  `marked`: the fields of text that were worded anew, with what changed in them."""

    change: Change
    name: str
    sentences: list[str]
    marked: Marked


def told_changes(before: Content, after: Content) -> list[Told]:
    """Everything that changed from one content to another."""
    return [
        Told(change, part_name(change.sort, change.number), list(sentences(change)), marked(change))
        for change in compared_plans(before, after)
    ]


def sentences(change: Change) -> Iterator[str]:
    """A change in sentences: one for a part that came or went, one a field for a part that stayed."""
    name = part_name(change.sort, change.number)
    told = {"part": name}
    match change.became:
        case Became.NEW:
            first = next((one for one in change.fields if not one.field.is_known), None)
            gist = quoted(said(first.field, first.after)) if first is not None else ""
            yield (_("%(part)s er nyt: %(text)s") if change.sort.many else _("%(part)s er skrevet: %(text)s")) % (
                told | {"text": gist}
            )
        case Became.GONE:
            yield _("%(part)s er taget ud.") % told
        case Became.ENDED:
            yield ended(name, change.fields)
            yield from of_fields(name, (one for one in change.fields if one.field.name not in ("ended", "ended_why")))
        case Became.CHANGED:
            yield from of_fields(name, (one for one in change.fields if one.field.name != "person"))


def ended(name: str, fields: Iterable[Reworded]) -> str:
    """A goal that was ended: how, and why where that is said."""
    after = {one.field.name: said(one.field, one.after) for one in fields}
    told = {"part": name, "how": after["ended"].lower(), "why": quoted(after.get("ended_why", ""))}
    if after.get("ended_why"):
        return _("%(part)s er afsluttet (%(how)s): %(why)s") % told
    return _("%(part)s er afsluttet (%(how)s).") % told


def of_fields(name: str, fields: Iterable[Reworded]) -> Iterator[str]:
    """What became of each field."""
    for one in fields:
        told = {"part": name, "field": str(one.field.title).rstrip("?").lower()}
        told |= {"before": quoted(said(one.field, one.before)), "after": quoted(said(one.field, one.after))}
        yield reworded(one) % told


def reworded(one: Reworded) -> str:
    """The sentence for a field, before the words are put in."""
    if one.field.name == "place":
        return _("%(part)s: passer også, hvor barnet bor nu.")
    if one.field.holds is Holds.REFERENCES:
        return _("%(part)s, %(field)s: valgt om.")
    if not one.before:
        return _("%(part)s, %(field)s er skrevet: %(after)s")
    if not one.after:
        return _("%(part)s, %(field)s er taget ud; der stod %(before)s")
    if one.field.name == "adult":
        return _("%(part)s: %(before)s er blevet til %(after)s")
    return _("%(part)s, %(field)s: %(before)s er blevet til %(after)s")


def said(field: Field, text: str) -> str:
    """What a field says, in words."""
    if field.holds is Holds.DAY and text:
        return day_text(dt.date.fromisoformat(text))
    if field.holds is Holds.WORD:
        return next((str(words) for word, words in field.words if word == text), text)
    return text


def marked(change: Change) -> Marked:
    """Both texts of each field that was worded anew, as one with marks."""
    return [
        (str(one.field.title), compared(one.before, one.after))
        for one in change.fields
        if one.field.holds in (Holds.TEXT, Holds.LINE) and one.before and one.after
    ]
