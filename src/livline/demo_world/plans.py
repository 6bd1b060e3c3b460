"""How did children come by their plans?  Freja's was adopted and changed, Ida's waits for an answer; of
Liva's her mother is to read what does not tell where she lives.

Freja and her brother Elias have one plan for siblings: each its own, and what their adults agreed on written once.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from livline.access.acting import acting_as
from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.sight import sight
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.demo_world.cast import account_id
from livline.demo_world.notes import account_of, case_of
from livline.demo_world.plan_texts import (
    ASKS,
    ELIAS,
    ELIAS_OF_HIS_OWN,
    FREJA,
    FREJA_LATER,
    FREJA_TRANSLATED,
    IDA,
    LIVA,
    LIVA_KEEPS,
    LIVA_TRANSLATED,
    READ_IN,
    REMARK,
    TRANSLATOR,
    Worded,
)
from livline.demo_world.stories import BY_SLUG
from livline.people.models import Part as AroundChild
from livline.people.models import Tie
from livline.people.siblings import Sibling
from livline.plans.content import PlanType
from livline.plans.giving import giving_write, recipients
from livline.plans.joint import others_of, plans_begin
from livline.plans.lookups import placements_on, plan_seen
from livline.plans.models import Plan, Taken
from livline.plans.reading import Part, said
from livline.plans.services import (
    Said,
    is_once,
    only_part,
    plan_adopt,
    remark_write,
    step_take,
    words_write,
)
from livline.plans.sharing import counterpart, spread, words_share
from livline.plans.told import Told
from livline.plans.translating import Put, translated, translation_check, translation_write, translations_in

WRITES, DECIDES = "mette", "susanne"
HEARD = -12
"""On which day a wish was heard, counted from today."""


def plans_are_made() -> None:
    """Each step in the name of who takes it."""
    freja = worded("soeskende", PlanType.BARNETS_PLAN, FREJA, "opfoelgning")
    elias_has_the_same(freja)
    step(freja, "soeskende", WRITES, Taken.ASKED)
    step(freja, "soeskende", DECIDES, Taken.APPROVED)
    translated_and_checked(freja, "soeskende", FREJA_TRANSLATED)
    adopted_and_changed(freja)
    liva = worded("hemmeligt-sted", PlanType.BARNETS_PLAN, LIVA)
    step(liva, "hemmeligt-sted", WRITES, Taken.ASKED)
    step(liva, "hemmeligt-sted", DECIDES, Taken.APPROVED)
    translated_and_checked(liva, "hemmeligt-sted", LIVA_TRANSLATED)
    chosen_for_livas_mother(liva)
    ida = worded("snart-18", PlanType.UNGEPLAN, IDA)
    step(ida, "snart-18", WRITES, Taken.ASKED, ASKS)
    remarked(ida)


def worded(slug: str, type_: PlanType, parts: Sequence[Worded], *siblings: str) -> Plan:
    """A plan of a story's child with all its parts; `siblings`: whose plan is one with it."""
    with acting_as(account_id(WRITES)):
        mette = account_of(WRITES)
        together = [Sibling(case_of(other), BY_SLUG[other].called) for other in siblings]
        plan = plans_begin(case=case_of(slug), type_=type_, siblings=together, by=mette)
        written(plan, slug, parts, mette)
    return plan


def written(plan: Plan, slug: str, parts: Sequence[Worded], by: Account) -> None:
    """Its parts, one after the other."""
    stays = placements_on(opened_by(by, slug), today())
    place = "\n".join(sorted(str(stay.fact) for stay in stays))
    for texts in said_of(plan, parts, place, holder_of(plan.case)):
        words_write(plan=plan, said=texts, by=by)


def elias_has_the_same(freja: Plan) -> None:
    """What the adults agreed on for both stands in Elias' plan too; what is his own is written there, and one sign."""
    with acting_as(account_id(WRITES)):
        mette = account_of(WRITES)
        for sort in ("goal", "parent", "parents_involved"):
            told = told_to(mette, "soeskende", freja)
            part = told.content.of(sort)[0]
            (elias,) = others_of(freja, mette)
            there = counterpart(told, part.id, sort, elias)
            said, following = spread(told, sort, part.id, [], {elias.plan.id: (there, there.number)})
            words_share(told=told, said=said, following=following, by=mette)
        written(elias.plan, "opfoelgning", ELIAS, mette)
        goal = told_to(mette, "opfoelgning", elias.plan).content.goals[0]
        own = [Said(goal.id, "goal", name, text, seen_in(goal, name)) for name, text in ELIAS_OF_HIS_OWN.items()]
        words_write(plan=elias.plan, said=own, by=mette)


def seen_in(part: Part, field: str) -> UUID | None:
    """What stands in a field."""
    return part.words[field].id if field in part.words else None


def holder_of(case: Case) -> str:
    """What ties the first custody holder to the case; nothing where there is none."""
    tie = Tie.objects.filter(case=case, part=AroundChild.CUSTODY_HOLDER).order_by("added_at", "id").first()
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


def chosen_for_livas_mother(plan: Plan) -> None:
    """Where Liva lives is secret.  Mette has chosen what her mother may read, in Polish too; nobody has read it yet."""
    with acting_as(account_id(WRITES)):
        mette = account_of(WRITES)
        plan_adopt(opened=opened_by(mette, "hemmeligt-sted"), told=told_to(mette, "hemmeligt-sted", plan), by=mette)
        told = told_to(mette, "hemmeligt-sted", plan)
        ties = Tie.objects.filter(case=plan.case, part=AroundChild.CUSTODY_HOLDER).select_related("person")
        (mother,) = recipients(told, ties, today())
        words = [one.id for one in told.content.wordings() if not any(name in said(one) for name in LIVA_KEEPS)]
        along = [one.row.id for one in translations_in(told, told.content)]
        giving_write(told=told, recipient=mother, seen=None, words=words, translations=along, by=mette)


def translated_and_checked(plan: Plan, slug: str, says: Mapping[str, Mapping[str, str]]) -> None:
    """Mette writes in what an interpreter made of a part of it, and Susanne checks it with another."""
    with acting_as(account_id(WRITES)):
        mette = account_of(WRITES)
        told = told_to(mette, slug, plan)
        parts = {sort: told.content.of(sort)[0] for sort in says}
        put = [Put(parts[sort].words[field], text) for sort, texts in says.items() for field, text in texts.items()]
        translation_write(told=told, language=READ_IN, put=put, translator=TRANSLATOR, by=mette)
    with acting_as(account_id(DECIDES)):
        susanne = account_of(DECIDES)
        told = told_to(susanne, slug, plan)
        translation_check(told=told, rows=translated(told, READ_IN).values(), by=susanne)


def remarked(plan: Plan) -> None:
    """Susanne has a question."""
    with acting_as(account_id(DECIDES)):
        susanne = account_of(DECIDES)
        goal = told_to(susanne, "snart-18", plan).content.goals[0]
        remark_write(wording=goal.words["sign"], text=REMARK, by=susanne)
