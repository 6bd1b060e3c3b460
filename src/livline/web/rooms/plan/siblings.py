"""How is one plan for siblings begun, written and read?  Only who writes in both cases is told of a sibling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.access.models import Account
from livline.access.sight import Sight, sights
from livline.cases.lookups import Opened
from livline.people.models import Part as AroundChild
from livline.people.siblings import Sibling
from livline.plans.content import Sort
from livline.plans.joint import Other, called, words_read
from livline.plans.services import Said, is_once, only_part
from livline.plans.sharing import ALIKE, Counterpart, Following, counterpart, spread
from livline.plans.told import Told
from livline.plans.uniting import to_unite
from livline.web.once import OnceForm
from livline.web.rooms.journal.siblings import named_in
from livline.web.rooms.page_of import child_of

SIBLINGS, NAMED, SEEN = "siblings", "named", "seen_"
"""The fields: whose plan follows, that a name may stand in all of them, which version of a plan the writer has seen."""

Uniting = tuple[list[tuple[UUID, str]], frozenset[UUID]]
"""The siblings with whose plans one could become one, by case and name; and in which cases it became so."""
NOTHING_TO_UNITE: Uniting = [], frozenset()


def ask_to_begin(form: OnceForm, siblings: Sequence[Sibling]) -> None:
    """Ask whether the plan is to be one for siblings, where there are any in whose cases the reader words plans."""
    if siblings:
        form.fields[SIBLINGS] = forms.MultipleChoiceField(
            label=gettext_lazy("Skal det være én plan for søskende?"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(str(one.case.id), _("Sammen med %(name)s") % {"name": one.name}) for one in siblings],
            help_text=gettext_lazy(
                "Hvert barn får sin egen plan i sin egen sag. Det, der er fælles, skrives én gang. Kun den, der må se"
                " begge sager, kan se, at planerne hører sammen."
            ),
        )


def ask_for_all(form: OnceForm, others: Sequence[tuple[Other, Told]]) -> None:
    """Ask whether the plans of the siblings are to be approved as well; each is answered on its own."""
    if others:
        form.fields[SIBLINGS] = forms.MultipleChoiceField(
            label=gettext_lazy("Bed også om godkendelse af"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(str(one.plan.id), _("Planen for %(name)s") % {"name": one.name}) for one, _its in others],
            help_text=gettext_lazy("Lederen svarer på hver plan for sig; beskeden er den samme."),
        )


def counterparts_in(others: Sequence[Other], told: Told, sort: Sort, part: UUID | None) -> tuple[Counterpart, ...]:
    """What the plans of the siblings have there, where the reader words them too."""
    id_ = only_part(told.plan, sort.name) if is_once(sort.name) else part
    written = [one for one in others if one.may_write]
    words_read(written)
    return tuple(counterpart(told, id_, sort.name, one) for one in written)


def ask_to_follow(form: OnceForm, others: Sequence[Counterpart]) -> None:
    """Ask which of the siblings' plans are to say the same; what said it until now goes on unless somebody says no."""
    if not others:
        return
    form.fields[SIBLINGS] = forms.MultipleChoiceField(
        label=gettext_lazy("En plan for søskende"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(one.told.plan.id), _("Skriv det samme i planen for %(name)s") % {"name": one.other.name})
                 for one in others],
        initial=[str(one.told.plan.id) for one in others if one.follows],
        help_text=read_by(others),
    )  # fmt: skip
    form.fields[NAMED] = forms.BooleanField(label=gettext_lazy("Navnet må stå i alle planerne"), required=False)
    for one in others:
        seen = forms.IntegerField(widget=forms.HiddenInput, initial=one.number, required=False)
        form.fields[f"{SEEN}{one.told.plan.id}"] = seen


def read_by(others: Sequence[Counterpart]) -> str:
    """Who will read it, and where it must tell no place."""
    told = [_("Barnets egne ord og det, der siges til barnet, skrives i hver sin plan.")]
    for one in others:
        told.append(_("I planen for %(name)s læses det, når den er vedtaget, af: %(readers)s.") % {
            "name": one.other.name, "readers": ", ".join(one.other.readers) or one.other.name,
        })  # fmt: skip
        if one.other.opened.sight.is_secret:
            told.append(_("%(name)s bor et hemmeligt sted: skriv intet, der røber det.") % {"name": one.other.name})
    return " ".join(told)


def chosen(form: forms.Form, others: Sequence[Counterpart]) -> list[Counterpart]:
    """The plans that are to say the same."""
    wanted = set(form.cleaned_data.get(SIBLINGS) or ())
    return [one for one in others if str(one.told.plan.id) in wanted]


def names_are_meant(form: forms.Form, opened: Opened, sort: Sort, others: Sequence[Counterpart]) -> bool:
    """Does what is said alike name one of the children, and nobody said that it may?  Then the form asks, once."""
    follows = chosen(form, others)
    if not follows or form.cleaned_data.get(NAMED):
        return True
    child = child_of(opened)
    own = [child.person.called or child.person.name] if child is not None else []
    text = " ".join(fresh for one in follows for fresh in new_there(form, sort, one))
    return name_is_meant(form, text, [*own, *(one.other.name for one in follows)])


def name_is_meant(form: forms.Form, text: str, names: Sequence[str]) -> bool:
    """Is none of the children named in what another plan will say, or did somebody say that it may?"""
    name = named_in(text, names) if not form.cleaned_data.get(NAMED) else ""
    if name:
        told = _(
            "Teksten nævner %(name)s. Læs den, som alle, der får den, vil læse den, og sæt flueben, hvis den er god."
        )
        form.add_error(NAMED, told % {"name": name})
    return not name


def new_there(form: forms.Form, sort: Sort, one: Counterpart) -> Iterator[str]:
    """What a sibling's plan does not say yet."""
    for field in ALIKE[sort.name]:
        text, stands = str(form.cleaned_data.get(field) or "").strip(), one.stands
        if stands is None or stands.says(field) != text:
            yield text


def spread_over(
    form: forms.Form, told: Told, sort: Sort, part: UUID, fresh: list[Said], others: Sequence[Counterpart]
) -> tuple[list[Said], list[Following]]:
    """What is written here, and in the plans that are to say the same."""
    follows = chosen(form, others)
    if not follows:
        return fresh, []
    seen = {one.told.plan.id: (one, form.cleaned_data.get(f"{SEEN}{one.told.plan.id}") or 0) for one in follows}
    return spread(told, sort.name, part, fresh, seen)


def alike_in(told: Told, others: Sequence[Other]) -> dict[UUID, tuple[Counterpart, ...]]:
    """By part of a plan, where the plans of siblings say the same, or no longer do; for who sees the work on them."""
    theirs = [one for one in others if one.works and told.is_work]
    words_read(theirs)
    found: dict[UUID, tuple[Counterpart, ...]] = {}
    for part in told.content.parts if theirs else ():
        if part.sort.name in ALIKE:
            both = (counterpart(told, part.id, part.sort.name, one) for one in theirs)
            found[part.id] = tuple(one for one in both if one.shared and one.stands is not None)
    return found


def kept_apart(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody wrote, without which versions they had seen: they are shown the newer ones."""
    return {name: value for name, value in cleaned.items() if name != "submission" and not name.startswith(SEEN)}


def to_unite_with(told: Told, answers: Sequence[list[Any]], account: Account) -> Uniting:
    """For who words the plan, from the answers to `questions_beside`; who does not word the other learns nothing."""
    *asked, children, people, partners = answers
    found = to_unite(told.plan, asked)
    seen = sights(account, [one.case_id for one in found]) if found else {}
    written = [one for one in found if one.case_id in seen and words(seen[one.case_id])]
    named = [(one.case_id, next(iter(called(one, children, people, [AroundChild.CHILD])), "")) for one in written]
    return named, frozenset(row.case_id for row in partners)


def words(sight: Sight) -> bool:
    """Does somebody word the plans of a case?"""
    return sight.reads("identity") and sight.reads("drafting") and sight.writes("drafting")
