"""What do the pages of teams and hand-overs need besides?  Words for their things, bars, and addresses of lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from livline.access.danish_day import today
from livline.leave.reading import Absence
from livline.ledger import harm
from livline.team.help import Help
from livline.team.load import OF_DUTIES, Child, Load, Worker
from livline.team.waiting import Waits
from livline.team.weights import Weight
from livline.web.fact_words import lang
from livline.web.rooms.handover.selectors import Shown
from livline.web.rooms.team.words import STATES, THINGS, TOPICS, WAITING
from livline.web.templatetags.leave import away_beside
from livline.web.templatetags.livline import days_away

register = template.Library()
WIDTH = 100


@register.simple_tag
def number_of(load: Load, what: str) -> int:
    """How many of a thing lie on a worker."""
    return load.numbers[what]


@register.simple_tag
def bar(points: int, heaviest: int) -> SafeString:
    """A load as a bar against the heaviest; the number stands beside it in words."""
    width = round(WIDTH * max(points, 0) / heaviest) if heaviest > 0 else 0
    return format_html(
        '<svg class="load-bar" viewBox="0 0 {} 8" aria-hidden="true" preserveAspectRatio="none">'
        '<rect class="load-ground" width="{}" height="8"></rect>'
        '<rect class="load-part" width="{}" height="8"></rect></svg>',
        WIDTH,
        WIDTH,
        width,
    )


@register.simple_tag
def thing_word(what: str) -> str:
    """What a list is called."""
    return str(THINGS[what])


@register.filter
def waits_word(what: str) -> str:
    """What waits, in words."""
    return str(WAITING[what])


@register.filter
def topic_word(topic: str) -> str:
    """What somebody wants of another, in words."""
    return str(TOPICS[topic])


@register.simple_tag
def waits_url(one: Waits) -> str:
    """The page on which what waits is answered."""
    return reverse(one.page, args=[one.child.case, *([one.of] if one.of else [])])


@register.simple_tag
def handover_state(one: Shown) -> str:
    """Where a hand-over stands."""
    return str(STATES[one.state])


@register.simple_tag
def weight_line(weight: Weight) -> str:
    """`2 point: krav med overskredet frist`."""
    return _("%(points)s point: %(thing)s") % {"points": weight.points, "thing": weight.said(lang())}


@register.simple_tag
def help_reason(one: Help) -> str:
    """Why help is proposed."""
    if one.what == "points":
        told = {"number": one.number, "mean": one.mean}
        return _("Har %(number)s point; gennemsnittet er %(mean)s.") % told
    sentences = {
        "overdue": ngettext("Har %(n)s krav over fristen.", "Har %(n)s krav over fristen.", one.number),
        "soon": ngettext("Har %(n)s frist inden 14 dage.", "Har %(n)s frister inden 14 dage.", one.number),
        "new": ngettext("Har fået %(n)s nyt barn.", "Har fået %(n)s nye børn.", one.number),
    }
    return sentences[one.what] % {"n": one.number}


@register.filter
def is_of_duties(what: str) -> bool:
    """Is the list one of duties?"""
    return what in OF_DUTIES


@register.filter
def of_id(workers: Mapping[UUID, Worker], worker: UUID) -> str:
    """The name of a worker."""
    return workers[worker].name if worker in workers else ""


@register.simple_tag
def worker_name(workers: Mapping[UUID, Worker], worker: UUID) -> str:
    """The name of a worker."""
    return of_id(workers, worker)


@register.simple_tag
def names_of(workers: Mapping[UUID, Worker], child: Child, away: Mapping[UUID, Absence]) -> str:
    """Who works with a child, and who of them is away."""
    names = sorted(one.name + away_beside(away, one.id, child.case) for one in child.workers)
    return ", ".join(names) or (_("afløser") if child.covers else _("ingen"))


@register.simple_tag
def harm_reason(duty: Mapping[str, Any]) -> str:
    """Why a duty comes where it comes."""
    return harm.reason(duty, lang())


@register.simple_tag
def days_until(duty: Mapping[str, Any]) -> str:
    """How far away the day is on which a duty is due, where that still matters."""
    due = duty["due_on"]
    return days_away((due - today()).days) if due and duty["status"] in ("overdue", "pending") else ""


@register.simple_tag
def page_link(what: str, worker: UUID | str | None) -> str:
    """The address of the list but for the number of its page."""
    return "?" + urlencode({"what": what, "worker": str(worker or "")}) + "&page="
