"""Which words does a verdict call for?  The pattern of its sentences, with room for the days and amounts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lawcode.explain.amounts import numbers_of
from lawcode.explain.wording import FRAME_OF, PERIODS, DutyWords, Language

if TYPE_CHECKING:
    from lawcode.citations import Law
    from lawcode.rule import Edition

OF_A_BREACH = "no-fixed-days"
"""The reading that matters only where something was late or not done.

Of the readings only those that decided the outcome are said here; all stand under the verdict with their own text.
"""


class Case(NamedTuple):
    """All of a verdict that chooses words; two verdicts with the same case differ in days and amounts alone."""

    duty: str
    edition: str
    status: str
    code: str
    trigger: str
    met_by: str
    excused_by: str
    missing: str
    lacks: str
    readings: str
    notes: str
    confirmed: bool
    is_due: bool
    is_dated: bool
    is_due_on_anchor: bool
    is_late_by_the_clock: bool

    @property
    def act(self) -> str:
        """`sel` or `bl`, by the edition."""
        return self.edition.partition("-")[0]

    @property
    def is_breach(self) -> bool:
        """Late or not done, confirmed or not."""
        return self.status in ("met_late", "overdue")


@cache
def newest_edition(duty: str) -> Edition:
    """The edition of today, for a trigger whose own is not known."""
    from lawcode.registry import DUTY_BY_ID

    return DUTY_BY_ID[duty].editions[0]


class Blanks(dict[str, str]):
    """What is not yet known stays as it is written."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


@cache
def editions() -> dict[str, Edition]:
    """Every edition by its id; the law itself is read when the first sentence is asked for."""
    from lawcode.registry import EDITIONS

    return {edition.id: edition for _, edition in EDITIONS}


@cache
def pattern(words: Language, case: Case) -> str:
    """The sentences of a case, with blanks for days and amounts."""
    duty = words.duties[case.duty]
    known = blanks(words, duty, case)
    return " ".join(sentence(text.format_map(known)) for text in texts(words, duty, case) if text)


def sentence(text: str) -> str:
    """With a capital and one full stop."""
    return f"{text[0].upper()}{text[1:].rstrip('.')}."


def texts(words: Language, duty: DutyWords, case: Case) -> list[str]:
    """What was demanded, what came of it, what would change it, and on which opinions that rests."""
    if case.status == "not_applicable":
        return [words.not_applicable[case.code == "not_triggered"]]
    if case.status == "undecidable":
        return [words.undecidable, *remarks(words, case)]
    return [words.whole, outcome(words, duty, case), exception(duty, case), *remarks(words, case)]


def outcome(words: Language, duty: DutyWords, case: Case) -> str:
    """What was found, or what has not happened."""
    if case.status == "excused":
        return words.excused
    if case.status in ("overdue", "pending"):
        undone = duty.failures.get(case.code, duty.unmet)
        overdue = words.failed if case.code in duty.failures else words.overdue
        return overdue.replace("{undone}", undone) if case.status == "overdue" else undone
    if case.status == "met_late":
        return lateness(words, case).replace("{done}", duty.late or duty.met)
    if case.met_by in duty.met_by:
        return duty.met_by[case.met_by]
    return words.met.replace("{done}", duty.met) if "{met}" in duty.met else duty.met


def lateness(words: Language, case: Case) -> str:
    """How late: in days, or by the clock within the day."""
    if not case.is_late_by_the_clock:
        return words.late
    return words.hours_over if is_in_hours(case) else words.same_day


def is_in_hours(case: Case) -> bool:
    """Does the edition count hours?"""
    return case.edition != "" and getattr(editions()[case.edition].demand, "hours", 0) > 0


def exception(duty: DutyWords, case: Case) -> str:
    """The fact that, recorded, would change a breach (contract § 3.5)."""
    if not case.is_breach:
        return ""
    keys = (f"{case.status}:{case.code}:{case.act}", f"{case.status}:{case.code}", case.status)
    return next((duty.exceptions[key] for key in keys if key in duty.exceptions), "")


def remarks(words: Language, case: Case) -> list[str]:
    """What else was found, the readings that bear on the outcome, and why a line is not confirmed."""
    said = [words.notes[note] for note in case.notes.split("|") if note]
    said += [words.readings[reading] for reading in case.readings.split("|") if bears(words, case, reading)]
    return said if case.confirmed else [*said, words.unconfirmed]


def bears(words: Language, case: Case, reading: str) -> bool:
    """Is the reading to be said of this verdict?"""
    return reading in words.readings and (case.is_breach or reading != OF_A_BREACH)


def blanks(words: Language, duty: DutyWords, case: Case) -> Blanks:
    """The words that a case puts into its sentences; clauses first, so that they may name nouns and days."""
    nouns = Blanks(nouns_of(words, duty, case))
    frame = frame_of(words, duty, case)
    clauses = {
        "demand": duty.demand,
        "frame": frame.replace("|", ""),
        "by": frame.partition("|")[0].partition(":")[0],
        "whether": duty.demand if case.missing in duty.owed else duty.whether,
        "fact": (case.is_dated and duty.facts.get(case.missing)) or words.facts.get(case.missing, ""),
        "no_excuse": duty.no_excuse or words.no_excuse,
        "excuse": excuse(words, case),
    }
    nouns["since"] = since(words, duty, case).format_map(nouns)
    filled = {name: clause.format_map(nouns) for name, clause in clauses.items()}
    return Blanks({**nouns, **filled})


def nouns_of(words: Language, duty: DutyWords, case: Case) -> dict[str, str]:
    """Verbs, nouns and numbers that no day changes."""
    edition = editions().get(case.edition)
    return {
        "must": words.must[lies_ahead(case)],
        "not": words.nots[case.status == "pending"],
        "yet": words.yet if case.status == "pending" else "",
        "thing": thing(duty, case),
        "of_day": words.of_day if case.is_dated else "",
        "event": duty.events.get(case.trigger, duty.event),
        "act": duty.act,
        "lacks": listed(words, case, edition),
        "law": f" ({citation(words, edition.law)})" if edition else "",
        "doubt": doubt(words, case),
        **numbers_of(words, edition or newest_edition(case.duty)),
    }


def excuse(words: Language, case: Case) -> str:
    """By what the duty is set aside, as far as it is known."""
    keys = (f"{case.excused_by}:{case.duty}", case.excused_by, "")
    return next(words.excuses[key] for key in keys if key in words.excuses)


def since(words: Language, duty: DutyWords, case: Case) -> str:
    """How long after what: the deadline, the birthday, the act's own day."""
    after = duty.after
    if case.code in PERIODS and case.code != "year":
        after = words.deadline
    elif case.trigger == "birthday16":
        after = words.birthday
    return words.since[not after].replace("{after}", after)


def lies_ahead(case: Case) -> bool:
    """May the due day lie ahead of the day asked about?"""
    if case.missing and case.status == "undecidable":
        return False
    return case.status == "pending" or (case.status == "excused" and case.code in PERIODS)


def thing(duty: DutyWords, case: Case) -> str:
    """The noun of the edition, of its act, or of both acts."""
    nouns = duty.nouns
    return nouns.get(case.edition) or nouns.get(case.act) or nouns.get("", "")


def frame_of(words: Language, duty: DutyWords, case: Case) -> str:
    """The deadline: of the code and what is known of the trigger, of the code and act, of the code."""
    frames = duty.frames
    if not case.is_due:
        return frames.get("none", words.no_due)
    code = FRAME_OF.get(case.code, case.code)
    keys = (f"{code}:{word_of(case)}", f"{code}:{case.act}", code)
    return next((frames[key] for key in keys if key in frames), words.by_day)


def word_of(case: Case) -> str:
    """What chooses among the frames of a code: mostly the kind of the trigger."""
    if case.code == "handed_over" and case.trigger != "law":
        return "plan" if case.is_due_on_anchor else "start"
    if case.code == "year":
        return "calendar-year" if "calendar-year" in case.readings else ""
    return case.trigger


def doubt(words: Language, case: Case) -> str:
    """Why the line is not confirmed: the reading, the edition, or what is particular to the duty."""
    causes = (*case.readings.split("|"), case.edition, case.duty)
    return next((words.doubts[cause] for cause in causes if cause in words.doubts), "")


def listed(words: Language, case: Case, edition: Edition | None) -> str:
    """`formålet, konkrete mål og den forventede varighed`; of parts of which one suffices only the first."""
    lacks = [part for part in case.lacks.split("|") if part]
    any_of: tuple[str, ...] = getattr(edition.demand, "any_of", ()) if edition else ()
    spare = any_of[1:] if set(any_of) <= set(lacks) else ()
    said = [words.parts[part] for part in lacks if part not in spare]
    return said[0] if len(said) == 1 else f" {words.conjunction} ".join((", ".join(said[:-1]), *said[-1:]))


def citation(words: Language, law: Law) -> str:
    """The citation as the language writes it: `barnets lov § 95, stk. 2, nr. 2`."""
    return f"{law.act.name} {place(words, law)}" + (words.also.format(place(words, law.also)) if law.also else "")


def place(words: Language, law: Law) -> str:
    """The place within the act."""
    numbers = zip(words.citation, (law.stk, law.nr), strict=True)
    return f"§ {law.par}" + "".join(text.format(number) for text, number in numbers if number is not None)
