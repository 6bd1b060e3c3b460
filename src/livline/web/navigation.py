"""Where can somebody go?  The main navigation by what they are: with cases, in an office, or a citizen."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from livline.access.danish_day import today
from livline.access.models import Account, Kind, Office
from livline.access.planned import planned_cursor
from livline.web.frame import Destination, Frame, frame

LEADS = "leads"
"""Beside the kinds of relation: leads a team."""
STAFF = frozenset(
    {Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER, Kind.COORDINATOR, Kind.INSPECTOR, Kind.APPEALS, LEADS}
)
TAKES = frozenset({LEADS, Kind.NIGHT_DESK})
"""Who writes notifications down, besides those whose office it is."""
IN_TEAMS = frozenset({Kind.WORKER, Kind.COVER, Kind.LEADER})
"""Who shares work with others."""
RECORDING = frozenset({Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK})
"""Those who write down what happens in a child's life."""
WORKS_AT = {
    Office.INTAKE: "inbox",
    Office.EMERGENCY_READER: "emergency",
    Office.ADMINISTRATOR: "administration",
    Office.LOG_AUDITOR: "looks-audit",
}
"""The page of each office on which its work waits."""
QUICK_EXIT = "https://www.dmi.dk/"
"""What a child's or a parent's page is left for at once: the weather."""


def framed(request: Any) -> None:
    """Give the request what stands around its page; asked for once somebody looks, so not for what only leads on."""
    request.frame = SimpleLazyObject(lambda: frame_for(request.account, request.path))


def frame_for(account: Account, path: str) -> Frame:
    """What stands around a page of an account."""
    municipality, offices, kinds = standing_of(account)
    citizen = bool(kinds) and not kinds & STAFF and not offices
    return Frame(
        municipality=municipality,
        person=account.name,
        navigation=tuple(destinations(path, offices, kinds)),
        home=home_of(offices, kinds),
        search=reverse("search") if kinds & STAFF else "",
        today=reverse("today") if kinds & RECORDING else "",
        quick=reverse("quick") if kinds & RECORDING else "",
        sign_out=reverse("account_logout"),
        quick_exit=QUICK_EXIT if citizen else "",
        receives=Office.INTAKE in offices or LEADS in kinds,
    )


def around(request: Any) -> dict[str, Any]:
    """Context processor: what stands around any page, also one that no rule made (sign-in, a refusal)."""
    if getattr(request, "account", None) is not None and not hasattr(request, "frame"):
        framed(request)
    return frame(request)


def standing_of(account: Account) -> tuple[str, frozenset[str], frozenset[str]]:
    """The municipality's name, the offices that the account holds today, and what it is to any child or team."""
    with planned_cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT name FROM municipality WHERE id = %(municipality)s),"
            " ARRAY(SELECT office FROM appointment WHERE account_id = %(account)s AND during @> %(day)s),"
            " ARRAY(SELECT DISTINCT kind FROM relation"
            "       WHERE account_id = %(account)s AND during @> %(day)s AND is_confirmed)"
            " || ARRAY(SELECT %(leads)s::text FROM membership"
            "          WHERE account_id = %(account)s AND during @> %(day)s AND leads LIMIT 1)",
            {"account": account.id, "municipality": account.municipality_id, "day": today(), "leads": LEADS},
        )
        name, offices, kinds = cursor.fetchone()
    return name or "", frozenset(offices), frozenset(kinds)


def home_of(offices: frozenset[str], kinds: frozenset[str]) -> str:
    """Where somebody arrives: casework before cases, cases before an office; an office where it works."""
    if kinds & RECORDING:
        return reverse("today")
    of_offices = (name for office, name in WORKS_AT.items() if office in offices)
    return reverse("cases" if kinds & STAFF else next(of_offices, "cases"))


def destinations(path: str, offices: frozenset[str], kinds: frozenset[str]) -> list[Destination]:
    """The entries of the main navigation, each for those who may use it."""
    entries = [
        (_("Min dag"), "today", kinds & RECORDING),
        (_("Mine sager"), "cases", kinds & STAFF or not offices),
        (_("Underretninger"), "inbox", Office.INTAKE in offices or kinds & TAKES),
        (_("Team"), "team", kinds & IN_TEAMS),
        (_("Regler"), "rules", kinds & STAFF or offices),
        (_("Nødadgang"), "emergency", Office.EMERGENCY_READER in offices),
        (_("Nødadgang til vurdering"), "emergency-reviews", Kind.LEADER in kinds),
        (_("Bevaring"), "keepings", Kind.LEADER in kinds),
        (_("Administration"), "administration", Office.ADMINISTRATOR in offices),
        (_("Opslag"), "looks-audit", Office.LOG_AUDITOR in offices),
        (_("Min konto"), "signin_sessions", True),
    ]
    return [Destination(text, href := reverse(name), path == href) for text, name, is_shown in entries if is_shown]
