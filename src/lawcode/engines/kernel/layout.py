"""How do facts, rules and lines lie in memory?  Flat arrays of whole numbers, one record after the other.

An event is the offset of its record in `E`; its fields are `E[e + KIND]`, `E[e + DAY]` ...  The same holds for
runs (`M[r + R_DAY]`), editions of duties (`M[p + P_FROM]`) and lines (`O[o + O_DUE]`); the step under judgement and
the case have fixed places in the working memory `M`.  Plain lists and NumPy arrays read alike, so the kernel
runs uncompiled for a small file and compiled for a million cases.
"""

from __future__ import annotations

from lawcode.facts import ABOUT, DUTIES, FORMS, KIND_NAMES, PLAN_PARTS

# --- events -------------------------------------------------------------------------------------------------
W = 24
"""Width of an event's record; FLAGS, WORDS and WAIVES take two places each, of which each holds half a word (see
`machine.NARROW`)."""
KIND, DAY, AT, ROW, OF, MEASURE, FLAGS, WORDS = 0, 1, 2, 3, 4, 5, 6, 8
HAS, UNTIL, NEXT_ON, MONTHS, IMPLEMENTED_ON, IMPLEMENTED_AT = 10, 11, 12, 13, 14, 15
SITE, PERSON, WAIVES, DUTY, OF_KIND, LABEL, SPARE = 16, 17, 18, 20, 21, 22, 23
ID, OF_ID = SPARE, LABEL
"""Needed only until the events are linked, and zero from then on."""

MOST_YEARS = 201
"""Years of one placement that are judged: all that lie between the first and the last year of the contract."""
NO_TIME = -10_000_000
"""`AT` is the second since midnight UTC of the Danish day (negative just after Danish midnight), or this."""
NOTHING = -1
"""No event, no measure, no number."""
HIDDEN = -2
"""`of` points to an event that this question does not look at (it lies after the day asked about)."""
HAS_UNKNOWN = -1
SET_AT_ONCE = 30
"""Words of a set, one bit each, to a place: HAS has one place, WAIVES two."""

DUPLICATE_ID, DANGLING_OF = 0, 1
"""What may be wrong with the ids of a case."""

# --- yes/no fields, two bits each in FLAGS, fifteen to a place -----------------------------------------------
FLAGS_AT_ONCE = 15
UNKNOWN, NO, YES = 0, 1, 2
YES_NO_FIELDS = (
    "acute declined given purpose_agreed consent short_purpose affects_child granted written reasons"
    " appeal_guidance needed asked_first reasons_given at_site talked_with_child view_obtained duration"
).split()
(
    ACUTE, DECLINED, GIVEN, PURPOSE_AGREED, CONSENT, SHORT_PURPOSE, AFFECTS_CHILD, GRANTED, WRITTEN, REASONS,
    APPEAL_GUIDANCE, NEEDED, ASKED_FIRST, REASONS_GIVEN, AT_SITE, TALKED_WITH_CHILD, VIEW_OBTAINED, DURATION,
) = range(18)  # fmt: skip
"""`duration` is a text; all that the law asks is whether it is recorded."""

# --- words, seven bits each in WORDS, four to a place; 0 means "not recorded" --------------------------------
WORDS_AT_ONCE = 4
ABOUT_SLOT, BY_SLOT, TO_SLOT, FORM_SLOT, TYPE_SLOT, ACT_SLOT, OUTCOME_SLOT, REASON_SLOT = range(8)
SLOT_FIELDS = ("about", "by", "to", "form", "type", "act", "outcome", "reason")
VOCABULARY: dict[str, tuple[str, ...]] = {
    "about": tuple(ABOUT.split()),
    "by": ("custody_holder", "child", "municipality", "committee", "chair", "appeal_body", "court"),
    "to": (
        "support", "placement", "change_of_site", "plan_revision", "permanent_placement", "child", "custody_holder",
        "site", "parents",
    ),
    "form": tuple(FORMS.split()),
    "type": ("handleplan", "barnets_plan", "ungeplan", "holistic", "parents_plan", "support", "aftercare"),
    "act": ("new", "revised", "confirmed"),
    "outcome": ("none", "clarification", "study", "upheld", "changed", "ended", "set_aside"),
    "reason": ("return_home", "change_of_site", "age", "other"),
}  # fmt: skip
(
    SUPPORT, PLACEMENT, CHANGE_OF_SITE, RETURN_HOME, CONTACT, CONTACT_SUPERVISED, CONTACT_BAN, SECRET_ADDRESS,
    PERMANENT_PLACEMENT, REVIEW, AFTERCARE, ECONOMIC_SUPPORT,
) = range(1, 13)  # fmt: skip
BY_CUSTODY_HOLDER, BY_CHILD, BY_MUNICIPALITY, BY_COMMITTEE, BY_CHAIR, BY_APPEAL_BODY, BY_COURT = range(1, 8)
(
    TO_SUPPORT, TO_PLACEMENT, TO_CHANGE_OF_SITE, TO_PLAN_REVISION, TO_PERMANENT_PLACEMENT, TO_CHILD,
    TO_CUSTODY_HOLDER, TO_SITE, TO_PARENTS,
) = range(1, 10)  # fmt: skip
FORM_PHONE, FORM_SMS, FORM_CHAT = 3, 4, 5
HANDLEPLAN, BARNETS_PLAN, UNGEPLAN, HOLISTIC, PARENTS_PLAN, TYPE_SUPPORT, TYPE_AFTERCARE = range(1, 8)
NEW, REVISED, CONFIRMED = 1, 2, 3
OUT_NONE, OUT_CLARIFICATION, OUT_STUDY, OUT_UPHELD, OUT_CHANGED, OUT_ENDED, OUT_SET_ASIDE = range(1, 8)
ENDED_RETURN_HOME, ENDED_CHANGE_OF_SITE, ENDED_AGE, ENDED_OTHER = range(1, 5)

PARTS = tuple(PLAN_PARTS.split())
(
    PART_PURPOSE, PART_EFFORT, PART_GOALS, PART_WELLBEING_GOALS, PART_DURATION, PART_FAMILY_SUPPORT,
    PART_ADULT_LIFE_GOALS, PART_FURTHER_EFFORT, PART_CHILD_INVOLVED, PART_PARENTS_INVOLVED,
) = (1 << i for i in range(10))  # fmt: skip

# --- kinds of event ------------------------------------------------------------------------------------------
(
    NOTIFICATION, NOTIFICATION_ASSESSED, RECEIPT_SENT, NEED_KNOWN, SCREENING, CLARIFICATION_OPENED,
    CLARIFICATION_CLOSED, STUDY_OPENED, STUDY_CLOSED, STUDY_UPDATED, PROVISIONAL_ASSESSMENT, CHILD_HEARD, CONSENTED,
    DECISION, CHAIR_DECISION, COMMITTEE_APPROVAL, COMMITTEE_INFORMED, FINAL_RULING, NOTICE, MEASURE_STARTED,
    MEASURE_ENDED, PLACEMENT_STARTED, PLACEMENT_ENDED, PLAN, PLAN_POSITION, PLAN_HANDED_OVER, FOLLOW_UP,
    RHYTHM_DECIDED, VISIT, SITE_STATEMENT, SUPPORT_PERSON_OFFERED, MUNICIPALITY_CHANGED, WORKER_CHANGED,
    POLICE_REPORT, NETWORK_MEETING_CALLED, TRIAL, LAWFUL_REASON,
) = range(len(KIND_NAMES))  # fmt: skip

DUTY_IDS = tuple(DUTIES.split())
DUTY_CHILD_HEARD = DUTY_IDS.index("child_heard")
DUTY_RHYTHM_DECIDED = DUTY_IDS.index("rhythm_decided")

# --- working memory (`M`): the step, the case, the index by kind, the rules, the runs ------------------------------
(
    S_DUTY, S_EDITION, S_TRIGGER, S_COMPUTED, S_DAY, S_NUMBER, S_LABEL, S_DUE, S_LAW_DAY, S_READINGS, S_IF_MET,
    S_CONFIRMED, S_NEVER_ENDS, S_REASON_OF, S_CODE, S_ANCHOR, S_ANCHOR_DAY, S_LACKS, S_DONE, S_DONE_DAY, S_IN_TIME,
    S_DOUBT, S_FORCED, S_LAWFUL, S_EXCUSE, S_STATUS, S_FIRST, S_LATE, S_HOURS, S_UNSURE, S_UNSURE_LATE, S_UNDATED,
) = range(32)  # fmt: skip
S_SIZE = 32
"""The step under judgement: who triggers, when it is due, what was found (S_FIRST ...), what it comes to."""

(
    LO, HI, ULO, UHI, AS_OF, BORN, ENDS, CASE, VISITS_BY_CALENDAR, LAST_DAY, BORN_KNOWN, KINDS_SEEN, RUNS_FROM, RUNS,
    LISTED_FROM, DUTIES_FROM, DUTIES_COUNT,
) = range(S_SIZE, S_SIZE + 17)  # fmt: skip
"""The case: dated events up to the day asked about are E[LO:HI], undated ones E[ULO:UHI].  BORN may be an assumed
day (see `judging`); ENDS is the 18th birthday, NEVER when birth is not recorded.  Runs are M[RUNS_FROM:RUNS]."""
KINDS = len(KIND_NAMES)
BY_KIND = S_SIZE + 17
"""From here on: where the events of each kind begin in `M`, dated and undated; they are listed from LISTED_FROM."""
P_BASE = BY_KIND + 2 * KINDS + 1
"""The rules: editions, triggers, then the duties from DUTIES_FROM; after them the runs and the listed events."""

BW = 5
B_FIRST, B_UNDATED, B_END, B_BORN, B_AS_OF = range(5)
"""Per case of a batch: its first record, its first undated one, its end, birth and the day asked about."""

# --- runs of a measure or placement ---------------------------------------------------------------------------
RW = 11
(
    R_START, R_DAY, R_SORT, R_LABEL, R_END, R_END_DAY, R_REASON, R_BEFORE, R_NEXT, R_AGAIN, R_BASE,
) = range(11)  # fmt: skip
"""R_BEFORE, R_NEXT: the same placement before and after a change of site; R_AGAIN: the placement that began again in
the measure and so ended this one; R_BASE: the support that a second start goes on with."""
SORT_PLACEMENT, SORT_SUPPORT, SORT_AFTERCARE, SORT_UNTYPED, SORT_CONTINUED = range(5)
"""A support that starts again while it goes on is a run of its own for its first follow-up only (CONTINUED)."""
NO_MEASURE, OWN_MEASURE = 0, -5
"""A label of OWN_MEASURE or less is that of a measure of its own (contract § 3.4)."""
ENDED_RESTART = 9
"""The reason of a placement that ended because another began in its measure."""

# --- editions ---------------------------------------------------------------------------------------------------
PW = 28
(
    P_DUTY, P_SHAPE, P_FROM, P_TO, P_CONFIRMED, P_READINGS, P_BIRTHDAY, P_NEED, P_NEED_UNLESS, P_WORDS, P_HOURS,
    P_DAYS, P_WORKING_DAYS, P_MONTHS, P_MONTHS_ACUTE, P_MONTHS_INFANT, P_PARTS, P_PARTS_PLACED, P_PARTS_ANY, P_AGE,
    P_FLAG, P_COUNT, P_TO_WORD, P_WHEN, P_WHENS, P_NEED_CONSENT, P_NEED_POSITION,
    P_NEED_LAST,
) = range(28)  # fmt: skip
WW = 5
W_KIND, W_ABOUT, W_FROM_AGE, W_UNDER_AGE, W_SPARE = range(5)
"""A trigger (`When`) of an edition; the records follow the editions in `P`, at offset P[edition + P_WHEN]."""
DW = 6
D_FIRST, D_LAST, D_AGED, D_KINDS, D_KIND, D_EFFECT = range(6)
"""Per duty: the records of its editions from D_FIRST up to D_LAST, whether its verdict turns on the child's age, the
kinds of event that trigger it, as bits; D_KIND: the kind where it is only one, else NOTHING; D_EFFECT: what a breach
leads to."""

SHAPES = (
    "Within Before PlanExists Content GoalsForAdultLife HandedOver FirstFollowUp Every Decided AtLeast Consented"
    " BeforeReturn Notified Approved Replaced Reviewed BeforeEighteen PlanRevisedBefore Offered Limited"
).split()
(
    WITHIN, BEFORE, PLAN_EXISTS, CONTENT, ADULT_GOALS, HANDED_OVER, FIRST, EVERY, DECIDED, AT_LEAST, CONSENT_SHAPE,
    BEFORE_RETURN, NOTIFIED, APPROVED, REPLACED, REVIEWED, BEFORE_EIGHTEEN, PLAN_BEFORE, OFFERED, LIMITED,
) = range(20)  # fmt: skip
STEP_PLAN, STEP_PERIOD, STEP_COMMITTEE = range(3)

# --- lines ------------------------------------------------------------------------------------------------------
OW = 23
(
    O_CASE, O_DUTY, O_EDITION, O_TRIGGER, O_COMPUTED, O_DAY, O_NUMBER, O_MEASURE, O_DUE, O_MET_ON, O_MET_BY, O_STATUS,
    O_LATE, O_CONFIRMED, O_READINGS, O_CODE, O_ANCHOR, O_ANCHOR_DAY, O_EXCUSED_BY, O_MISSING, O_LACKS, O_NOTE,
    O_EFFECT,
) = range(23)  # fmt: skip
BY_EVENT, BY_BIRTHDAY, BY_YEAR, BY_EIGHTEEN, BY_LAW, BY_NOTHING = range(6)
MET, MET_LATE, OVERDUE, PENDING, EXCUSED, UNDECIDABLE, NOT_APPLICABLE = range(7)

(
    B_SAME_DAY, B_NO_FIXED_DAYS, B_TRANSITION, B_OLDER_TEXT, B_DIRECT_CONTACT, B_CONSENT_ON_DECISION,
    B_PLACEMENT_YEAR, B_CALENDAR_YEAR, B_WEEKEND,
) = (1 << i for i in range(9))  # fmt: skip
"""Bits of the readings, in the order of `readings.READINGS` (checked by a test)."""

BL_DAY = 19_723
"""2024-01-01."""
OLDER_DAY = 16_071
"""2014-01-01."""

MISSING_FACTS = (
    "", "date", "born_on", "form", "consent", "needed", "act", "has", "to", "talked_with_child", "at_site", "given",
    "by", "affects_child", "reason", "period_months", "notice", "implemented_on", "start", "need_known", "hours",
    "other_date", "written", "type", "about",
)  # fmt: skip
(
    M_NONE, M_DATE, M_BORN, M_FORM, M_CONSENT, M_NEEDED, M_ACT, M_HAS, M_TO, M_TALKED, M_AT_SITE, M_GIVEN, M_BY,
    M_AFFECTS, M_REASON, M_PERIOD, M_NOTICE, M_IMPLEMENTED, M_START, M_NEED_KNOWN, M_HOURS, M_OTHER_DATE, M_WRITTEN,
    M_TYPE, M_ABOUT,
) = range(25)  # fmt: skip
"""The fact without which no verdict can be chosen.  `date`: of the trigger; `other_date`: of an act that would meet."""

CODES = (
    "period", "act_day", "own_rhythm", "own_day", "study_ended", "before_return", "not_yet_returned", "year",
    "birthday", "before_18", "set_day", "from_ruling", "implementation", "handed_over", "lacks_parts", "refused",
    "reasons_refused", "period_too_long", "nothing_triggers", "not_triggered",
    "placed_late", "purpose_refused",
)  # fmt: skip
(
    K_PERIOD, K_ACT_DAY, K_OWN_RHYTHM, K_OWN_DAY, K_STUDY_ENDED, K_BEFORE_RETURN, K_NOT_YET_RETURNED, K_YEAR,
    K_BIRTHDAY, K_BEFORE_18, K_SET_DAY, K_FROM_RULING, K_IMPLEMENTATION, K_HANDED_OVER, K_LACKS_PARTS, K_REFUSED,
    K_REASONS_REFUSED, K_PERIOD_TOO_LONG, K_NOTHING_TRIGGERS, K_NOT_TRIGGERED,
    K_PLACED_LATE, K_PURPOSE_REFUSED,
) = range(22)  # fmt: skip
"""From what the due day is counted, or why the demand fails: the explanation's first word."""

NOTES = ("asked_first", "reasons_not_recorded", "declined")
NOTE_ASKED_FIRST, NOTE_NO_REASONS, NOTE_DECLINED = range(3)
"""What an act may say beside meeting the demand, for the explanation."""
