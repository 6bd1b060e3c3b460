"""How does a case begin?  Notifications, receipts, screening, study: what comes before the first decision."""

from __future__ import annotations

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import MINUTES, add_months
from livline.synth.dice import Dice, Flags, Ints
from livline.synth.names import CODES, THEMES
from livline.synth.population import NEVER, NOTIFIED, PLACED, STUDIED, Cohort


def intake(cohort: Cohort) -> None:
    """All acts from the first notification to the end of the study."""
    for number in range(p.MOST_NOTIFICATIONS):
        rows = np.flatnonzero(cohort.notified > number)
        notify(cohort, rows, intake_day(cohort, rows, number), number, in_measure=False)
    need(cohort)
    screening(cohort)
    clarification(cohort)
    study(cohort)


def intake_day(cohort: Cohort, rows: Ints, number: int) -> Ints:
    """The first notification opens the case; the last comes just before the need is known."""
    first, last = cohort.intake_on[rows], np.maximum(cohort.need_on[rows] - 7, cohort.intake_on[rows])
    draw = cohort.dice.stream("intake day", number)
    return first if number == 0 else draw.between(rows, first, last)


def notify(cohort: Cohort, rows: Ints, day: Ints, number: int, *, in_measure: bool) -> None:
    """A notification with its assessment and receipt."""
    draw = cohort.dice.stream("notify in measure" if in_measure else "notify", number)
    minute = draw.between(rows, 6 * 60, MINUTES - 1)
    known = draw.chance(rows, p.NOTIFICATION_TIME_RECORDED)
    ids = cohort.sheet.add("notification", rows, day, minute=np.where(known, minute, -1), child_in_measure=in_measure)
    assess(cohort, draw, rows, day * MINUTES + minute, ids, in_measure)
    receipt(cohort, draw, rows, day, ids)


def assess(cohort: Cohort, draw: Dice, rows: Ints, received: Ints, ids: Ints, in_measure: bool) -> None:
    """The assessment within 24 hours, or later, or never; `received` in minutes since 1970."""
    in_time = draw.chance(rows, cohort.share(p.ASSESSED_IN_24_HOURS, rows, received // MINUTES))
    soon, late = draw.between(rows, 20, 23 * 60), 24 * 60 + 1 + 60 * (1 + draw.waiting(rows, p.ASSESSED_LATE_MEAN))
    wall = received + np.where(in_time, soon, late)
    done = in_time | ~draw.chance(rows, p.NEVER_ASSESSED)
    minute = np.where(draw.chance(rows, p.ASSESSMENT_TIME_RECORDED), wall % MINUTES, -1)
    acute, new = draw.answer(rows, p.ACUTE_ASSESSED, 0.05), draw.answer(rows, p.NEW_ASSESSOR, 0.15)
    kept = np.flatnonzero(done)
    cohort.sheet.add(
        "notification_assessed", rows[kept], (wall // MINUTES)[kept], minute=minute[kept], of=ids[kept],
        acute=acute[kept], new_assessor=new[kept] if in_measure else None,
    )  # fmt: skip


def receipt(cohort: Cohort, draw: Dice, rows: Ints, day: Ints, ids: Ints) -> None:
    """The receipt to the one who notified."""
    in_time = draw.chance(rows, cohort.share(p.RECEIPT_IN_TIME, rows, day))
    sent = day + np.where(in_time, draw.between(rows, 0, 6), draw.between(rows, 8, 40))
    kept = np.flatnonzero(in_time | ~draw.chance(rows, p.NEVER_RECEIPT))
    cohort.sheet.add("receipt_sent", rows[kept], sent[kept], of=ids[kept])


def need(cohort: Cohort) -> None:
    """The day the need became known, where it was written down; always when it opens the case."""
    draw = cohort.dice.stream("need")
    recorded = ~draw.chance(cohort.rows, p.NEED_UNRECORDED) | (cohort.notified == 0)
    rows = np.flatnonzero((cohort.path >= STUDIED) & recorded)
    cohort.sheet.add("need_known", rows, cohort.need_on[rows])


def clarified(cohort: Cohort) -> Flags:
    """Cases of support without a study that rest on a clarification, from 2024."""
    chosen = cohort.dice.stream("clarified").chance(cohort.rows, p.CLARIFICATION / (1 - min(p.STUDY_MADE.values())))
    lone: Flags = (cohort.study_opened_on == NEVER) & (cohort.path >= STUDIED) & (cohort.path < PLACED)
    return lone & chosen & (cohort.need_on >= p.BARNETS_LOV)


def screening(cohort: Cohort) -> None:
    """From 2024 a screening says what comes next."""
    draw, rows = cohort.dice.stream("screening"), np.flatnonzero(cohort.need_on >= p.BARNETS_LOV)
    day = cohort.need_on[rows] + draw.between(rows, 0, 10)
    asked = ~draw.chance(rows, 0.06)
    word = CODES["outcome"]
    outcome = np.where(cohort.path[rows] == NOTIFIED, word["none"], word["study"])
    outcome[clarified(cohort)[rows]] = word["clarification"]
    kept = np.flatnonzero(asked)
    cohort.sheet.add("screening", rows[kept], day[kept], outcome=outcome[kept])


def clarification(cohort: Cohort) -> None:
    """A clarification in place of a study."""
    draw, rows = cohort.dice.stream("clarification"), np.flatnonzero(clarified(cohort))
    opened = cohort.need_on[rows] + draw.between(rows, 3, 15)
    cohort.sheet.add("clarification_opened", rows, opened)
    cohort.sheet.add("clarification_closed", rows, opened + draw.between(rows, 20, 90))


def study(cohort: Cohort) -> None:
    """The study of the child, from its opening to its end; or an older one is brought up to date."""
    draw, rows = cohort.dice.stream("study"), np.flatnonzero(cohort.study_opened_on < NEVER)
    opened, closed = cohort.study_opened_on[rows], cohort.study_closed_on[rows]
    updated = draw.chance(rows, p.STUDY_UPDATED) & (closed < NEVER)
    provisional(cohort, draw, rows, closed)
    covers, left_out = themes(draw, rows)
    fresh, old, ended = np.flatnonzero(~updated), np.flatnonzero(updated), np.flatnonzero(~updated & (closed < NEVER))
    ids = np.zeros(rows.size, np.int64)
    ids[fresh] = cohort.sheet.add("study_opened", rows[fresh], opened[fresh])
    cohort.sheet.add("study_closed", rows[ended], closed[ended], covers=covers[ended], left_out=left_out[ended])
    ids[old] = cohort.sheet.add("study_updated", rows[old], closed[old], covers=covers[old], left_out=left_out[old])
    hear_in_study(cohort, draw, rows, ids, opened, closed)


def hear_in_study(cohort: Cohort, draw: Dice, rows: Ints, ids: Ints, opened: Ints, closed: Ints) -> None:
    """The talk that is part of the study; it belongs to the study, not to the decision that follows."""
    heard = draw.chance(rows, p.HEARD_IN_STUDY)
    heard_on = opened + np.floor(draw.uniform(rows) * (np.minimum(closed, opened + 120) - opened)).astype(np.int64)
    kept = np.flatnonzero(heard & (cohort.born_on[rows] < heard_on))
    alone = draw.answer(rows, 0.8, 0.3)
    cohort.sheet.add("child_heard", rows[kept], heard_on[kept], of=ids[kept], form="conversation", alone=alone[kept])


def provisional(cohort: Cohort, draw: Dice, rows: Ints, closed: Ints) -> None:
    """A provisional assessment of some studies that will not be done in time."""
    due = add_months(cohort.need_on[rows], 4)
    kept = np.flatnonzero(draw.chance(rows, p.PROVISIONAL) & (closed > due))
    early = draw.between(rows, 0, 25)
    cohort.sheet.add("provisional_assessment", rows[kept], (due - early)[kept])


def themes(draw: Dice, rows: Ints) -> tuple[Ints, Ints]:
    """The six themes: which are covered, which are left out with a reason, each as bits."""
    left = np.zeros(rows.size, np.int64)
    for theme in range(len(THEMES)):
        left |= draw.chance(rows, p.THEME_LEFT_OUT).astype(np.int64) << theme
    return (1 << len(THEMES)) - 1 - left, left
