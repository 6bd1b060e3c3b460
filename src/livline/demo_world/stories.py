"""Whose stories are told?  Eight children whose facts make the law visible today; every name and day is invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from livline.demo_world.acts import (
    WHOLE_PLAN,
    Act,
    act,
    decided,
    followed,
    moved_in,
    notified,
    planned,
    studied,
    visited,
)
from livline.verdict_files.wording import Text

KLOEVERSTI, BOEGESTI = "Plejefamilien Kløversti", "Plejefamilien Bøgesti"
HAVTORN, AKUT = "Døgnhuset Havtornen", "Akuthuset Fyrlyset"
SECRET_SITE = "Opholdsstedet Stilleholt"
YEAR = 365


@dataclass(frozen=True)
class Story:
    """A child's case.  `aged`: years and days that the child has lived; `shows`: duties and the status they have."""

    slug: str
    name: str
    called: str
    aged: tuple[int, int]
    told: Text
    acts: tuple[Act, ...]
    shows: tuple[tuple[str, str], ...]
    is_girl: bool = True
    site: str = ""

    def born_on(self, today: dt.date) -> dt.date:
        """The child's birthday."""
        years, days = self.aged
        counted = today - dt.timedelta(days=days)
        return counted.replace(year=counted.year - years, day=min(counted.day, 28))

    def case(self, number: str, municipality: str, today: dt.date) -> dict[str, Any]:
        """The story as one case of a case file."""
        acts = sorted(self.acts, key=lambda told: told.on)
        events = [told.told(today) for told in acts]
        born_on = self.born_on(today).isoformat()
        return {"case": number, "born_on": born_on, "municipality": municipality, "events": events}


def story(*stages: Act | list[Act]) -> tuple[Act, ...]:
    """Stages of a case, one after the other."""
    return tuple(told for stage in stages for told in (stage if isinstance(stage, list) else [stage]))


FREJAS_PURPOSE = "Freja skal have ro og faste voksne, mens hendes forældre får hjælp til at kunne passe på hende."
IDAS_PURPOSE = "Ida skal gøre skolen færdig og blive klar til at stå på egne ben uden at stå alene."
STORIES: tuple[Story, ...] = (
    Story(
        "plan-mangler", "Sofie Lyngblad", "Sofie", (15, 120),
        Text(
            "Sofie er 15 og bor hos en plejefamilie. Der er aldrig lavet en plan for hende.",
            "Sofie is 15 and lives with a foster family. No plan was ever made for her.",
        ),
        story(
            notified(-330), studied(-328, -225), decided(-220, "placement", "a1", "p1", ("mor", "barnet")),
            moved_in(-212, "p1", KLOEVERSTI, "foster"), visited(-130, "p1"), visited(-40, "p1"),
        ),
        (("plan_made", "overdue"),), site=KLOEVERSTI,
    ),
    Story(
        "opfoelgning", "Elias Engkarse", "Elias", (11, 60),
        Text(
            "Elias er 11 og bor i Døgnhuset Havtornen. Næste opfølgning skal være holdt i næste uge.",
            "Elias is 11 and lives in Døgnhuset Havtornen. The next follow-up is due next week.",
        ),
        story(
            notified(-560), studied(-558, -460), planned(-452, "p1", HAVTORN),
            decided(-450, "placement", "a1", "p1", ("mor", "far")), moved_in(-445, "p1", HAVTORN, "institution"),
            followed(-365, "p1"), followed(-186, "p1", 7), visited(-300, "p1"), visited(-120, "p1"), visited(-30, "p1"),
        ),
        (("next_follow_up", "pending"),), is_girl=False, site=HAVTORN,
    ),
    Story(
        "soeskende", "Freja Engkarse", "Freja", (6, 210),
        Text(
            "Freja er 6 og Elias' lillesøster. Hun bor hos Plejefamilien Bøgesti; de to er anbragt hver for sig.",
            "Freja is 6 and Elias's little sister. She lives with the foster family Bøgesti; the two are placed apart.",
        ),
        story(
            notified(-560), studied(-558, -460), planned(-452, "p1", BOEGESTI),
            decided(-450, "placement", "a1", "p1", ("mor", "far"), purpose=FREJAS_PURPOSE),
            moved_in(-441, "p1", BOEGESTI, "foster"),
            followed(-360, "p1"), followed(-184, "p1"), followed(-12, "p1"), visited(-290, "p1"), visited(-170, "p1"),
            visited(-50, "p1"),
        ),
        (("first_follow_up", "met"),), site=BOEGESTI,
    ),
    Story(
        "akut", "Viggo Tjørnehegn", "Viggo", (5, 300),
        Text(
            "Viggo er 5. For fire dage siden blev han anbragt akut, mens hans rådgiver holder ferie.",
            "Viggo is 5. Four days ago he was placed at once, while his caseworker is on leave.",
        ),
        story(
            notified(-5, acute=True),
            act("need_known", -5, id="k1"),
            act("provisional_assessment", -4),
            decided(-4, "placement", "a1", "p1", ("mor",), acute=True),
            moved_in(-4, "p1", AKUT, "emergency"),
        ),
        (("study_finished", "excused"), ("plan_made", "pending")), is_girl=False, site=AKUT,
    ),
    Story(
        "hemmeligt-sted", "Liva Havtorn", "Liva", (9, 15),
        Text(
            "Liva er 9. Hvor hun bor, er hemmeligt; hendes far må ikke få det at vide.",
            "Liva is 9. Where she lives is secret; her father must not learn it.",
        ),
        story(
            notified(-250), studied(-249, -160), planned(-152, "p1", SECRET_SITE),
            decided(-150, "placement", "a1", "p1"),
            decided(-150, "secret_address", "a2", "p1", until=215),
            moved_in(-147, "p1", SECRET_SITE, "residence"), followed(-65, "p1"), visited(-60, "p1"),
        ),
        (("plan_made", "met"),), site=SECRET_SITE,
    ),
    Story(
        "hjem-igen", "Oskar Kløvervang", "Oskar", (13, 80),
        Text(
            "Oskar er 13 og skal snart hjem til sin mor. Inden da skal planen revideres.",
            "Oskar is 13 and is soon to go home to his mother. The plan has to be revised before.",
        ),
        story(
            notified(-700), studied(-698, -600), planned(-592, "p1", HAVTORN),
            decided(-590, "placement", "a1", "p1"), moved_in(-585, "p1", HAVTORN, "institution"),
            followed(-500, "p1"), followed(-320, "p1"), followed(-145, "p1"), visited(-400, "p1"), visited(-250, "p1"),
            visited(-90, "p1"),
            act("site_statement", -12, measure="p1", about="return_home"),
            decided(-6, "return_home", "a2", "p1", ("mor",)),
        ),
        (("plan_revised_before_return", "pending"),), is_girl=False, site=HAVTORN,
    ),
    Story(
        "snart-18", "Ida Rønnebær", "Ida", (17, 196),
        Text(
            "Ida er 17. Før hun fylder 18, skal kommunen tage stilling til, hvad der kommer bagefter.",
            "Ida is 17. Before she turns 18 the municipality has to decide what comes after.",
        ),
        story(
            notified(-1100), studied(-1098, -1000), planned(-992, "p1", KLOEVERSTI),
            decided(-990, "placement", "a1", "p1", ("mor", "barnet"), purpose=IDAS_PURPOSE),
            moved_in(-985, "p1", KLOEVERSTI, "foster"),
            followed(-900, "p1"), followed(-725, "p1"), followed(-550, "p1"), followed(-370, "p1"),
            followed(-190, "p1"), followed(-15, "p1"), visited(-800, "p1"), visited(-650, "p1"), visited(-450, "p1"),
            visited(-300, "p1"), visited(-200, "p1"), visited(-100, "p1"),
            act("plan_position", -575, measure="p1", needed=True),
            planned(-500, "p1", KLOEVERSTI, "ungeplan", has=[*WHOLE_PLAN, "adult_life_goals", "further_effort"]),
        ),
        (("aftercare_decided", "overdue"),), site=KLOEVERSTI,
    ),
    Story(
        "forkert-barn", "Noah Skovmærke", "Noah", (7, 40),
        Text(
            "Noah er 7 og får støtte derhjemme. En underretning om et andet barn er havnet i hans sag.",
            "Noah is 7 and is supported at home. A notification about another child has ended up in his case.",
        ),
        story(
            notified(-200), studied(-198, -100), decided(-95, "support", "a1", "s1"),
            act("plan_position", -96, measure="s1", needed=True),
            act("measure_started", -90, measure="s1", type="support"), planned(-94, "s1"), followed(-15, "s1"),
            act("notification", -9, id="n2", child_in_measure=True),
        ),
        (("study_finished", "met"),), is_girl=False,
    ),
)  # fmt: skip
WRONG_FACT = "n2"
"""The event of Noah's case that is about another child."""
BY_SLUG = {told.slug: told for told in STORIES}
