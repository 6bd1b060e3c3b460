"""A plan as a file to print: to who works on it as it stands or stood, to its parties as it was adopted.

`?for=child`: the child's edition, for who works on the case; `?to=…`: that of a party where the place is secret, by
what ties it to the case; `?version=3`: as it was said then; `?language=uk`: with what was translated and checked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.cases.lookups import Opened, case_opened
from livline.papers.beside import Beside
from livline.papers.editions import Edition, childs_edition, edition, recipient_of
from livline.papers.frame import Frame
from livline.papers.press import paper
from livline.people.lookups import people_seen
from livline.people.models import Part
from livline.plans.giving import State, recipient_in, recipients, told_to
from livline.plans.languages import languages
from livline.plans.lookups import plan_seen, purpose_of, sees_work
from livline.plans.models import Version
from livline.plans.reading import Content
from livline.plans.told import Told
from livline.plans.translating import content_in, languages_of
from livline.web.door import Act, Rule, page
from livline.web.rooms.page_of import short_head_of

NAME = "plan.pdf"
"""What the file is called: it may lie in a folder of downloads for years, so it names nobody."""


@require_GET
@page(Rule("plan_words", Act.READ))
def plan_paper(request: Any, case: UUID, plan: UUID) -> HttpResponse:
    """The plan in the edition of who asks."""
    opened = case_opened(case, by=request.account, object_="plan_words", own="plan_edition")
    told = plan_seen(opened, plan)
    version = version_of(told, request.GET.get("version", ""))
    if request.GET.get("to"):
        return printed_for(request, opened, told)
    given = edition_of(opened, told, version, request.GET.get("for", ""))
    given = replace(given, beside=beside_in(told, given.content, request.GET.get("language", "")))
    return as_file(frame_of(request, opened, told, version), given)


def as_file(frame: Frame, edition: Edition) -> HttpResponse:
    """The paper, to be kept as a file."""
    headers = {"Content-Disposition": f'attachment; filename="{NAME}"'}
    return HttpResponse(paper(frame, edition, get_language() or "da"), content_type="application/pdf", headers=headers)


def printed_for(request: Any, opened: Opened, told: Told) -> HttpResponse:
    """What a party was given, for who works on the case and hands it over; raises `NotFound` where it holds no more."""
    if not sees_work(opened) or told.adopted is None:
        raise NotFound
    found = recipient_in(recipients(told, people_seen(opened, request.account), today()), request.GET["to"])
    if found.state != State.GIVEN:
        raise NotFound
    theirs = told_to(told, found, found.read)
    given = Edition(theirs.content, found.tie.part == Part.CHILD, told.address.is_youth)
    given = replace(given, beside=beside_in(theirs, theirs.content, request.GET.get("language", "")))
    return as_file(replace(frame_of(request, opened, told, told.adopted.version), is_given=True), given)


def version_of(told: Told, asked: str) -> Version | None:
    """The version that is asked for, else the newest that the reader sees; raises `NotFound`."""
    if not asked:
        return told.newest
    found = next((one for one in told.versions if str(one.number) == asked), None)
    if found is None:
        raise NotFound
    return found


def edition_of(opened: Opened, told: Told, version: Version | None, asked: str) -> Edition:
    """The edition of the reader; raises `NotFound` where there is none for it."""
    content = told.at(version.number) if version else told.content
    is_youth = told.address.is_youth
    recipient = recipient_of(opened.sight.kinds, opened.sight.is_secret)
    found = edition(content, recipient, is_youth, is_given=told.is_given)
    if found is None:
        raise NotFound
    return childs_edition(content, is_youth) if asked == "child" and sees_work(opened) else found


def beside_in(told: Told, content: Content, asked: str) -> Beside | None:
    """The translation that is asked for; raises `NotFound` where there is none."""
    if not asked:
        return None
    if asked not in languages_of(told):
        raise NotFound
    language = languages()[asked]
    called = language.called("en" if get_language() == "en" else "da")
    return Beside(language, called, content_in(told, content, asked))


def frame_of(request: Any, opened: Opened, told: Told, version: Version | None) -> Frame:
    """What stands around it; the municipality for those who work there, whose name the wall shows to nobody else."""
    adopted_on = adopted_day(told, version)
    purpose, _ = purpose_of(opened, adopted_on or today()) or ("", None)
    is_own = request.account.municipality_id == opened.case.municipality_id
    return Frame(
        type=told.plan.type,
        child=short_head_of(opened).name,
        municipality=request.frame.municipality if is_own else "",
        version=version.number if version else 0,
        adopted_on=adopted_on,
        printed_by=request.account.name,
        printed_on=today(),
        purpose=purpose,
        is_given=told.is_given,
    )


def adopted_day(told: Told, version: Version | None) -> dt.date | None:
    """The day on which the version was adopted, where it was and its fact still holds."""
    made = next((one for one in told.adoptions if version and one.version_id == version.id), None)
    return told.adopted_on.get(made.id) if made else None
