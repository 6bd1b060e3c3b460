"""How did two children come by their plans?  Freja's was adopted and changed since, Ida's waits for an answer."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from uuid import UUID

from livline.access.acting import acting_as
from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.sight import sight
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.demo_world.cast import account_id
from livline.demo_world.notes import account_of, case_of
from livline.demo_world.plan_texts import ASKS, FREJA, FREJA_LATER, IDA, REMARK, Worded
from livline.people.models import Part, Tie
from livline.plans.content import PlanType
from livline.plans.lookups import Told, placements_on, plan_seen
from livline.plans.models import Plan, Taken
from livline.plans.services import (
    Said,
    is_once,
    only_part,
    plan_adopt,
    plan_begin,
    remark_write,
    step_take,
    words_write,
)

WRITES, DECIDES = "mette", "susanne"
HEARD = -12
"""On which day a wish was heard, counted from today."""


def plans_are_made() -> None:
    """Each step in the name of who takes it."""
    freja = worded("soeskende", PlanType.BARNETS_PLAN, FREJA)
    step(freja, "soeskende", WRITES, Taken.ASKED)
    step(freja, "soeskende", DECIDES, Taken.APPROVED)
    adopted_and_changed(freja)
    ida = worded("snart-18", PlanType.UNGEPLAN, IDA)
    step(ida, "snart-18", WRITES, Taken.ASKED, ASKS)
    remarked(ida)


def worded(slug: str, type_: PlanType, parts: Sequence[Worded]) -> Plan:
    """A plan of a story's child with all its parts."""
    with acting_as(account_id(WRITES)):
        mette, case = account_of(WRITES), case_of(slug)
        plan = plan_begin(case=case, type_=type_, by=mette)
        stays = placements_on(opened_by(mette, slug), today())
        place = "\n".join(sorted(str(stay.fact) for stay in stays))
        for said in said_of(plan, parts, place, holder_of(case)):
            words_write(plan=plan, said=said, by=mette)
    return plan


def holder_of(case: Case) -> str:
    """What ties the first custody holder to the case; nothing where there is none."""
    tie = Tie.objects.filter(case=case, part=Part.CUSTODY_HOLDER).order_by("added_at", "id").first()
    return str(tie.id) if tie is not None else ""


def said_of(plan: Plan, parts: Sequence[Worded], place: str, holder: str) -> Iterator[list[Said]]:
    """What is saved, part by part; goals name the needs that they answer, and where the child lives.

    `holder`: who has custody, and is asked.
    """
    ids = [only_part(plan, part.sort) if is_once(part.sort) else uuid.uuid4() for part in parts]
    needs = [id_ for id_, part in zip(ids, parts, strict=True) if part.sort == "need"]
    for id_, part in zip(ids, parts, strict=True):
        says = part.says | known(part, needs, place) | ({"person": holder} if part.is_holders else {})
        yield [Said(id_, part.sort, name, text) for name, text in says.items()]


def known(part: Worded, needs: Sequence[UUID], place: str) -> dict[str, str]:
    """The fields that are no words."""
    told: dict[str, str] = {}
    if part.sort == "goal":
        told = {"place": place, "measures": "p1", "by_when": day(part.by_when)}
        told |= {"needs": str(needs[part.answers])} if part.answers is not None else {}
    return told | ({"heard_on": day(HEARD)} if part.sort == "wish" else {})


def day(offset: int) -> str:
    """A day counted from today."""
    return (today() + dt.timedelta(days=offset)).isoformat()


def opened_by(account: Account, slug: str) -> Opened:
    """The case of a story, as the account that acts sees it."""
    case = case_of(slug)
    return Opened(case, sight(account, case.id))


def step(plan: Plan, slug: str, by: str, taken: Taken, text: str = "") -> None:
    """Somebody takes a step with a plan."""
    with acting_as(account_id(by)):
        account = account_of(by)
        step_take(told=told_to(account, slug, plan), taken=taken, by=account, text=text)


def told_to(account: Account, slug: str, plan: Plan) -> Told:
    """The plan as it stands."""
    return plan_seen(opened_by(account, slug), plan.id)


def adopted_and_changed(plan: Plan) -> None:
    """Mette makes it Freja's plan, and words a goal anew."""
    with acting_as(account_id(WRITES)):
        mette = account_of(WRITES)
        told = told_to(mette, "soeskende", plan)
        plan_adopt(opened=opened_by(mette, "soeskende"), told=told, by=mette)
        goal = told.content.goals[1]
        words_write(plan=plan, said=[Said(goal.id, "goal", "adult", FREJA_LATER, goal.words["adult"].id)], by=mette)


def remarked(plan: Plan) -> None:
    """Susanne has a question."""
    with acting_as(account_id(DECIDES)):
        susanne = account_of(DECIDES)
        goal = told_to(susanne, "snart-18", plan).content.goals[0]
        remark_write(wording=goal.words["sign"], text=REMARK, by=susanne)
