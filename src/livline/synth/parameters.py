"""Every number behind the invented cases, each with its source or the word "assumption".

Sources, all published: *Barometer*: Ankestyrelsen, Børnesagsbarometret, the year of the round.  *DST 2018*: Danmarks
Statistik, underretninger and placed children, 31 December 2018.  *Statistics 2007*, *2008*, *2009*: placements, yearly.
*FOB*: the ombudsman.  A rate by year holds from that year on.  The barometer counts a lawful reason as the demand being
met; so do the rates that follow it.
"""

from __future__ import annotations

from livline.synth.clock import day_of

ByYear = dict[int, float]
Words = dict[str, float]

# --- The set of cases ---------------------------------------------------------------------------------------------

FIRST_INTAKE = day_of("2012-01-01")  # assumption: so that serviceloven before 2014, after it and barnets lov are met
LAST_INTAKE = day_of("2026-03-31")  # assumption
EXPORT_ON = day_of("2026-10-31")  # assumption: the day the cases are drawn; nothing later is in them
BARNETS_LOV = day_of("2024-01-01")  # law: in force from this day

PATHS: Words = {
    "notified": 0.02,  # assumption: most notified children get no measure, but files are asked for of those who do
    "studied": 0.03,  # assumption
    "supported": 0.526,  # with the next: 1,184 of family treatment to 956 of placement (Barometer 2020-22)
    "placed": 0.424,
}

# --- Municipalities -----------------------------------------------------------------------------------------------

SIZE_SPREAD = 0.7  # assumption: standard deviation of the logarithm of a municipality's number of children
PLACEMENT_FACTORS = (
    0.45,
    2.25,
)  # DST 2016-18: the rate of placements varies five times and more between municipalities
PRACTICE_SPREAD = 0.6  # assumption: how far a municipality lies from a rate, as a share of what is left to 0 or 1
WITHOUT_IDS = 0.06  # assumption: municipalities whose system exports ids only where something points to them
BORN_ON_UNRECORDED = 0.01  # assumption
MUNICIPALITY_UNRECORDED = 0.005  # assumption

TRIALS = (  # assumption: two trial municipalities, in the years in which real trials ran (lov om frikommunenetværk)
    (17, day_of("2017-01-01"), day_of("2021-12-31"), ("study_finished", "plan_made", "plan_content")),
    (58, day_of("2018-07-01"), day_of("2023-12-31"), ("first_follow_up", "next_follow_up", "study_finished")),
)
"""Place among the names of `names.MUNICIPALITIES`, first and last day, what is waived."""
TRIAL_END_RECORDED = 0.9  # assumption

# --- Recording ----------------------------------------------------------------------------------------------------

UNDATED = 0.003  # assumption: share of these kinds of events whose day was not recorded
UNDATED_KINDS = (
    "child_heard",
    "visit",
    "follow_up",
    "plan_handed_over",
    "notice",
    "plan",
    "receipt_sent",
)  # assumption
RECORDED_SAME_DAY = 0.7  # assumption
RECORDED_LATE_MEAN = 12.0  # assumption: mean days from the act to the record of it, for the others
MEASURE_UNRECORDED = 0.02  # assumption: acts that do not say which measure they belong to
LAWFUL_REASON_SHARE = 0.05  # assumption: share of acts not done in time for which a lawful reason is recorded
TIME_RECORDED = 0.25  # assumption: decisions and talks for which the hour is recorded too

# --- Notifications ------------------------------------------------------------------------------------------------

NOTIFICATIONS = {1: 49_644, 2: 14_017, 3: 5_412, 4: 2_591, 5: 1_357, 6: 1_998}
"""Children by number of notifications in a year (DST 2018; the last, six or more: 75,019 less the others)."""
MOST_NOTIFICATIONS = 9  # assumption: six or more are six to nine
NOTIFICATIONS_WITHIN = 100  # assumption: days from the first to the last of one intake
PLACED_WITH_NOTIFICATION = 0.9  # Barometer 2022: nine of ten placement cases had one before
ASSESSED_IN_24_HOURS: ByYear = {2012: 0.87, 2021: 0.88, 2022: 0.92, 2023: 0.96}  # Barometer 2019, 2021, 2020-22, 2023
NEVER_ASSESSED = 0.15  # assumption: share of those not assessed in time
ASSESSED_LATE_MEAN = 60.0  # assumption: mean hours after the 24
ASSESSMENT_TIME_RECORDED = 0.9  # assumption
NOTIFICATION_TIME_RECORDED = 0.96  # assumption
ACUTE_ASSESSED = 0.08  # assumption
RECEIPT_IN_TIME = 0.85  # assumption
NEVER_RECEIPT = 0.5  # assumption: share of those not sent within six days
NEXT_NOTIFICATION_MEAN = 460.0  # assumption: mean days between notifications about a child who has a measure
NEW_ASSESSOR = 0.7  # assumption: reassessed by someone new to the case, from 2024

# --- Study --------------------------------------------------------------------------------------------------------

STUDY_MADE: ByYear = {2012: 0.69, 2020: 0.71, 2021: 0.73, 2022: 0.69}  # Barometer 2019, 2020, 2021, 2020-22
STUDY_IN_4_MONTHS: ByYear = {2012: 0.60, 2023: 0.34, 2024: 0.50}  # Barometer: 60 % before 2023, then 34 % and 50 %
STUDY_UPDATED = 0.15  # assumption: an existing study is brought up to date instead
STUDY_LATE_MEAN = 70.0  # assumption: mean days after the four months
STUDY_NEVER_CLOSED = 0.08  # assumption: share of the late ones
PROVISIONAL = 0.08  # assumption: share of late studies with a provisional assessment in time
NEED_UNRECORDED = 0.06  # assumption
HEARD_IN_STUDY = 0.95  # Barometer 2020-22
THEME_LEFT_OUT = 0.12  # assumption, each of the six themes of the study
CLARIFICATION = 0.15  # assumption: support after a clarification and no study, from 2024
UPDATED_LATER = 0.35  # assumption: placed children whose study is brought up to date later on

# --- Decisions ----------------------------------------------------------------------------------------------------

DECISION_AFTER_STUDY = 0.7  # assumption: share that waits for the study, where it is done in time
DECISION_WAIT_MEAN = 100.0  # assumption: mean days from the need to the decision otherwise
ACUTE_PLACEMENT = 0.12  # assumption
SHORT_PURPOSE = 0.7  # assumption: share of acute decisions that state the purpose
AGE_BANDS_PLACED = ((-0.4, 0.0, 0.012), (0.0, 4.0, 0.12), (4.0, 12.0, 0.2), (12.0, 17.5, 0.68))
"""Years from, to, weight: 12 % aged 0-3 (Statistics 2009), 4-11 and 12-17 as 20 to 70 (2007); unborn: assumption."""
AGE_BANDS_OTHER = ((-0.4, 0.0, 0.01), (0.0, 4.0, 0.16), (4.0, 12.0, 0.42), (12.0, 17.5, 0.42))  # assumption
HEARD_BEFORE_DECISION: ByYear = {2012: 0.56, 2020: 0.55, 2021: 0.61, 2022: 0.57, 2023: 0.61, 2024: 0.65}  # Barometer
HEARD_LAWFULLY_LEFT_OUT = 0.04  # assumption: the part of that share which rests on a lawful reason
HEARD_LATE = 0.2  # assumption: share of the children not heard before who are heard after
FORMS_SEL: Words = {"conversation": 0.93, "video": 0.07}  # assumption
FORMS_BL: Words = {"conversation": 0.78, "video": 0.07, "phone": 0.09, "chat": 0.03, "sms": 0.03}  # assumption
FORMS_NOT_ENOUGH: Words = {"observation": 0.4, "school_meeting": 0.3, "status_meeting": 0.3}  # assumption
HEARD_OTHERWISE = 0.2  # assumption: share of the children not heard who were only seen in such a form
FORM_UNRECORDED = 0.03  # assumption
DECLINED = 0.03  # assumption
TWO_CUSTODY_HOLDERS = 0.6  # assumption
CONSENTS_RECORDED = 0.75  # assumption: decisions with consent for which the single consents are recorded
CONSENT_UNRECORDED = 0.04  # assumption: decisions that say nothing of consent
CHILD_CONSENT = 0.85  # assumption: the child who is asked has consented
PURPOSE_AGREED = 0.95  # assumption, where recorded
DECIDED_BY_UNRECORDED = 0.03  # assumption
NOTICE_TO_CHILD = 0.62  # assumption; FOB 2018: three of three children of 12 and more were not told of their return
NOTICE_TO_HOLDER = 0.9  # assumption
NOTICE_WHOLE = 0.92  # assumption: each of written, reasons, appeal guidance
NOTICE_UNRECORDED = 0.04  # assumption, each of them
PURPOSE_STATED = 0.85  # assumption; the same for the duration

# --- Plans --------------------------------------------------------------------------------------------------------

PLAN_MADE: ByYear = {2012: 0.77, 2020: 0.79}  # Barometer 2019, 2020
PLAN_NEVER = 0.4  # assumption: share of those not made in time
PLAN_LATE_MEAN = 300.0  # assumption: mean days late; FOB 2014-16 saw one to nine years
PLAN_NEEDED = 0.55  # assumption: support cases from 2024 in which a plan is found needed
POSITION_TAKEN = 0.8  # assumption
POSITION_UNRECORDED = 0.04  # assumption: positions that do not say which way
HAS_UNRECORDED = 0.06  # assumption: plans whose content is not recorded
PLAN_PARTS: Words = {
    "purpose": 0.93,  # assumption
    "effort": 0.98,  # Barometer 2020
    "goals": 0.82,  # assumption
    "wellbeing_goals": 0.84,  # assumption
    "duration": 0.8,  # assumption
    "family_support": 0.7,  # assumption
    "adult_life_goals": 0.12,  # assumption, see below for those of 16 and more
    "further_effort": 0.1,  # assumption, see below for plans before a return
    "child_involved": 0.83,  # assumption
    "parents_involved": 0.86,  # assumption
}
ADULT_LIFE_GOALS_AT_16 = 0.66  # assumption
FURTHER_EFFORT_AT_RETURN = 0.85  # assumption
HOLISTIC = 0.03  # assumption: share of plans at 16 and more
PARENTS_PLAN = 0.25  # assumption: placements with a plan of the parents' own
PLAN_ACT_UNRECORDED = 0.01  # assumption
HANDED_OVER_SAME_DAY = 0.5  # assumption; Ankestyrelsen 2018: received, but often late and after reminders
NEVER_HANDED_OVER = 0.45  # assumption: share of the others
HANDED_OVER_LATE_MEAN = 45.0  # assumption
HANDED_SITE_UNRECORDED = 0.2  # assumption
ASKED_FIRST = 0.2  # assumption
PLAN_AT_16 = 0.55  # assumption: taken up at the sixteenth birthday
REVISED_AFTER: Words = {"unchanged": 0.03, "adjusted": 0.35, "ended": 0.02, "revise_plan": 0.85}  # assumption
CONFIRMED_AFTER = 0.1  # assumption: unchanged plans that are said to stand

# --- Follow-up and supervision ------------------------------------------------------------------------------------

FIRST_FOLLOW_UP: ByYear = {2012: 0.44, 2020: 0.50, 2023: 0.75}  # Barometer 2019, 2020-22, 2024 (same cities as 2021)
FIRST_FOLLOW_UP_LATE_MEAN = 60.0  # assumption
NEVER_FOLLOWED_UP = 0.04  # assumption: share of measures
NEXT_FOLLOW_UP = 0.62  # assumption: no published figure
NEXT_FOLLOW_UP_LATE_MEAN = 55.0  # assumption
RESULTS: Words = {"unchanged": 0.52, "adjusted": 0.27, "revise_plan": 0.18, "ended": 0.03}  # assumption
RESULT_UNRECORDED = 0.06  # assumption
INTERVALS: dict[int, float] = {3: 0.2, 4: 0.12, 6: 0.53, 12: 0.15}  # assumption: months, as municipalities set them
RHYTHM_DECIDED = 0.72  # assumption: first follow-ups from 2024 that set it
RHYTHM_LATER = 0.12  # assumption: share of the others where it is set afterwards
NEXT_ON_RATHER = 0.3  # assumption: a date is written instead of a number of months
REASONS_GIVEN = 0.85  # assumption, where recorded
REASONS_UNRECORDED = 0.3  # assumption
VISITS: dict[int, float] = {0: 0.04, 1: 0.14, 2: 0.56, 3: 0.19, 4: 0.07}  # assumption: no published figure; a year
AT_SITE = 0.97  # assumption
TALKED_WITH_CHILD = 0.96  # assumption
VISIT_UNRECORDED = 0.03  # assumption, each of the two
STAFF_PRESENT = 0.2  # assumption

# --- Placement ----------------------------------------------------------------------------------------------------

SITE_KINDS: Words = {
    "foster": 7_658,  # DST 2018: 8,703 in foster care; 12 % of them with network families: assumption
    "network_foster": 1_045,
    "institution": 2_366,  # DST 2018
    "residence": 1_921,  # DST 2018
    "own_room": 420,  # DST 2018: 833 elsewhere; how they are shared out: assumption
    "boarding_school": 213,
    "emergency": 200,
}
SITE_UNRECORDED = 0.01  # assumption
WITHOUT_CONSENT = 0.11  # Statistics 2009: 316 of 2,807 decisions
CHAIR_FIRST = 0.3  # assumption: placements without consent that begin with the chair's decision
WAIT_FOR_SITE_MEAN = 26.0  # Statistics 2008: 18 days, taken as the median
PLACEMENT_MEAN_DAYS = 3_700.0  # DST 2017: set so that 16 % of those placed on 1 January are not at the end of the year
MOVE_MEAN_DAYS = 2_900.0  # DST 2017: just under 7 % a year change kind; with moves within a kind: assumption
SUPPORT_BEFORE_PLACEMENT = 0.55  # assumption: of children of three and more
PLACED_AGAIN = 0.15  # assumption: children who have returned home
END_REASON_UNRECORDED = 0.03  # assumption
ENDS_OTHERWISE = 0.06  # assumption: placements before 18 that end for another reason than return
SUPPORT_PERSON = 0.6  # assumption
SUPPORT_PERSON_LATE = 0.3  # assumption: share of the others
MOVE_FORCED = 0.25  # assumption: moves forced from outside
SITE_STATEMENT = 0.6  # assumption, from 2024

# --- Return, review, permanent placement --------------------------------------------------------------------------

RETURN_DECIDED = 0.88  # assumption
REVISED_BEFORE_RETURN = 0.45  # assumption; FOB 2018: none of four
PERIODS: dict[int, float] = {0: 0.06, 1: 0.2, 2: 0.22, 3: 0.28, 6: 0.2, 9: 0.04}  # assumption: months
PERIOD_UNRECORDED = 0.2  # assumption
COMMITTEE_INFORMED = 0.6  # assumption
APPROVED_IN_7_DAYS = 0.9  # assumption
NEVER_APPROVED = 0.3  # assumption: share of the others
REPLACED_IN_TIME = 0.86  # assumption
CHAIR_NOTICE_IN_TIME = 0.8  # assumption
IMPLEMENTED_UNRECORDED = 0.08  # assumption
REVIEWED_IN_TIME = 0.85  # assumption
NEVER_REVIEWED = 0.5  # assumption: share of the others
APPEALED = 0.25  # assumption
RULINGS: Words = {"upheld": 0.8, "changed": 0.09, "ended": 0.07, "set_aside": 0.04}  # assumption
PERMANENT = 0.06  # assumption: placements of more than three years

# --- Support and aftercare ----------------------------------------------------------------------------------------

SUPPORTS: dict[int, float] = {1: 0.45, 2: 0.35, 3: 0.2}  # assumption: measures one after the other or beside each other
SUPPORT_MEAN_DAYS = 800.0  # assumption
SUPPORT_WAIT_MEAN = 21.0  # assumption
NOT_STARTED = 0.01  # assumption: decided, but no start is recorded
NEXT_SUPPORT_MEAN_DAYS = 260.0  # assumption
SUPPORT_REFUSED = 0.04  # assumption: decisions that refuse a further support
AFTERCARE_IN_TIME = 0.66  # assumption
NEVER_AFTERCARE = 0.4  # assumption: share of the others
AFTERCARE_GRANTED = 0.74  # DST 2018: set, with the next, so that about 2,108 of 13,823 placed are 18 to 22
AFTERCARE_MEAN_DAYS = 1_050.0  # DST 2018: as above; to the 23rd birthday at the longest (law)
REVISED_BEFORE_AFTERCARE = 0.55  # assumption

# --- The rest of a file -------------------------------------------------------------------------------------------

WORKER_MEAN_DAYS = 430.0  # assumption: mean days with one caseworker
HANDOVER_NOTE = 0.5  # assumption
MUNICIPALITY_CHANGED = 0.05  # assumption
MATERIAL_SENT = 0.8  # assumption
CONTACT_DECISIONS = 0.3  # assumption: placements with a decision about contact
CONTACTS: Words = {
    "contact": 0.62,
    "contact_supervised": 0.22,
    "contact_ban": 0.1,
    "secret_address": 0.06,
}  # assumption
CONTACT_END_RECORDED = 0.8  # assumption
ECONOMIC_SUPPORT = 0.3  # assumption
POLICE_REPORT = 0.03  # assumption: children of 10 and more in a measure
NETWORK_MEETING_IN_7_DAYS = 0.7  # assumption
