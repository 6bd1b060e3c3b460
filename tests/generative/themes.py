"""What do invented cases turn on?  One function a theme: the events that matter to a few duties, around a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from lawcode.facts import KINDS, Field, Type
from tests.generative.inventor import DUTY_IDS, MATTERS, TALKS, Event, Inventor, later

Theme = Callable[[Inventor], None]


def notification(m: Inventor) -> None:
    for _ in range(m.rng.randint(1, 3)):
        told = m.add("notification", child_in_measure=m.yes(0.3))
        for _ in range(m.rng.randint(0, 2)):
            linked = told if m.chance(0.3) else None
            m.add("notification_assessed", m.near(told["day"], 0, 0, 1, 1, 1, 2, -1), linked, acute=m.yes(0.3))
        if m.chance(0.7):
            receipt = m.near(told["day"], 0, 5, 6, 7, 8, 9, 10, 11, 12, -1)
            m.add("receipt_sent", receipt, told if m.chance(0.3) else None)
        if m.chance(0.2):
            m.reason(m.pick("notification_assessed", "receipt_sent"), told, told["day"])


def study(m: Inventor) -> None:
    day = m.add("need_known")["day"] if m.chance(0.8) else m.day()
    if m.chance(0.5):
        m.add("screening", m.near(day), outcome=m.pick("none", "clarification", "study", "study", None))
    if m.chance(0.4):
        m.add("study_opened", m.near(day))
    if m.chance(0.6):
        m.add(m.pick("study_closed", "study_closed", "study_updated"), m.due(day, 4))
    if m.chance(0.4):
        m.add("provisional_assessment", m.due(day, 4))
    if m.chance(0.5):
        m.add("need_known", m.pick(m.due(day, 4), m.near(day), m.due(day, 6)))
    if m.chance(0.4):
        m.decision(m.pick("support", "placement"), m.due(day, 4))
    if m.chance(0.3):
        m.add(m.pick("study_closed", "study_updated"))


def hearing(m: Inventor) -> None:
    about = m.pick(*MATTERS)
    for _ in range(m.rng.randint(1, 3)):
        made = m.decision(about if m.chance(0.8) else "any")
        for _ in range(m.rng.randint(0, 3)):
            talk = {
                "form": m.pick(None, *TALKS, "conversation", "conversation", "video"),
                "alone": m.yes(0.3),
                "declined": m.yes(0.12),
                "about": m.pick(None, None, about, about, *MATTERS[:3]),
            }
            m.add(
                "child_heard",
                m.near(made["day"], 0, 0, 0, -1, 1, -10, -40, 10),
                made if m.chance(0.3) else None,
                **talk,
            )
        if m.chance(0.25):
            m.reason("child_heard", made, made["day"])
        notices(m, made, 0.3)


def notices(m: Inventor, made: Event, chance: float = 0.6) -> None:
    for _ in range(2):
        if m.chance(chance):
            said = {name: m.yes(0.93, 0.93) for name in ("written", "reasons", "appeal_guidance")}
            to = m.pick("child", "child", "custody_holder", None)
            m.add(
                "notice", m.near(made["day"], 0, 0, 0, 1, 1, 2, -1, 5), made if m.chance(0.6) else None, to=to, **said
            )


def notice(m: Inventor) -> None:
    for _ in range(m.rng.randint(1, 2)):
        made = m.decision()
        notices(m, made, 0.7)
        if m.chance(0.15):
            m.reason("notice_of_decision", made, made["day"])


def plan(m: Inventor) -> None:
    about = m.pick("support", "placement", "placement", "aftercare")
    made = m.decision(about)
    day = made["day"]
    if m.chance(0.6):
        m.start(about, m.near(day, 0, 0, 1, 5, -1, -40))
    if m.chance(0.45):
        where = m.near(day, 0, 0, 0, -1, 1, 20, -200)
        m.add("plan_position", where, made if m.chance(0.4) else None, needed=m.yes(0.85))
    for _ in range(m.rng.randint(0, 3)):
        m.plan(m.pick(m.near(day), m.due(day, 3), m.due(day, 4), m.near(day, 0, 0, -1, 1)))
    if m.chance(0.4):
        m.end(about, m.pick(m.near(day), m.due(day, 3), m.due(day, 4)))
    if m.chance(0.3):
        m.decision(about if m.chance(0.6) else m.pick("support", "placement"))
    if m.chance(0.25):
        m.reason(m.pick("plan_made", "plan_position", "youth_plan_made", "plan_content"), made, day)


def sixteen(m: Inventor) -> None:
    m.birthdays.append((m.base, 16))
    if m.chance(0.7):
        m.start(m.pick("placement", "placement", "support"), m.near(m.base, 0, -1, 1, -60, -400, -3))
    for _ in range(m.rng.randint(0, 2)):
        m.decision(m.pick("placement", "placement", "support"), m.near(m.base, 0, -1, 1, -60, 60, 20, 700))
    for _ in range(m.rng.randint(0, 3)):
        kind = m.pick("ungeplan", "ungeplan", "holistic", "barnets_plan", "handleplan")
        m.plan(m.pick(m.near(m.base), m.due(m.base, 3)), type=kind)
    for _ in range(m.rng.randint(0, 2)):
        m.add("plan_position", m.near(m.base, 0, -1, 1, -60, 30, 60, 400), needed=m.yes(0.8))
    if m.chance(0.3):
        m.end("placement", m.near(m.base, 0, 1, -1, 60, 120))
    if m.chance(0.2):
        m.reason(m.pick("youth_plan_made", "plan_position", "adult_life_goals"), m.pick(None, *m.events), m.base)


def hand_over(m: Inventor) -> None:
    day = m.start("placement")["day"]
    for _ in range(m.rng.randint(1, 3)):
        m.plan(m.near(day, 0, 0, 1, -1, -60, 60, 120))
    if m.chance(0.4):
        ended = m.end("placement", m.near(day, 30, 60, 100, 200, 1))
        m.start("placement", m.near(ended["day"], 0, 0, 0, 1, 5))
    for _ in range(m.rng.randint(0, 3)):
        linked = m.rng.choice(m.events) if m.chance(0.2) else None
        to = m.pick("site", "site", "site", None, "parents", "child")
        m.add("plan_handed_over", None, linked, to=to, site=m.pick(None, None, "A", "B"), asked_first=m.yes(0.3))
    if m.chance(0.2):
        m.reason("plan_handed_over", m.rng.choice(m.events), day)


def follow_up(m: Inventor) -> None:
    about = m.pick("support", "placement", "aftercare", "support")
    day = m.start(about)["day"]
    if m.chance(0.25):
        m.start(m.pick(about, "support", "placement"), m.near(day, 0, 30, 60, 100))
    if m.chance(0.35):
        m.add(m.pick("study_opened", "clarification_opened"), m.near(day, -30, -1, 0, 10, 30))
    if m.chance(0.4):
        m.add(m.pick("study_closed", "clarification_closed"), m.near(day, 0, 1, 30, 45, 60, 89, 100, -1))
    at = day
    for _ in range(m.rng.randint(0, 4)):
        at = m.pick(m.due(at, 3), m.due(at, 6), m.near(at, 0, 1, 20), m.due(at, 4))
        m.add("follow_up", at, result=m.pick(None, "unchanged"), **rhythm(m, 0.25, 0.3))
        if m.chance(0.3):
            m.add("rhythm_decided", m.near(at, 0, 0, 1, 10, -10, 100, 130), **rhythm(m, 0.4, 0.6))
    if m.chance(0.4):
        m.end(about, m.pick(m.due(at, 6), m.due(day, 3), m.due(at, 3), m.near(at)))
    if m.chance(0.35):
        m.reason(m.pick("first_follow_up", "next_follow_up", "rhythm_decided"), m.rng.choice(m.events), at)


def rhythm(m: Inventor, day: float, interval: float) -> Event:
    return {
        "next_on": m.day() if m.chance(day) else None,
        "interval_months": m.pick(1, 3, 4, 6, 9) if m.chance(interval) else None,
        "reasons_given": m.yes(0.5, 0.6),
    }


def visit(m: Inventor) -> None:
    began = m.start("placement")
    day = began["day"]
    for _ in range(m.rng.randint(0, 7)):
        marks: Event = {name: m.yes(0.9, 0.9) for name in ("at_site", "talked_with_child")}
        m.add("visit", m.near(day, 0, 10, 100, 200, 300, 364, 365, 366, 400, 500, 700, 729, 730), **marks)
    if m.chance(0.5):
        ended = m.end("placement", m.near(day, 100, 200, 363, 364, 365, 366, 500))
        if m.chance(0.7):
            m.start("placement", m.near(ended["day"], 0, 0, 1, 10))
    if m.chance(0.25):
        m.reason("visits", began, later(day, m.pick(0, 100, 364, 366)))


def consent(m: Inventor) -> None:
    to = m.pick("placement", "change_of_site", "permanent_placement")
    names = m.pick((None,), (None,), (None,), ("mor", "far"), ("mor", None))
    for _ in range(m.rng.randint(1, 2)):
        if to == "placement" and m.chance(0.25):
            made = m.add("chair_decision", about=m.pick("placement", "placement", None, "contact"))
        else:
            made = m.decision(to)
        for _ in range(m.rng.randint(0, 4)):
            one_consent(m, made, to, m.rng.choice(names))
        if m.chance(0.2):
            m.reason("consent_to_" + to, made, made["day"])
        if m.chance(0.3):
            about = m.pick(None, "change_of_site", "return_home")
            m.add("site_statement", m.near(made["day"], 0, 0, -1, 1, -30), about=about)


def one_consent(m: Inventor, made: Event, to: str, person: str | None) -> None:
    by = m.pick("custody_holder", "child", "child" if to == "permanent_placement" else "custody_holder")
    said = {
        "by": None if m.chance(0.03) else by,
        "to": None if m.chance(0.03) else m.pick(to, to, to, to, to, "support"),
        "person": None if by == "child" else person,
        "given": m.yes(0.93, 0.7),
        "purpose_agreed": m.yes(0.15, 0.5),
    }
    m.add("consent", m.near(made["day"], 0, 0, 0, -1, 1, -5, 5, -30), made if m.chance(0.2) else None, **said)


def return_home(m: Inventor) -> None:
    start = m.start("placement")["day"]
    if m.chance(0.6):
        m.decision(m.pick("placement", "placement", "review"), m.near(start))
    day = m.pick(m.due(start, 6), m.due(start, 12), m.near(start, 60))
    for _ in range(m.rng.randint(0, 2)):
        m.decision("return_home", m.near(day, 0, 0, -1, 1, -60, -30, 5), period_months=m.pick(None, 0, 3, 6, 7))
    if m.chance(0.8):
        m.end("placement", day)
        if m.chance(0.25):
            m.start("placement", m.near(day, 0, 1, 6, 7, 8))
    for _ in range(m.rng.randint(0, 2)):
        m.plan(m.near(day, 0, 0, -1, 1, -60, 20))
    for _ in range(m.rng.randint(0, 2)):
        about = m.pick(None, "return_home", "return_home", "contact")
        m.add("committee_informed", m.near(day, 0, 0, 1, -1, -60, 30), about=about)
    if m.chance(0.2):
        duties = [duty for duty in DUTY_IDS if "return" in duty or duty == "site_statement_obtained"]
        m.reason(m.pick(*duties), m.rng.choice(m.events), day)


def chair(m: Inventor) -> None:
    for _ in range(m.rng.randint(1, 2)):
        about = m.pick("placement", "placement", "contact_ban", "change_of_site", None)
        day = m.day()
        made = m.add("chair_decision", day, about=about, **implementation(m, later(day, m.pick(0, 0, 0, 1, 2))))
        for _ in range(m.rng.randint(0, 3)):
            to = m.pick("child", "custody_holder", "custody_holder", None)
            linked = made if m.chance(0.5) else None
            m.add("notice", m.near(day, 0, 0, 1, 1, 2, 3, -1), linked, to=to, written=m.yes(0.9, 0.9))
        for _ in range(m.rng.randint(0, 2)):
            approval = m.add("committee_approval", m.near(day, 0, 5, 6, 7, 8, 6), made if m.chance(0.4) else None)
            if m.chance(0.6):
                m.decision(m.pick(about or "placement", about or "placement", "any"), m.due(approval["day"], 1))
        if m.chance(0.25):
            m.reason(m.pick(*[d for d in DUTY_IDS if d.startswith("chair")], "consent_to_placement"), made, day)


def implementation(m: Inventor, day: dt.date) -> Event:
    """The day of implementation, with its hour, by the hour alone, or not recorded."""
    on, at = m.pick((day, None), (day, None), (day, m.moment(day)), (None, m.moment(day)), (None, None))
    return {"implemented_on": on, "implemented_at": at}


def review(m: Inventor) -> None:
    until = m.due(m.base, m.pick(6, 12, 24, 30, 36, 40)) if m.chance(0.35) else None
    about, coerced = m.pick("placement", "placement", "review"), m.pick(False, False, False, None, True)
    made = m.decision(about, consent=coerced, until=until)
    day = made["day"]
    if m.chance(0.3):
        m.start("placement", m.near(later(day, 0, -12), 0, 1, -1, -60, 60))
        if m.chance(0.7):
            m.end("placement", m.near(later(day, 0, -12), 0, -1, 1, 30, 90))
    if m.chance(0.7):
        m.start("placement", m.near(day, 0, 0, 1, -1, 5))
    for _ in range(m.rng.randint(0, 2)):
        where = m.pick(m.near(day, 0, 30, 60, 200), m.due(day, 12))
        outcome = m.pick(None, "upheld", "changed", "ended", "set_aside", "upheld")
        m.add("final_ruling", where, made if m.chance(0.5) else None, outcome=outcome)
    for _ in range(m.rng.randint(0, 2)):
        next_matter = m.pick("review", "review", "placement", "permanent_placement", "return_home")
        m.decision(next_matter, m.pick(m.due(day, 12), m.due(day, 24), m.due(day, 36), m.near(day)))
    if m.chance(0.3):
        m.end("placement", m.pick(m.due(day, 12), m.due(day, 6)))
    if m.chance(0.2):
        m.reason("coerced_placement_reviewed", made, later(day, 0, 12))


def eighteen(m: Inventor) -> None:
    m.birthdays.append((m.base, 18))
    half_year = later(m.base, 0, -6)
    began = m.start("placement", m.near(half_year, 0, 1, -1, -300, -700, 60, -400))
    if m.chance(0.3):
        m.end("placement", m.near(half_year, 0, -1, 1, 30, 100))
        if m.chance(0.3):
            m.start("placement", m.near(half_year, 0, 10, 60))
    for _ in range(m.rng.randint(0, 2)):
        m.decision("aftercare", m.near(half_year, 0, 0, -1, 1, -60, 60, 183, 184, 200))
    for _ in range(m.rng.randint(0, 2)):
        m.plan(m.near(half_year, 0, -1, 1, -300, -364, -365, -366, -60, 20))
    if m.chance(0.4):
        m.start("aftercare", m.near(m.base, 0, 0, -1, 1, -60))
        if m.chance(0.5):
            m.add("follow_up", m.due(m.base, 3), **rhythm(m, 0.1, 0.6))
    if m.chance(0.2):
        m.reason(m.pick("aftercare_decided", "plan_revised_before_aftercare"), began, half_year)


def support_person(m: Inventor) -> None:
    began = m.start("placement")
    day = began["day"]
    if m.chance(0.5):
        ended = m.end("placement", m.near(day, 30, 60, 100, 0))
        m.start("placement", m.near(ended["day"], 0, 0, 5, 100))
    for _ in range(m.rng.randint(0, 2)):
        to, linked = m.pick("parents", "parents", "child", None), began if m.chance(0.2) else None
        m.add("support_person_offered", m.near(day, 0, 0, 1, -1, -10, 30, 60), linked, to=to)
    if m.chance(0.2):
        m.reason("support_person_offered", began, day)


def contact(m: Inventor) -> None:
    about = m.pick("contact_ban", "contact_supervised", "secret_address", "contact")
    limits: Event = {"until": m.day() if m.chance(0.3) else None, "duration": "et år" if m.chance(0.15) else None}
    made = m.decision(about, **limits)
    if m.chance(0.3):
        m.reason("contact_limit_ends", made, made["day"])


def network_meeting(m: Inventor) -> None:
    for _ in range(m.rng.randint(1, 2)):
        told = m.add("police_report")
        if m.chance(0.7):
            called = m.near(told["day"], 0, 6, 7, 7, 8, -1)
            m.add("network_meeting_called", called, told if m.chance(0.3) else None)
        if m.chance(0.2):
            m.reason("network_meeting_called", told, told["day"])


def trial(m: Inventor) -> None:
    waives = m.rng.sample(DUTY_IDS, m.pick(1, 3, 10))
    m.add("trial", waives=waives, until=m.day() if m.chance(0.6) else None)


def change_of_hands(m: Inventor) -> None:
    kind = m.pick("worker_changed", "municipality_changed")
    words = {"from": m.pick(None, "site", "Aarhus"), "to": m.pick(None, "site", "Herning")}
    m.add(kind, handover_note=m.yes(0.5), material_sent=m.yes(0.5), **words)


def anything(m: Inventor) -> None:
    """Events of any kind with any of its fields, as the contract's tables declare them."""
    for _ in range(m.rng.randint(1, 4)):
        kind = m.rng.choice(KINDS)
        values = {field.name: value_of(m, field) for field in kind.fields if m.chance(0.7)}
        m.add(kind.name, None, m.rng.choice(m.events) if m.events and m.chance(0.3) else None, **values)


def value_of(m: Inventor, field: Field) -> object:
    """Any value of a field."""
    return {
        Type.TEXT: lambda: m.pick("A", "mor"),
        Type.YES_NO: lambda: m.chance(0.6),
        Type.WORD: lambda: m.pick(*field.words),
        Type.DATE: m.day,
        Type.TIME: lambda: m.moment(m.day()),
        Type.NUMBER: lambda: m.rng.randint(field.low, min(field.high, 12)),
        Type.WORDS: lambda: m.some(field.words, 0.6),
        Type.TEXTS: lambda: ["A"],
    }[field.type]()


THEMES: tuple[Theme, ...] = (
    notification, study, hearing, hearing, plan, plan, sixteen, sixteen, hand_over, hand_over, follow_up, follow_up,
    visit, visit, consent, consent, return_home, return_home, notice, chair, chair, review, review, eighteen,
    support_person, contact, network_meeting, anything,
)  # fmt: skip
BESIDE: tuple[Theme, ...] = (*THEMES, trial, trial, change_of_hands, anything)
"""What else may happen in a case, beside its theme."""
