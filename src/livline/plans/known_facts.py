"""Which facts of a case say what a plan asks?  How long a decision lasts, how the child was heard, who consented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lawcode.facts import KIND_BY_NAME
from livline.cases.models import Entry
from livline.plans.content import ADULT, SORTS
from livline.plans.known import Known, danish
from livline.plans.models import Source
from livline.report.fact_words import word_text

MOST = 3
"""Talks and consents that are told, the newest ones."""


def from_facts(facts: Sequence[Entry], since: dt.date | None) -> Iterator[Known]:
    """How long, and how child and parents were heard since an earlier plan."""
    yield from lasting([one for one in facts if one.kind == "decision"])
    dated = [one for one in facts if one.date is not None and (since is None or one.date > since)]
    talks = [one for one in dated if one.kind == "child_heard" and not says(one, "declined")]
    for fact in talks[:MOST]:
        yield of_fact(Source.TALK, fact, "child_involved", talk_text(fact))
    for fact in [one for one in dated if one.kind == "consent" and says(one, "given") is not None][:MOST]:
        sort = "child_involved" if says(fact, "by") == "child" else "parents_involved"
        yield of_fact(Source.CONSENT, fact, sort, consent_text(fact))


def of_fact(source: Source, fact: Entry, sort: str, text: str) -> Known:
    """A fact in a sentence.  That somebody was heard does not say how they took part in the goals: not by itself."""
    is_safe = source is Source.DECISION
    return Known(source, fact.fact, "", fact.date, SORTS[sort], {ADULT: text}, is_safe=is_safe)


def says(fact: Entry, name: str) -> Any:
    """What a field of a fact says."""
    return getattr(fact, name, None)


def word(fact: Entry, name: str) -> str:
    """What a field that holds a word of the contract says, in Danish."""
    field, value = KIND_BY_NAME[fact.kind].field(name), says(fact, name)
    return word_text(field, str(value), {}, "da") if field is not None and value else ""


def lasting(decisions: Iterable[Entry]) -> Iterator[Known]:
    """How long the last decision about a placement or support that says so expects it to last."""
    for fact in decisions:
        told = span_text(fact) if says(fact, "about") in ("placement", "support") and fact.date else ""
        if told and fact.date:
            text = f"Forventet varighed efter afgørelsen {danish(fact.date)}: {told}."
            yield of_fact(Source.DECISION, fact, "duration", text)
            return


def span_text(fact: Entry) -> str:
    """How long a decision lasts, in its own words, in months, or until a day."""
    told = [str(says(fact, "duration") or "").strip().rstrip(".")]
    months, until = says(fact, "period_months"), says(fact, "until")
    told += [f"{months} måneder"] if months else []
    told += [f"til {danish(until)}"] if until else []
    return ", ".join(part for part in told if part)


def talk_text(fact: Entry) -> str:
    """How a child was heard."""
    form, day = word(fact, "form"), danish(fact.date) if fact.date else ""
    alone = "alene med rådgiveren" if says(fact, "alone") else ""
    how = ", ".join(part for part in (form, alone) if part)
    return f"Barnet blev hørt {day}" + (f" ({how})." if how else ".")


def consent_text(fact: Entry) -> str:
    """Who consented to what, or did not."""
    who = "Barnet" if says(fact, "by") == "child" else "En forælder med forældremyndighed"
    what, day = word(fact, "to"), danish(fact.date) if fact.date else ""
    verb = "samtykkede" if says(fact, "given") else "samtykkede ikke"
    return f"{who} {verb} {day}" + (f" til {what}." if what else ".")
