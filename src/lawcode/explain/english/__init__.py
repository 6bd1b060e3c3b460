"""How is a verdict said in English?  The words that all duties share."""

from __future__ import annotations

from lawcode.explain.english.casework import CASEWORK
from lawcode.explain.english.decisions import DECISIONS
from lawcode.explain.wording import Language

FACTS = {
    "date": "the day of {event} is not recorded",
    "born_on": "the child's day of birth is not recorded",
    "form": "it is not recorded how the talk with the child was held",
    "consent": "it is not recorded whether there was consent",
    "needed": "it is not recorded whether the municipality found that a plan is needed",
    "act": "it is not recorded whether the plan is new, revised or only confirmed",
    "has": "the content of the plan is not recorded",
    "to": "it is not recorded who the receiver was",
    "talked_with_child": "it is not recorded whether anybody talked with the child on the visits",
    "at_site": "it is not recorded whether the visits took place at the site",
    "given": "it is not recorded whether the consent was given",
    "by": "it is not recorded who made the decision, or whose a consent is and to what",
    "affects_child": "it is not recorded whether the decision affects the child",
    "reason": "it is not recorded why the placement ended",
    "period_months": "it is not recorded how long the period of return is",
    "notice": "it is not recorded whether the child got the decision in writing with reasons and guidance on appeal",
    "implemented_on": "it is not recorded when the decision was implemented",
    "start": "it is not recorded when the measure began",
    "need_known": "it is not recorded when the municipality came to know of the need",
    "hours": "the times of day are not recorded, and the days alone do not show whether more than {length} passed",
    "other_date": "the day of {act} or of a lawful reason is not recorded",
    "written": "it is not recorded whether a notice was in writing, or to whom it was given",
    "type": "the type of the plan is not recorded",
    "about": "it is not recorded what a decision is about",
}

PARTS = {
    "purpose": "purpose",
    "effort": "needed effort",
    "goals": "concrete goals",
    "wellbeing_goals": "concrete goals for wellbeing and development",
    "duration": "expected duration",
    "family_support": "support of the family",
    "adult_life_goals": "goals for the transition to adult life",
    "further_effort": "further effort",
    "child_involved": "involvement of the child",
    "parents_involved": "involvement of the parents",
}

READINGS = {
    "same-day-counts": "The same day counts as before.",
    "no-fixed-days": "The act names no number of days.",
    "direct-contact": "Telephone, text message and chat count as direct contact.",
    "consent-on-decision": "The decision itself says so.",
}

DOUBTS = {
    "transition": "the period runs across 1 January 2024, and the transition rule in barnets lov §§ 212-214 has"
    " not been read",
    "older-text": "the day lies before 1 January 2014 and is judged by serviceloven as it stood later",
    "bl-137": "the receipt is presumed to go on under barnets lov, but the text has not been read",
    "bl-50": "the periods of barnets lov § 50 have not been read, and those of serviceloven are used",
    "bl-93": "barnets lov §§ 93-94 have not been read, and the hand-over of the child's plan is only presumed",
    "aftercare_decided": "the young person was placed less than 6 months before turning 18",
}

EXCUSES = {
    "": "a lawful ground for it was recorded in time",
    "lawful_reason": "a lawful reason was recorded in time",
    "lawful_reason:child_heard": "for a lawful reason the child's view was obtained in another way",
    "trial": "a municipal trial that runs on the due day waives it",
    "provisional_assessment": "a provisional assessment was made within the period",
}

NOTES = {
    "declined": "The child was offered the talk and declined.",
    "asked_first": "The site had to ask for them first.",
    "reasons_not_recorded": "Whether reasons were given is not recorded.",
}

ENGLISH = Language(
    months=tuple("January February March April May June July August September October November December".split()),
    dated="{day} {month} {year}",
    in_year="{day} {month}",
    units={
        "hours": ("hour", "hours"),
        "days": ("day", "days"),
        "working_days": ("working day", "working days"),
        "months": ("month", "months"),
        "years": ("year", "years"),
    },
    thousands=",",
    counts=tuple("no one two three four five six seven eight nine ten eleven twelve".split()),
    must=("had to", "must"),
    nots=("not", "not yet"),
    yet=" so far",
    deadline="the deadline",
    no_due=" in time",
    by_day=" by {due}",
    of_day=" of {trigger}",
    met="{done}, in time",
    late="{done}, {days} late",
    same_day="{done}, but later that day and so too late",
    hours_over="{done}, but after the {length} had passed",
    overdue="{undone} as of {asof}, {since}, and {no_excuse}",
    failed="{undone}, and {no_excuse} as of {asof}, {since}",
    since=("{days} after {after}", "{days} later"),
    birthday="the birthday",
    no_excuse="no lawful reason is recorded",
    excused="the duty is lawfully set aside: {excuse}",
    undecidable="it cannot be decided whether {whether}{by}{law}, because {fact}",
    unconfirmed="The rule is not confirmed, and the line is counted apart: {doubt}",
    whole="{demand}{frame}{law}",
    citation=("({})", "({})"),
    also=", cf. {}",
    conjunction="and",
    not_applicable=(
        "the duty does not apply: nothing in the case triggers it{law}",
        "the duty does not apply: by matter, age and time nothing in the case triggers it{law}",
    ),
    excuses=EXCUSES,
    facts=FACTS,
    parts=PARTS,
    readings=READINGS,
    doubts=DOUBTS,
    notes=NOTES,
    duties={**CASEWORK, **DECISIONS},
)
