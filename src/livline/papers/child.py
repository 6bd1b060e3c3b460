"""The child's edition: large and short, in the words that are said to the child, with a place to draw.

A young person's says the same and more of adult life, set as calmly as a paper for adults.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from livline.papers.blocks import Block, card, drawing, heading, listed, new_page, prose, quoted, rows
from livline.papers.editions import not_told
from livline.papers.frame import Frame, said_iso
from livline.plans.content import CHILD, VERBATIM
from livline.plans.reading import Content, Part

LATER = {
    "effort": _("Det gør vi"),
    "duration": _("Hvor længe?"),
    "child_involved": _("Sådan har du været med"),
    "parents_involved": _("Sådan har dine forældre været med"),
    "further_effort": _("Når du kommer hjem"),
}
"""What comes after goals and wishes, as it is called to the child."""
BECAME = {
    "done": _("Det blev, som du ville."),
    "partly": _("Noget af det blev, som du ville."),
    "not_done": _("Det blev ikke, som du ville."),
    "waits": _("Det er ikke bestemt endnu."),
}
"""What became of a wish, as it is said to the child."""

YOU_SAID = _("Det har du sagt")
"""What stands over the child's own words."""
CHILD_DRAFT = _("De voksne er ikke færdige med planen endnu. Den kan blive lavet om.")
YOUTH_DRAFT = _("Planen er ikke vedtaget endnu, så den kan blive ændret.")


def child_blocks(frame: Frame, content: Content) -> list[Block]:
    """The paper, block by block."""
    later = [*_goals(content), *_wishes(content), *_sections(content)]
    return [
        *_first_page(frame, content),
        *([new_page(), *later] if later else []),
        *_own_page(_("Her kan du tegne eller skrive")),
    ]


def youth_blocks(frame: Frame, content: Content) -> list[Block]:
    """The paper of a young person."""
    later = [*_goals(content), *_adult_life(content), *_wishes(content), *_sections(content)]
    return [*_first_page(frame, content, YOUTH_DRAFT), *later, *_own_page(_("Det vil jeg selv sige eller spørge om"))]


def _first_page(frame: Frame, content: Content, draft: object = CHILD_DRAFT) -> Iterator[Block]:
    yield heading(frame.child, 1)
    yield prose(_("Det her er din plan."), "lead")
    whole, purpose = content.says("whole_child", CHILD), content.says("purpose", CHILD)
    if whole:
        yield heading(_("Dig"))
        yield prose(whole)
    if purpose:
        yield heading(_("Hvorfor er der en plan?"))
        yield prose(purpose)
    if _said(content):
        yield heading(_("Det vil vi gerne"))
        yield listed(goal.says(CHILD) for goal in _said(content))
    if frame.is_given:
        yield prose(_("Noget af planen står ikke her. Det er for at passe på dig. Spørg din rådgiver."), "note")
    elif not_told(content):
        yield prose(_not_told(not_told(content)), "note")
    if frame.adopted_on is None:
        yield prose(draft, "note")


def _not_told(number: int) -> str:
    return ngettext(
        "Der er et mål, som ikke er skrevet til dig endnu. Spørg din rådgiver.",
        "Der er %(number)d mål, som ikke er skrevet til dig endnu. Spørg din rådgiver.",
        number,
    ) % {"number": number}


def _said(content: Content) -> list[Part]:
    """The goals that are said to the child."""
    return [goal for goal in content.goals if goal.says(CHILD)]


def _goals(content: Content) -> Iterator[Block]:
    said = _said(content)
    if said:
        yield heading(_("Sådan gør vi"))
    for goal in said:
        yield card(_goal(goal))


def _goal(goal: Part) -> Iterator[Block]:
    yield prose(goal.says(CHILD), "lead")
    yield quoted(YOU_SAID, goal.says(VERBATIM))
    yield rows(
        [
            (_("Det gør de voksne"), goal.says("adults_do")),
            (_("Det kan du selv gøre, hvis du vil"), goal.says("child_may")),
            (_("Vi ser på det igen"), said_iso(goal.says("by_when"))),
        ]
    )


def _wishes(content: Content) -> Iterator[Block]:
    wishes = [wish for wish in content.of("wish") if wish.says(VERBATIM)]
    if wishes:
        yield heading(YOU_SAID)
    for wish in wishes:
        became = str(BECAME.get(wish.says("outcome"), ""))
        told = [(_("Sådan blev det"), became), (_("Det sagde vi til dig"), wish.says("told"))]
        yield card([prose(wish.says(VERBATIM), "quote"), rows(told)])


def _adult_life(content: Content) -> Iterator[Block]:
    for part in content.of("adult_life"):
        yield heading(part.sort.title)
        yield rows((field.title, part.says(field.name)) for field in part.sort.fields)


def _sections(content: Content) -> Iterator[Block]:
    for part in (part for name in LATER for part in content.of(name) if part.says(CHILD)):
        yield heading(LATER[part.sort.name])
        yield prose(part.says(CHILD))


def _own_page(title: object) -> Iterator[Block]:
    yield new_page()
    yield drawing(title)
