"""What has happened around my cases that I have not seen, what waits for others or for me, what have I begun?

What is small and mine comes with one question (`small`); here it is put where it belongs, as far as the door shows it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from livline.access.danish_day import today
from livline.access.matrix import matrix
from livline.access.models import Account
from livline.access.sight import Sight
from livline.cases.models import Entry
from livline.plans.models import Adoption
from livline.web.day_words import day_text
from livline.web.fact_words import kind_title
from livline.web.rooms.inbox.drafting import address_of, title_of
from livline.web.rooms.quick.recording import UNDO_FOR
from livline.web.rooms.today.drafts import draft_address, draft_title
from livline.web.rooms.today.small import small

NEW_FOR = dt.timedelta(days=14)
"""So long something is called new."""
NEEDED_FOR = {
    "access": "access",
    "quarantine": "identity",
    "quarantine-mine": "access",
    "lowering": "protection",
    "handover": "access",
    "handover-confirm": "access",
    "comes": "access",
    "question": "assessment",
    **dict.fromkeys(("plan-answer", "plan-asked", "plan-approved", "plan-sent_back"), "drafting"),
    **dict.fromkeys(("edition", "edition-waits"), "drafting"),
}
"""The object that somebody must see to be told that something waits."""

BESIDE = ("offer", "called-off")
"""What is told of a child that may not be mine."""


@dataclass(frozen=True)
class Item:
    """Something small about a case; `what` says which sort, `name` whose it is."""

    what: str
    name: str
    href: str
    at: dt.datetime
    title: str = ""
    fact: UUID | None = None
    case: UUID | None = None
    day: dt.date | None = None


@dataclass
class Around:
    """All of it, the newest first."""

    given: list[Item] = field(default_factory=list)
    news: list[Item] = field(default_factory=list)
    waiting: list[Item] = field(default_factory=list)
    offers: list[Item] = field(default_factory=list)
    called_off: list[Item] = field(default_factory=list)
    for_me: list[Item] = field(default_factory=list)
    drafts: list[Item] = field(default_factory=list)
    written: list[Item] = field(default_factory=list)
    undone: Item | None = None
    """What I have just taken back from here: asked of the case, so that neither address nor cookie names a child."""
    steps: list[str] = field(default_factory=list)
    """Of the first day, that are gone: noted as such, or done all the same."""

    @property
    def waits_for_me(self) -> int:
        """How many wait for my word."""
        return len(self.offers) + len(self.for_me)


def around(
    account: Account,
    seen: Mapping[UUID, Sight],
    names: Mapping[UUID, str],
    now: dt.datetime,
    *,
    takes: bool = False,
    undone: UUID | None = None,
) -> Around:
    """Two questions, whatever the number of cases; `takes`: receives notifications, of which there is no case yet."""
    told, found, entries = small(account, undone), Around(), entries_since(seen, now)
    looks = {case: at.timestamp() for what, case, _detail, at in told if what == "look" and case is not None}
    for what, case, detail, at in told:
        if what == "guide":
            found.steps.append(detail)
        elif what in BESIDE and case is not None:
            put_beside(found, what, case, detail, at)
        elif what == "draft" and case is None and takes:
            found.drafts.append(about_notification(detail, at))
        elif what != "look" and case is not None and case in names and is_told_of(seen[case], what, detail):
            put(found, Item(what, names[case], address(what, case, detail), at, title(what, detail), case=case), looks)
    found.steps += done_all_the_same(account, seen.keys() & looks.keys(), entries)
    for entry in entries:
        if entry.kind in seen[entry.case_id].facts() and not is_told(found, entry):
            put_entry(found, entry, names[entry.case_id], account, looks, now)
    return found


def is_told_of(sight: Sight, what: str, detail: str) -> bool:
    """Is somebody told of something small?  Of a plan or edition that waits for an answer, who may give it."""
    decides, writes = sight.decides("drafting"), sight.writes("drafting")
    may_answer = {"plan-answer": decides, "edition": decides or writes}.get(what, True)
    return sight.reads(needed_for(what, detail)) and may_answer


def is_told(found: Around, entry: Any) -> bool:
    """Is the fact that the caseworker changes told already, with who comes and when?"""
    return entry.kind == "worker_changed" and ("comes", entry.case_id) in {(one.what, one.case) for one in found.news}


def asked_undone(text: str) -> UUID | None:
    """The fact that an address asks about; none for any other text."""
    try:
        return UUID(text)
    except ValueError:
        return None


def done_all_the_same(account: Account, looked_at: Collection[UUID], entries: Iterable[Any]) -> Iterator[str]:
    """The steps of a first day that somebody has gone without being led."""
    if looked_at:
        yield "open"
    if any(entry.kind == "visit" and entry.recorded_by_id == account.id for entry in entries):
        yield "record"


def needed_for(what: str, detail: str) -> str:
    """The object that somebody must see to be told of something small; of a fact, the one that it stands in."""
    return matrix().object_of(detail.partition(" ")[0]) if what == "undone" else NEEDED_FOR.get(what, "identity")


def about_notification(detail: str, at: dt.datetime) -> Item:
    """A draft about a notification, before there is a case."""
    draft, _space, place = detail.partition(" ")
    return Item("draft", title_of(place), address_of(place, draft), at)


def put_beside(found: Around, what: str, case: UUID, detail: str, at: dt.datetime) -> None:
    """A child that comes to me or does not after all: told with the colleague's name."""
    if what == "offer":
        found.offers.append(offered(detail, at))
    else:
        found.called_off.append(called_off(case, detail, at))


def offered(detail: str, at: dt.datetime) -> Item:
    """A child that a colleague asks me to have: not mine yet, so it has the colleague's name."""
    handover, day, who = detail.split(" ", 2)
    return Item("offer", who, reverse("handover-answer", args=[handover]), at, day=dt.date.fromisoformat(day))


def called_off(case: UUID, detail: str, at: dt.datetime) -> Item:
    """A hand-over that another called off, with why.  Who was to receive the child sees no more of it."""
    told, _line, reason = detail.partition("\n")
    first, _space, rest = told.partition(" ")
    if len(first) > len("2026-01-01"):
        day, _space, who = rest.partition(" ")
        href = reverse("handover-answer", args=[first])
    else:
        day, who, href = first, rest, reverse("handover", args=[case])
    return Item("called-off", who, href, at, title=reason, day=dt.date.fromisoformat(day))


def entries_since(cases: Iterable[UUID], now: dt.datetime) -> list[Any]:
    """The facts that were written lately and hold, the newest first."""
    held = Entry.objects.filter(case_id__in=list(cases), replaced_by__isnull=True, is_withdrawn=False)
    lately = held.filter(recorded_at__gt=now - NEW_FOR, recorded_by__isnull=False)
    told = lately.only("case_id", "fact", "kind", "recorded_at", "recorded_by_id", "replaces_id").order_by("-id")
    return list(told.annotate(is_adoption=Exists(Adoption.objects.filter(fact=OuterRef("fact")))))


def put(found: Around, item: Item, looks: Mapping[UUID, float]) -> None:
    """To where it belongs; what has been seen since is no news, and a child's word once it was itself shown."""
    is_unseen = item.at.timestamp() > looks.get(item.case, 0.0) if item.case else False
    match item.what:
        case "draft":
            found.drafts.append(item)
        case "given" if is_unseen:
            found.given.append(item)
        case "word":
            found.news.append(item)
        case "comes" if is_unseen:
            found.news.append(item)
        case "undone":
            found.undone = item
        case "quarantine-mine" | "question" | "plan-answer" | "plan-approved" | "plan-sent_back" | "edition":
            found.for_me.append(item)
        case "quarantine" | "access" | "lowering" | "handover" | "handover-confirm" | "plan-asked" | "edition-waits":
            found.waiting.append(item)


def put_entry(
    found: Around, entry: Any, name: str, account: Account, looks: Mapping[UUID, float], now: dt.datetime
) -> None:
    """A fact that I wrote a short while ago, or that somebody else wrote since I last looked.

    That a plan was adopted is not undone with a click.
    """
    href = f"{reverse('case', args=[entry.case_id])}#fact-{entry.fact}"
    told = {"title": kind_title(entry.kind), "fact": entry.fact, "case": entry.case_id}
    if entry.recorded_by_id == account.id:
        if entry.replaces_id is None and not entry.is_adoption and now - entry.recorded_at < UNDO_FOR:
            done = reverse("quick-done", args=[entry.case_id, entry.fact])
            found.written.append(Item("written", name, done, entry.recorded_at, **told))
    elif entry.recorded_at.timestamp() > looks.get(entry.case_id, 0.0):
        found.news.append(Item("fact", name, href, entry.recorded_at, **told))


def address(what: str, case: UUID, detail: str) -> str:
    """Where something small is seen, or gone on with."""
    if what == "draft":
        draft, _space, place = detail.partition(" ")
        return draft_address(case, place, draft)
    if what.startswith("quarantine"):
        return reverse("fact", args=[case, detail]) if what == "quarantine-mine" else reverse("case", args=[case])
    if what == "question":
        return reverse("advice", args=[case, detail.partition(" ")[0]])
    if what.startswith("plan-"):
        return reverse("plan-answer" if what == "plan-answer" else "plan", args=[case, detail])
    if what.startswith("edition"):
        return reverse("plan-givings", args=[case, detail])
    pages = {"access": "access", "lowering": "protections", "word": "words"}
    page = "handover" if what.startswith("handover") or what == "comes" else pages.get(what, "case")
    return reverse(page, args=[case])


def title(what: str, detail: str) -> str:
    """What something small is called: a draft by what it will become, a hand-over by who is asked."""
    if what == "draft":
        return draft_title(detail.partition(" ")[2])
    if what == "comes":
        day, _space, who = detail.partition(" ")
        return coming_title(dt.date.fromisoformat(day), who)
    if what == "question":
        return detail.partition(" ")[2]
    if what == "undone":
        return undone_title(*detail.split(" "))
    return detail if what.startswith("handover") else ""


def coming_title(day: dt.date, who: str) -> str:
    """Who becomes the child's caseworker, and when."""
    told = {"who": who, "day": date_format(day, "j. F")}
    return (_("%(who)s bliver rådgiver %(day)s") if day > today() else _("%(who)s blev rådgiver %(day)s")) % told


def undone_title(kind: str, day: str = "") -> str:
    """What was taken back, with its day where it has one."""
    return f"{kind_title(kind)} {day_text(dt.date.fromisoformat(day))}" if day else kind_title(kind)
