"""What else fills a file?  New caseworkers, further notifications, a move of municipality, money, police, trials."""

from __future__ import annotations

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import add_months, birthday
from livline.synth.deciding import Act, decide
from livline.synth.dice import Ints
from livline.synth.intake import notify
from livline.synth.names import CODES, MUNICIPALITIES, WORKERS
from livline.synth.population import Cohort
from livline.synth.sheet import NONE

MOST_WORKERS, MOST_LATER_NOTIFICATIONS = 12, 10


def background(cohort: Cohort, first: Ints, last: Ints) -> None:
    """Everything that happens beside the measures; `first` and `last`: the days between which a case has help."""
    rows = np.flatnonzero(last > 0)
    first, last = first[rows], np.minimum(last[rows], p.EXPORT_ON)
    change_workers(cohort, rows, cohort.intake_on[rows], last)
    later_notifications(cohort, rows, first, last)
    change_municipality(cohort, rows, first, last)
    economic_support(cohort, rows, first, last)
    police(cohort, rows, first, last)
    trials(cohort)


def change_workers(cohort: Cohort, rows: Ints, day: Ints, last: Ints) -> None:
    """A new caseworker now and then, with a note of handover or without."""
    worker = cohort.dice.stream("worker").between(rows, 0, len(WORKERS) - 1)
    for number in range(MOST_WORKERS):
        draw = cohort.dice.stream("new worker", number)
        day = day + 20 + draw.waiting(rows, p.WORKER_MEAN_DAYS)
        new, base = draw.between(rows, 0, len(WORKERS) - 1), CODES["to"][WORKERS[0]]
        note = draw.answer(rows, p.HANDOVER_NOTE, 0.3)
        kept = np.flatnonzero(day <= last)
        cohort.sheet.add(
            "worker_changed", rows[kept], day[kept], handover_note=note[kept], to=base + new[kept],
            **{"from": CODES["from"][WORKERS[0]] + worker[kept]},
        )  # fmt: skip
        worker = new


def later_notifications(cohort: Cohort, rows: Ints, day: Ints, last: Ints) -> None:
    """Notifications about a child who already has a measure."""
    adult = birthday(cohort.born_on[rows], 18)
    for number in range(MOST_LATER_NOTIFICATIONS):
        draw = cohort.dice.stream("later notification", number)
        day = day + 10 + draw.waiting(rows, p.NEXT_NOTIFICATION_MEAN)
        kept = np.flatnonzero(day < np.minimum(last, adult))
        notify(cohort, rows[kept], day[kept], number, in_measure=True)


def change_municipality(cohort: Cohort, rows: Ints, first: Ints, last: Ints) -> None:
    """A few cases get a new acting municipality, with or without the material."""
    draw = cohort.dice.stream("municipality")
    day = first + draw.between(rows, 30, 1500)
    new, sent = draw.between(rows, 1, len(MUNICIPALITIES) - 1), draw.answer(rows, p.MATERIAL_SENT, 0.1)
    kept = np.flatnonzero(draw.chance(rows, p.MUNICIPALITY_CHANGED) & (day <= last))
    town = cohort.town[rows[kept]]
    cohort.sheet.add(
        "municipality_changed", rows[kept], day[kept], material_sent=sent[kept],
        to=CODES["to"][MUNICIPALITIES[0]] + (town + new[kept]) % len(MUNICIPALITIES),
        **{"from": CODES["from"][MUNICIPALITIES[0]] + town},
    )  # fmt: skip


def economic_support(cohort: Cohort, rows: Ints, first: Ints, last: Ints) -> None:
    """Money beside the measure; whether the decision affects the child is not always said."""
    draw = cohort.dice.stream("economic support")
    day, affects = first + draw.between(rows, 0, 700), draw.answer(rows, 0.6, 0.15)
    child = day < birthday(cohort.born_on[rows], 18)
    kept = np.flatnonzero(draw.chance(rows, p.ECONOMIC_SUPPORT) & child & (day <= last))
    act = Act("economic support", "economic_support", rows[kept], day[kept], None)
    decide(cohort, act, affects_child=affects[kept])


def police(cohort: Cohort, rows: Ints, first: Ints, last: Ints) -> None:
    """Documentation from the police about a child of ten or more; a network meeting within seven days, or not."""
    draw, born_on = cohort.dice.stream("police"), cohort.born_on[rows]
    low, high = np.maximum(first, birthday(born_on, 10)), np.minimum(last, birthday(born_on, 18) - 1)
    day = low + np.floor(draw.uniform(rows) * (high - low)).astype(np.int64)
    reported = draw.chance(rows, p.POLICE_REPORT) & (low < high)
    soon = draw.chance(rows, cohort.share(p.NETWORK_MEETING_IN_7_DAYS, rows, day))
    called_on = day + np.where(soon, draw.between(rows, 0, 7), draw.between(rows, 8, 30))
    called = soon | draw.chance(rows, 0.5)
    kept, met = np.flatnonzero(reported), np.flatnonzero(reported & called)
    cohort.sheet.add("police_report", rows[kept], day[kept])
    cohort.sheet.add("network_meeting_called", rows[met], called_on[met])


def trials(cohort: Cohort) -> None:
    """The trials of two municipalities, noted on each case that they reach."""
    draw = cohort.dice.stream("trial")
    for town, begins, ends, waived in p.TRIALS:
        day = np.maximum(cohort.intake_on, begins)
        recorded = draw.chance(cohort.rows, p.TRIAL_END_RECORDED)
        mask = sum(1 << CODES["waives"][duty] for duty in waived)
        kept = np.flatnonzero((cohort.town == town) & (day <= ends) & (day < add_months(cohort.need_on, 12 * 8)))
        until = np.where(recorded[kept], ends, NONE)
        cohort.sheet.add("trial", rows=kept, day=day[kept], waives=mask, until=until)
