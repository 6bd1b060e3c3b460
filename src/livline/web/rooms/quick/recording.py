"""How is a short form recorded, and taken back again?"""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from livline.access.errors import NotFound
from livline.access.matrix import matrix
from livline.access.models import Account
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.cases.models import Case, Entry
from livline.cases.services import fact_record, fact_withdraw
from livline.plans.lookups import adoption_of
from livline.web import drafts
from livline.web.drafts import uuid_of
from livline.web.forms.facts import YES
from livline.web.once import take, to
from livline.web.rooms.quick.acts import Quick
from livline.web.rooms.quick.forms import QuickForm

UNDO_FOR = dt.timedelta(hours=12)
"""So long one takes back in one step what one has written oneself; later, or what others wrote, with a reason of one's
own (`fact-withdraw`)."""


def draft_place(act: Quick) -> str:
    """Where what is typed into a short form is kept."""
    return f"quick-{act.slug}"


def recorded(request: Any, case: Case, act: Quick, form: QuickForm) -> str:
    """Record what the form says; where one then sees what it changed."""
    entry = fact_record(case=case, kind=act.kind, fields=form.fact(), by=request.account)
    drafts.sent(request, case.id, draft_place(act))
    return to("quick-done", case.id, entry.fact)


def unfolded(request: Any, case: Case, act: Quick) -> str:
    """Take what was typed along to the form with all fields, as its draft: no address may hold it.

    The short form is done with, so that what its page sends on leaving is no draft of it again.
    """
    typed = request.POST.copy()
    key = uuid_of((typed.pop("submission", None) or [""])[0])
    typed.pop("unfold")
    for name, value in act.says.items():
        typed[name] = YES if value is True else str(value)
    drafts.keep_typed(request.account, case.id, f"new-{act.kind}", typed)
    drafts.sent(request, case.id, draft_place(act))
    went_to = to("fact-record", case.id, act.kind)
    if key is not None and not drafts.is_taken(request.account, str(key)):
        take(key, request.account, went_to)
    return went_to


def entry_of_mine(case: UUID, fact: UUID, account: Account) -> Entry:
    """The last entry of a fact that the account itself recorded first; raises `NotFound`."""
    entries = list(Entry.objects.filter(case_id=case, fact=fact).order_by("id"))
    if not entries or entries[0].recorded_by_id != account.id:
        raise NotFound
    return entries[-1]


def may_undo(entry: Entry, account: Account, opened: Opened) -> bool:
    """Written by this account a short while ago, nothing done to it since, and still theirs to write.

    That a plan was adopted is not undone with a click.
    """
    is_fresh = timezone.now() - entry.recorded_at < UNDO_FOR
    mine = entry.recorded_by_id == account.id and entry.replaces_id is None
    return mine and is_fresh and adoption_of(entry) is None and opened.sight.writes(matrix().object_of(entry.kind))


def undone(case: UUID, fact: UUID, account: Account) -> None:
    """Take a fact back; raises `NotFound` where that is not for this account to do."""
    case_opened(case, by=account)
    entry = entry_of_mine(case, fact, account)
    opened = case_opened_to_write(case, by=account, object_=matrix().object_of(entry.kind))
    if entry.is_withdrawn and entry.recorded_by_id == account.id:
        return
    if not may_undo(entry, account, opened):
        raise NotFound
    fact_withdraw(before=entry, reason=_("Fortrudt lige efter, at det blev skrevet."), by=account)
