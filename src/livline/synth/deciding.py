"""What surrounds a decision?  The child is heard, consents are sought, the parties are told."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import age_on
from livline.synth.dice import Dice, Flags, Ints
from livline.synth.names import CODES, PERSONS
from livline.synth.population import Cohort
from livline.synth.sheet import Cell

YES, NO, UNKNOWN = 1, 0, -1
CONSENT_AGE = {"change_of_site": 12}
"""The age from which the child consents too; 15 for everything else."""


@dataclass(frozen=True)
class Act:
    """A decision that is about to be made in some cases; `name` and `step` give it draws of its own."""

    name: str
    about: str
    rows: Ints
    day: Ints
    measure: Cell
    consent: Ints | None = None
    step: int = 0

    def of(self, chosen: Flags) -> Ints:
        """Where among the rows the chosen ones stand."""
        return np.flatnonzero(chosen)

    def measures(self) -> Ints:
        """The measure as a position in the vocabulary, for each row."""
        code = CODES["measure"][self.measure] if isinstance(self.measure, str) else self.measure
        return np.broadcast_to(np.asarray(-1 if code is None else code, np.int64), self.rows.shape)


def word_codes(draw: Dice, column: str, rows: Ints, weights: p.Words) -> Ints:
    """A word of the column by weight, as its position in the vocabulary."""
    return draw.weighted(rows, {CODES[column][word]: weight for word, weight in weights.items()})


def decide(cohort: Cohort, act: Act, **cells: Cell) -> Ints:
    """The decision with everything around it; returns the decisions' numbers on the sheet."""
    draw = cohort.dice.stream(f"decide {act.name}", act.step)
    cells.setdefault("by", decided_by(draw, act))
    minute = draw.between(act.rows, 9 * 60, 15 * 60)
    timed = draw.chance(act.rows, p.TIME_RECORDED)
    ids = cohort.sheet.add(
        "decision", act.rows, act.day, minute=np.where(timed, minute, -1), measure=act.measures(),
        about=act.about, consent=act.consent, **cells,
    )  # fmt: skip
    hear_child(cohort, act, ids, np.where(timed, minute, -1))
    if act.consent is not None:
        ask_consents(cohort, act)
    tell(cohort, act, ids)
    return ids


def decided_by(draw: Dice, act: Act) -> Ints:
    """The committee where consent is refused, else the municipality; not always written down."""
    refused = np.zeros(act.rows.size, bool) if act.consent is None else act.consent == NO
    words = CODES["by"]
    by = np.where(refused, words["committee"], words["municipality"])
    return np.where(draw.chance(act.rows, p.DECIDED_BY_UNRECORDED), -1, by)


def hear_child(cohort: Cohort, act: Act, ids: Ints, decided_at: Ints) -> None:
    """The talk before the decision: held, lawfully left out, held in a form that is not enough, too late, or not."""
    draw = cohort.dice.stream(f"hear {act.name}", act.step)
    share = cohort.share(p.HEARD_BEFORE_DECISION, act.rows, act.day)
    fate, born = draw.uniform(act.rows), cohort.born_on[act.rows] < act.day
    lawful, late = share * p.HEARD_LAWFULLY_LEFT_OUT, share + (1 - share) * p.HEARD_LATE
    before = draw.between(act.rows, 0, 40)
    after = draw.between(act.rows, 1, 60)
    talk(cohort, draw, act, ids, act.of(born & (lawful <= fate) & (fate < share)), act.day - before, decided_at)
    talk(cohort, draw, act, ids, act.of(born & (share <= fate) & (fate < late)), act.day + after, None)
    kept = act.of(born & (fate < lawful))
    cohort.sheet.add(
        "lawful_reason", act.rows[kept], act.day[kept], of=ids[kept], duty="child_heard",
        reason="Barnets modenhed talte afgørende imod en samtale", view_obtained=YES,
    )  # fmt: skip
    seen = born & (late <= fate) & draw.chance(act.rows, p.HEARD_OTHERWISE)
    form = word_codes(draw, "form", act.rows, p.FORMS_NOT_ENOUGH)
    kept = act.of(seen)
    cohort.sheet.add(
        "child_heard", act.rows[kept], (act.day - before)[kept], measure=act.measures()[kept],
        form=form[kept], about=act.about,
    )  # fmt: skip


def talk(cohort: Cohort, draw: Dice, act: Act, ids: Ints, kept: Ints, day: Ints, decided_at: Ints | None) -> None:
    """A talk in a form that the law of the day accepts, tied to the decision in one of the ways found in files."""
    rows, day = act.rows[kept], day[kept]
    sel = word_codes(draw, "form", rows, p.FORMS_SEL)
    form = np.where(act.day[kept] < p.BARNETS_LOV, sel, word_codes(draw, "form", rows, p.FORMS_BL))
    form[draw.chance(rows, p.FORM_UNRECORDED)] = -1
    tie = draw.choice(rows, [0.3, 0.55, 0.15])
    minute = draw.between(rows, 8 * 60, 9 * 60)
    timed = (decided_at[kept] >= 0) if decided_at is not None else np.zeros(rows.size, bool)
    declined = np.where(draw.chance(rows, p.DECLINED), YES, UNKNOWN)
    cohort.sheet.add(
        "child_heard", rows, day, minute=np.where(timed, minute, -1), of=np.where(tie == 0, ids[kept], -1),
        measure=act.measures()[kept], about=np.where(tie == 2, -1, CODES["about"][act.about]), form=form,
        alone=draw.answer(rows, 0.75, 0.4), declined=declined,
    )  # fmt: skip


def custody_holders(cohort: Cohort, rows: Ints) -> Flags:
    """Does the case have two custody holders?"""
    return cohort.dice.stream("custody holders").chance(rows, p.TWO_CUSTODY_HOLDERS)


def ask_consents(cohort: Cohort, act: Act) -> None:
    """The single consents of custody holders and of the child who is old enough, where they are recorded."""
    assert act.consent is not None
    draw = cohort.dice.stream(f"consent {act.name}", act.step)
    recorded = draw.chance(act.rows, p.CONSENTS_RECORDED)
    two = custody_holders(cohort, act.rows)
    for person, needed in zip(PERSONS, (recorded, recorded & two), strict=True):
        refuses = (act.consent == NO) & ((person == PERSONS[0]) | draw.chance(act.rows, 0.5))
        ask(cohort, draw, act, act.of(needed), ~refuses, person)
    old = age_on(cohort.born_on[act.rows], act.day, CONSENT_AGE.get(act.about, 15))
    ask(cohort, draw, act, act.of(recorded & old), draw.chance(act.rows, p.CHILD_CONSENT), None)


def ask(cohort: Cohort, draw: Dice, act: Act, kept: Ints, given: Flags, person: str | None) -> None:
    """One person's answer, in the weeks before the decision."""
    rows = act.rows[kept]
    agreed = draw.answer(rows, p.PURPOSE_AGREED, 0.25)
    cohort.sheet.add(
        "consent", rows, act.day[kept] - draw.between(rows, 0, 20), measure=act.measures()[kept], person=person,
        by="child" if person is None else "custody_holder", to=act.about, given=given[kept].astype(np.int64),
        purpose_agreed=np.where(given[kept], agreed, -1) if act.about == "placement" else None,
    )  # fmt: skip


def tell(cohort: Cohort, act: Act, ids: Ints) -> None:
    """The notices of the decision, to the child from about the age of ten and to a custody holder."""
    draw = cohort.dice.stream(f"tell {act.name}", act.step)
    old = age_on(cohort.born_on[act.rows], act.day, 10)
    child = old & draw.chance(act.rows, cohort.share(p.NOTICE_TO_CHILD, act.rows, act.day))
    late = np.where(draw.chance(act.rows, 0.2), draw.between(act.rows, 1, 14), 0)
    send(cohort, draw, act.rows, act.day + late, ids, act.of(child), "child")
    holder = draw.chance(act.rows, p.NOTICE_TO_HOLDER)
    send(cohort, draw, act.rows, act.day + late, ids, act.of(holder), "custody_holder")


def send(cohort: Cohort, draw: Dice, rows: Ints, day: Ints, ids: Ints, kept: Ints, to: str) -> None:
    """One notice, with what it holds as far as that is recorded."""
    rows = rows[kept]
    cohort.sheet.add(
        "notice", rows, day[kept], of=ids[kept], to=to, person=PERSONS[0] if to == "custody_holder" else None,
        written=draw.answer(rows, p.NOTICE_WHOLE + 0.05, p.NOTICE_UNRECORDED),
        reasons=draw.answer(rows, p.NOTICE_WHOLE, p.NOTICE_UNRECORDED),
        appeal_guidance=draw.answer(rows, p.NOTICE_WHOLE, p.NOTICE_UNRECORDED),
    )  # fmt: skip
