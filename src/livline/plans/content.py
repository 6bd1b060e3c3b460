"""What does a plan consist of?  Sorts of parts and their fields: the one place that knows them.

A part is worded field by field, and each can be addressed alone.  Twins say the same in two ways, to adults and to the
child.  Which parts the law asks for is the law's to say (`demands.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text: TypeAlias = str | Promise


class PlanType(StrEnum):
    """The types of plan, in the words of the contract."""

    HANDLEPLAN = "handleplan"
    BARNETS_PLAN = "barnets_plan"
    UNGEPLAN = "ungeplan"
    HOLISTIC = "holistic"
    PARENTS_PLAN = "parents_plan"


TYPE_NAMES: dict[str, Text] = {
    PlanType.HANDLEPLAN: _("Handleplan"),
    PlanType.BARNETS_PLAN: _("Barnets plan"),
    PlanType.UNGEPLAN: _("Ungeplan"),
    PlanType.HOLISTIC: _("Helhedsorienteret plan"),
    PlanType.PARENTS_PLAN: _("Forældrenes plan"),
}


class Holds(StrEnum):
    """What a field holds; always kept as text, a day as 2026-03-05, references as ids, one a line."""

    TEXT = "text"
    LINE = "line"
    DAY = "day"
    WORD = "word"
    REFERENCES = "references"


@dataclass(frozen=True)
class Field:
    """A field of a part.  `twin`: the field that says the same to others; `words`: what can be chosen.

    `is_known`: what it says is known without asking, and is nobody's words.
    """

    name: str
    title: Text
    help: Text = ""
    holds: Holds = Holds.TEXT
    twin: str = ""
    words: tuple[tuple[str, Text], ...] = ()
    is_known: bool = False


@dataclass(frozen=True)
class Sort:
    """A sort of part.  `many`: a plan may have several, which are called `several`.

    `types`: the plans that have it, all where none is named; `opens_early`: that of a child who is soon 16 has it too.
    """

    name: str
    title: Text
    help: Text
    fields: tuple[Field, ...]
    many: bool = False
    types: tuple[PlanType, ...] = ()
    opens_early: bool = False
    several: Text = ""

    def field(self, name: str) -> Field:
        """The field of a name; raises `KeyError`."""
        return next((field for field in self.fields if field.name == name), None) or _missing(name)

    @property
    def heading(self) -> Text:
        """What stands above all parts of the sort."""
        return self.several or self.title

    def is_of(self, type_: str, *, grows_up: bool = False) -> bool:
        """Has a plan of a type parts of this sort?  `grows_up`: the child is soon 16 or older."""
        early = self.opens_early and grows_up and type_ == PlanType.BARNETS_PLAN
        return not self.types or type_ in self.types or early


def _missing(name: str) -> Field:
    raise KeyError(name)


AREAS: tuple[tuple[str, Text], ...] = (
    ("development", _("Udvikling og adfærd")),
    ("family", _("Familie")),
    ("school", _("Skole og læring")),
    ("health", _("Sundhed")),
    ("leisure", _("Fritid og venskaber")),
    ("everyday", _("Hverdag og omsorg")),
    ("adult_life", _("Overgang til voksenlivet")),
)
"""Focus areas: of wellbeing and development all but the last."""
WANTED_BY: tuple[tuple[str, Text], ...] = (
    ("child", _("Barnet eller den unge")),
    ("together", _("Barnet og de voksne sammen")),
    ("parents", _("Forældrene")),
    ("site", _("Anbringelsesstedet")),
    ("worker", _("Rådgiveren")),
)
ENDED: tuple[tuple[str, Text], ...] = (
    ("reached", _("Nået")),
    ("given_up", _("Opgivet")),
    ("replaced", _("Afløst af et andet mål")),
)
OUTCOMES: tuple[tuple[str, Text], ...] = (
    ("done", _("Opfyldt")),
    ("partly", _("Delvis opfyldt")),
    ("not_done", _("Ikke opfyldt")),
    ("waits", _("Ikke afgjort endnu")),
)
ADULT, CHILD = "adult", "child"
"""The names of twin fields: to adults, and to the child."""
VERBATIM = "said"
"""The name of the fields of what somebody said: it stands word for word, and nobody is advised to put it otherwise."""
TOLD_TO_CHILD = (CHILD, "adults_do", "child_may", "told")
"""The names of the fields that stand in the child's edition and can be said otherwise."""


def twins(title: Text, help_: Text, child_help: Text) -> tuple[Field, Field]:
    """The same said twice."""
    return (
        Field(ADULT, title, help_, twin=CHILD),
        Field(CHILD, _("Sagt til barnet"), child_help, twin=ADULT),
    )


def section(name: str, title: Text, help_: Text, *types: PlanType) -> Sort:
    """A part with one text, said twice."""
    return Sort(name, title, help_, twins(title, help_, _("Det samme, så barnet forstår det.")), types=types)


GOAL = Sort(
    "goal",
    _("Mål"),
    _("Ét konkret mål: hvem der ønsker det, hvad de voksne gør, og hvordan vi ser, at det virker."),
    (
        *twins(
            _("Målet"),
            _("Konkret: hvad er anderledes, når målet er nået?"),
            _("Målet, som barnet ville sige det."),
        ),
        Field("wanted_by", _("Hvem ønsker det?"), holds=Holds.WORD, words=WANTED_BY),
        Field("said", _("Barnets egne ord"), _("Ordret, som barnet sagde det.")),
        Field("adults_do", _("Det gør de voksne"), _("Hvem gør hvad, og hvornår?")),
        Field("child_may", _("Det kan barnet selv gøre"), _("Noget, barnet kan have lyst til; aldrig et krav.")),
        Field("sign", _("Sådan ser vi, at det virker"), _("Et tegn, som barnet og de voksne kan se i hverdagen.")),
        Field("by_when", _("Hvornår ser vi på det?"), holds=Holds.DAY),
        Field("area", _("Fokusområde"), holds=Holds.WORD, words=AREAS),
        Field("needs", _("Svarer på disse behov"), holds=Holds.REFERENCES),
        Field("measures", _("Indsatser under målet"), holds=Holds.REFERENCES),
        Field("place", _("Skrevet til anbringelsen"), holds=Holds.REFERENCES, is_known=True),
        Field("ended", _("Målet er afsluttet"), holds=Holds.WORD, words=ENDED),
        Field("ended_why", _("Hvorfor?"), _("Vises i planen, så barnet kan forstå det.")),
    ),
    many=True,
    several=_("Målene"),
)
NEED = Sort(
    "need",
    _("Behov"),
    _("Noget, som undersøgelsen eller en senere faglig vurdering har vist, at barnet har brug for."),
    (
        Field("text", _("Behovet"), _("Én sætning.")),
        Field("source", _("Hvor er det set?"), holds=Holds.LINE),
        Field("left", _("Hvorfor svarer intet mål på det nu?"), _("En grund, når behovet skal vente.")),
    ),
    many=True,
    several=_("Barnets behov"),
)
WISH = Sort(
    "wish",
    _("Ønske"),
    _("Noget, barnet har ønsket, hvordan det blev vejet, og hvad der blev af det."),
    (
        Field("said", _("Barnets egne ord"), _("Ordret; ændres aldrig.")),
        Field("heard_on", _("Hørt den"), holds=Holds.DAY),
        Field("heard_how", _("Hvordan?"), _("For eksempel: på gåtur, ved besøget, i skolen."), holds=Holds.LINE),
        Field("weighed", _("Sådan blev det vejet"), _("Hvilken vurdering ønsket indgik i.")),
        Field("outcome", _("Hvad blev det til?"), holds=Holds.WORD, words=OUTCOMES),
        Field("why", _("Hvorfor?"), _("Når ønsket ikke eller kun delvis blev opfyldt.")),
        Field("told", _("Sådan fik barnet det at vide"), _("Med hvilke ord?")),
        Field("goals", _("Førte til disse mål"), holds=Holds.REFERENCES),
    ),
    many=True,
    several=_("Barnets ønsker"),
)
STANCES: tuple[tuple[str, Text], ...] = (
    ("agrees", _("Enig")),
    ("partly", _("Delvis enig")),
    ("disagrees", _("Uenig")),
    ("refuses", _("Samtykker ikke")),
    ("silent", _("Ønsker ikke at udtale sig")),
)
VIEW = Sort(
    "view",
    _("Syn på planen"),
    _("Hvad barnet og hver forælder siger til planen. Uenighed står med respekt, i deres egne ord."),
    (
        Field("person", _("Spurgt om samtykke"), holds=Holds.REFERENCES, is_known=True),
        Field("who", _("Hvem?"), holds=Holds.LINE),
        Field("stance", _("Hvad siger de til planen?"), holds=Holds.WORD, words=STANCES),
        Field("said", _("Med deres egne ord"), _("Ordret.")),
        Field("answer", _("Det svarede kommunen"), _("Hvad uenigheden førte til, og hvorfor.")),
        Field("on", _("Sagt den"), holds=Holds.DAY),
    ),
    many=True,
    several=_("Syn på planen"),
)
PARENT = Sort(
    "parent",
    _("Støtte til en forælder"),
    _("Støtten, mens barnet er anbragt, og i tiden efter hjemgivelsen."),
    (
        Field("who", _("Hvilken forælder?"), holds=Holds.LINE),
        Field("during", _("Under anbringelsen")),
        Field("after", _("Efter hjemgivelsen")),
    ),
    many=True,
    several=_("Støtte til forældrene"),
)
ADULT_LIFE = Sort(
    "adult_life",
    _("På vej til voksenlivet"),
    _("Skole, arbejde, bolig, penge og netværk, og hvem der bliver efter 18 år."),
    (
        Field("school", _("Skole og uddannelse")),
        Field("job", _("Arbejde og fritidsjob")),
        Field("home", _("Bolig")),
        Field("money", _("Penge")),
        Field("network", _("Netværk")),
        Field("stays", _("Hvem bliver efter 18 år?")),
    ),
    types=(PlanType.HANDLEPLAN, PlanType.UNGEPLAN, PlanType.HOLISTIC),
    opens_early=True,
)
WHOLE_CHILD, PURPOSE, EFFORT, DURATION, CHILD_INVOLVED, PARENTS_INVOLVED, FURTHER_EFFORT = (
    section("whole_child", _("Det hele barn"), _("Hvem er barnet? Det, der går godt, og det, der betyder noget.")),
    Sort(
        "purpose",
        _("Det overordnede formål"),
        _("Formålet kommer fra afgørelsen og kan kun ændres med en ny."),
        (Field(CHILD, _("Sagt til barnet"), _("Hvorfor er vi her? Så barnet forstår det.")),),
    ),
    section("effort", _("Indsatsen"), _("Hvad skal der til for at nå formålet?")),
    section("duration", _("Hvor længe?"), _("Forventet varighed, og hvad der kan ændre den.")),
    section(
        "child_involved",
        _("Sådan har barnet været med"),
        _("Hvordan har barnet været med til at formulere målene, og hvad ønskede det?"),
    ),
    section(
        "parents_involved",
        _("Sådan har forældrene været med"),
        _("Hvordan har forældrene været med til at formulere målene, og hvad ønskede de?"),
    ),
    section(
        "further_effort",
        _("Efter hjemgivelsen"),
        _("Den videre indsats, når barnet kommer hjem: hvem gør hvad fra den dag?"),
    ),
)
SORTS: dict[str, Sort] = {
    sort.name: sort
    for sort in (
        WHOLE_CHILD, PURPOSE, NEED, GOAL, WISH, EFFORT, DURATION, CHILD_INVOLVED, PARENTS_INVOLVED, VIEW, PARENT,
        ADULT_LIFE, FURTHER_EFFORT,
    )
}  # fmt: skip
"""All sorts of parts, in the order of the plan."""
FIELDS_OF = {name: tuple(field.name for field in sort.fields) for name, sort in SORTS.items()}
