"""What does an edition ask for?  Each shape of a demand in Danish words, its numbers taken from the edition itself."""

from __future__ import annotations

from functools import singledispatch

from lawcode.explain.amounts import amount
from lawcode.explain.danish import DANISH
from lawcode.facts import KIND_BY_NAME
from lawcode.manual.markdown import days, listed, months
from lawcode.manual.words import VALUES, kind_word, value_word
from lawcode.rule import (
    Approved,
    AtLeast,
    Before,
    BeforeEighteen,
    BeforeReturn,
    Consented,
    Content,
    Decided,
    Every,
    FirstFollowUp,
    GoalsForAdultLife,
    HandedOver,
    Limited,
    Notified,
    Offered,
    PlanExists,
    PlanRevisedBefore,
    Replaced,
    ReturnStep,
    Reviewed,
    Within,
)


@singledispatch
def demand_words(demand: object) -> str:
    """The demand as a clause; a shape without words is a fault of this file."""
    raise LookupError(f"no Danish words for a demand of the shape {type(demand).__name__}")


def kinds(names: tuple[str, ...], last: str = "eller") -> str:
    return listed([kind_word(name) for name in names], last)


def plans(types: tuple[str, ...]) -> str:
    return listed([VALUES[name] for name in types], "eller")


DEFINITE = {
    "handleplan": "handleplanen",
    "barnets_plan": "barnets plan",
    "ungeplan": "ungeplanen",
    "holistic": "den helhedsorienterede plan",
}


def the_plan(types: tuple[str, ...]) -> str:
    """`ungeplanen`; any plan of the child where no type is named."""
    return listed([DEFINITE[name] for name in types], "eller") if types else "planen"


def parts(names: tuple[str, ...], last: str = "og") -> str:
    return listed([DANISH.parts[name] for name in names], last)


@demand_words.register
def within(demand: Within) -> str:
    """An act within a period from the trigger."""
    units = ("hours", "days", "working_days", "months")
    period = next(amount(DANISH, unit, getattr(demand, unit)) for unit in units if getattr(demand, unit))
    said = f"{kinds(demand.need)} inden {period}"
    if demand.unless:
        said += f"; {kind_word(demand.unless)} inden fristen gør en senere afslutning lovlig"
    if demand.first_only:
        said += "; en ny begivenhed, før den forrige er besvaret, begynder ingen ny frist"
    return said + ("; ingen pligt, når screeningen fører til intet eller til en afdækning" if demand.screened else "")


@demand_words.register
def before(demand: Before) -> str:
    """An act on or before the trigger."""
    said = f"{kind_word(demand.need)} senest samme dag"
    field = KIND_BY_NAME[demand.need].field("form")
    if demand.forms and field is not None:
        said += f", som {listed([value_word(field, form) for form in demand.forms], 'eller')}"
    if demand.also_plan_in_force:
        return f"{said}, eller en gældende {plans(demand.also_plan_in_force)}"
    said += "; efter den forrige afgørelse om det samme"
    return said + ("; økonomisk støtte kun, når den berører barnet" if demand.only_if_affects_child else "")


@demand_words.register
def plan_exists(demand: PlanExists) -> str:
    """A plan in force, at once or within months."""
    due = f"senest {months(demand.months)} efter" if demand.months else "senest på afgørelsens dag"
    said = f"en gældende {plans(demand.types)} {due}"
    if demand.needs_consent:
        said += "; er afgørelsen truffet uden samtykke, senest på afgørelsens dag"
    if demand.acute_months:
        said += f"; er afgørelsen akut, og angiver den formålet, senest {months(demand.acute_months)} efter"
    return said + ("; kun når kommunen har fundet, at der er behov for en plan" if demand.needs_position else "")


@demand_words.register
def content(demand: Content) -> str:
    """What the plan itself holds."""
    said = f"planen indeholder {parts(demand.parts)}"
    if demand.any_of:
        said += f", desuden {parts(demand.any_of, 'eller')}"
    return said + (f"; ved anbringelse også {parts(demand.in_placement)}" if demand.in_placement else "")


@demand_words.register
def adult_life(demand: GoalsForAdultLife) -> str:
    return f"{DANISH.parts['adult_life_goals']} i {the_plan(demand.types)} eller i den næste revision"


@demand_words.register
def handed_over(demand: HandedOver) -> str:
    """The parts of the plan at the site."""
    return f"de relevante dele af {the_plan(demand.types)} udleveres til anbringelsesstedet i forbindelse dermed"


@demand_words.register
def first_follow_up(demand: FirstFollowUp) -> str:
    """The first follow-up, at the earlier of two days where a study runs beside."""
    said = f"opfølgning senest {months(demand.months)} efter begyndelsen"
    ended = ", eller når en sideløbende undersøgelse eller afdækning er afsluttet, hvis det er før"
    return said + (ended if demand.or_end_of_study else "")


@demand_words.register
def every(demand: Every) -> str:
    """The next follow-up after so many months, or on the own day of the municipality."""
    own = "den dag eller efter det antal måneder, kommunen selv har besluttet"
    return f"den næste opfølgning {f'senest {months(demand.months)} efter' if demand.months else own}"


@demand_words.register
def decided(demand: Decided) -> str:
    return "beslutning om, hvornår eller hvor tit der følges op; en udtrykkelig mangel på begrundelse er et brud"


@demand_words.register
def at_least(demand: AtLeast) -> str:
    """So many visits a year."""
    how_many = DANISH.counts[demand.count]
    period = "år" if demand.months == 12 else f"periode på {months(demand.months)}"
    return f"mindst {how_many} besøg på anbringelsesstedet med samtale med barnet i hvert {period}"


@demand_words.register
def consented(demand: Consented) -> str:
    """Who has to consent, and what is enough where others decide."""
    child = f"barnet, når det er fyldt {demand.child_from} år"
    said = f"samtykke fra {child if demand.child_alone else f'forældremyndighedsindehaveren og fra {child}'}"
    said += ", senest på afgørelsens dag"
    if demand.sought:
        said += "; bestemmer andre end kommunen, er det nok, at samtykket er søgt"
    elif not demand.child_alone:
        said += "; gælder ikke, når andre end kommunen har besluttet det uden samtykke; før formandens afgørelse er det"
        said += " nok, at samtykket er søgt"
    return said + ("; et samtykke fra før fødslen bærer ikke en senere afgørelse" if demand.not_before_birth else "")


@demand_words.register
def before_return(demand: BeforeReturn) -> str:
    """One of the three steps before a return."""
    if demand.step is ReturnStep.PLAN:
        return "en plan, der er lavet eller revideret under anbringelsen og angiver den videre indsats, før hjemkomsten"
    if demand.step is ReturnStep.PERIOD:
        return f"afgørelse om hjemgivelse med en periode på højst {months(demand.months)}, før hjemkomsten"
    return "udvalget underrettes straks; kun når barnet sidst blev anbragt uden samtykke"


@demand_words.register
def notified(demand: Notified) -> str:
    """To whom written notice goes, and when."""
    if demand.hours:
        who = f"forældremyndighedsindehaveren og til barnet, når det er fyldt {demand.child_from} år"
        return f"skriftlig meddelelse til {who}, inden {amount(DANISH, 'hours', demand.hours)} efter iværksættelsen"
    who = f"barnet, når det er fyldt {demand.child_from} år"
    return f"skriftlig meddelelse til {who}, med begrundelse og klagevejledning"


@demand_words.register
def approved(demand: Approved) -> str:
    return f"udvalgets godkendelse inden {days(demand.days)}; iværksættelsens dag er den første"


@demand_words.register
def replaced(demand: Replaced) -> str:
    return f"en ordinær afgørelse om det samme inden {months(demand.months)} efter godkendelsen"


@demand_words.register
def reviewed(demand: Reviewed) -> str:
    return (
        f"en ny afgørelse inden {months(demand.months)}; {months(demand.months_if_placed)}, når barnet var anbragt en"
        f" dag i de 12 måneder før; op til {months(demand.months_infant)} for et barn under 1 år, når afgørelsen siger"
        " det; en tidligere dag, som afgørelsen sætter, gælder; en endelig afgørelse flytter begyndelsen"
    )


@demand_words.register
def before_eighteen(demand: BeforeEighteen) -> str:
    return f"afgørelse om støtte efter 18 år senest {months(demand.months)} før den 18. fødselsdag"


@demand_words.register
def plan_revised_before(demand: PlanRevisedBefore) -> str:
    return f"en plan, der er lavet eller revideret i de {demand.months} måneder før afgørelsen"


@demand_words.register
def offered(demand: Offered) -> str:
    return f"{kind_word(demand.need)} til {VALUES[demand.to]} i forbindelse med anbringelsen"


@demand_words.register
def limited(demand: Limited) -> str:
    return "afgørelsen angiver en slutdag eller en varighed"
