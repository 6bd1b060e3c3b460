"""Where did the child live, from when to when?  Read off the facts of its placements, and kept as spans of days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from livline.cases.models import Entry, Stay

EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)
KINDS = ("placement_started", "placement_ended")


@dataclass
class Span:
    """A stay that is being read; without an end as yet."""

    measure: str
    begins: dt.date
    start: Entry


def renew(ids: Sequence[UUID]) -> None:
    """Derive the stays of cases anew."""
    Stay.objects.filter(case_id__in=ids).delete()
    entries = Entry.objects.filter(case_id__in=ids, kind__in=KINDS, replaced_by__isnull=True, is_withdrawn=False)
    found: dict[UUID, list[Entry]] = {}
    for entry in sorted(entries.filter(date__isnull=False), key=in_order):
        found.setdefault(entry.case_id, []).append(entry)
    Stay.objects.bulk_create((stay for acts in found.values() for stay in stays(acts)), batch_size=2_000)


def in_order(act: Entry) -> tuple[dt.date, bool, dt.datetime, int, int]:
    """Dated acts in their order: without a time before those of the day that have one."""
    return (start_of(act), act.at is not None, act.at or EARLIEST, act.position, act.id)


def stays(acts: Sequence[Entry]) -> Iterator[Stay]:
    """The stays of one case from its dated starts and ends, in their order."""
    running: dict[str, Span] = {}
    for act in acts:
        measure = act.measure or only(running)
        if act.kind == "placement_ended":
            if measure in running:
                yield from ended(running.pop(measure), act.date)
            continue
        if measure in running:  # a placement that starts again in its measure ends the earlier one
            yield from ended(running.pop(measure), act.date)
        running[measure] = Span(measure, start_of(act), act)
    for span in running.values():
        yield from ended(span, None)


def only(running: dict[str, Span]) -> str:
    """The measure that an act without one means: the only one that runs, else none."""
    return next(iter(running)) if len(running) == 1 else ""


def start_of(act: Entry) -> dt.date:
    """The day of a dated act."""
    if act.date is None:
        raise ValueError("only dated acts are asked for")
    return act.date


def ended(span: Span, day: dt.date | None) -> Iterator[Stay]:
    """The stay, half-open: from its first night up to the day on which it ended; without a night it is none."""
    act = span.start
    if day is not None and day <= span.begins:
        return
    yield Stay(
        case_id=act.case_id,
        measure=span.measure,
        during=(span.begins, day),
        site=act.site,  # type: ignore[attr-defined]  # columns of the contract are added to the model
        site_kind=act.site_kind,  # type: ignore[attr-defined]
        fact=act.fact,
    )
