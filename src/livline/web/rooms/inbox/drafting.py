"""What somebody types about a notification is kept, though there is no case yet that it could belong to."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from livline.access.models import Account
from livline.inbox.lookups import INTAKE, require_takes
from livline.web import drafts
from livline.web.door import Act, Rule, page
from livline.web.once import to
from livline.web.rooms.inbox.forms import MOST_CHILDREN, ChildForm

RULE = Rule(INTAKE, Act.OFFICE)
ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
ASSESSMENT = re.compile(f"assess-({ID})-({ID})")
CORRECTION = re.compile(f"correct-({ID})")
NEW = "notification"
"""Where a notification is kept while it is written down."""


def assessment_place(notification: UUID, child: UUID) -> str:
    """Where the assessment of a child is kept while it is written."""
    return f"assess-{notification}-{child}"


def correction_place(notification: UUID) -> str:
    """Where what was told is kept while it is said anew."""
    return f"correct-{notification}"


@sensitive_post_parameters()
@require_POST
@page(RULE)
def keep(request: Any, place: str) -> HttpResponse:
    """Keep what the form holds now; 204 once it is kept."""
    require_takes(request.account)
    return drafts.taken_in(request, None, place)


@require_GET
@page(RULE)
def told(request: Any, place: str) -> HttpResponse:
    """For `drafts.js`: what is kept of a form."""
    require_takes(request.account)
    return drafts.told_of(request, None, place)


@require_POST
@page(RULE)
def throw_away(request: Any, place: str, draft: UUID) -> HttpResponse:
    """Forget one draft; 204 whether or not it was there."""
    require_takes(request.account)
    return drafts.dropped(request, None, place, draft)


def title_of(place: str) -> str:
    """What a draft will become."""
    if CORRECTION.fullmatch(place):
        return _("Rettelse af en underretning")
    return _("Ny underretning") if place == NEW else _("Vurdering")


def address_of(place: str, draft: str) -> str:
    """The form that a draft belongs to, opened on it; the inbox for a form that is no more."""
    for pattern, form in ((ASSESSMENT, "notification-assess"), (CORRECTION, "notification-correct")):
        if found := pattern.fullmatch(place):
            return f"{to(form, *found.groups())}?draft={draft}"
    return f"{to('inbox-new')}?draft={draft}" if place == NEW else to("inbox")


def begun(account: Account) -> list[tuple[str, str, dt.datetime]]:
    """What somebody has begun about notifications and not sent: what it is, where it goes on, and since when."""
    rows = drafts.of_no_case(account)
    return [(title_of(row.place), address_of(row.place, str(row.id)), row.saved_at) for row in rows]


def draft_of(request: Any, place: str) -> QueryDict | None:
    """What was typed into a form that is asked for and not sent."""
    if request.method == "POST":
        return None
    return drafts.kept(request.account, None, place, request.GET.get("draft", ""))


def typed(draft: QueryDict | None, many: str) -> dict[str, Any]:
    """A draft as a form begins with it; `many` names the field of several choices."""
    if draft is None:
        return {}
    return {name: draft.getlist(name) if name == many else draft[name] for name in draft} | {many: draft.getlist(many)}


def typed_children(draft: QueryDict | None, prefix: str) -> list[dict[str, str]] | None:
    """The children of a draft."""
    if draft is None:
        return None
    many = drafts.number_of(draft.get(f"{prefix}-TOTAL_FORMS")) or 1
    names = ChildForm.base_fields
    return [
        {name: draft.get(f"{prefix}-{number}-{name}", "") for name in names}
        for number in range(min(many, MOST_CHILDREN))
    ]
