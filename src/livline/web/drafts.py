"""How is nothing lost that somebody types?  It is kept sealed as they type, for them alone, until the form is sent."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db.models.functions import Now
from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_POST

from livline.access.models import Account
from livline.cases.lookups import case_opened
from livline.sealing.seal import Unopenable, opened, seal
from livline.web.door import Act, Rule, page
from livline.web.models import Draft

NOT_KEPT = {"csrfmiddlewaretoken", "submission"}
LONGEST = 200_000
"""Letters of a draft; no form of ours holds more."""


@require_POST
@page(Rule("identity", Act.WRITE))
def keep(request: Any, case: UUID, place: str) -> HttpResponse:
    """Keep what the form holds now; 204 once it is kept."""
    case_opened(case, by=request.account)
    text = json.dumps({name: request.POST.getlist(name) for name in request.POST if name not in NOT_KEPT})
    if len(text) > LONGEST:
        return HttpResponse(status=413)
    sealed = seal(text, bound_to(request.account, case, place))
    Draft.objects.update_or_create(
        account=request.account, case_id=case, place=place, defaults={"sealed": sealed, "saved_at": Now()}
    )
    return HttpResponse(status=204)


def kept(account: Account, case: UUID, place: str) -> QueryDict | None:
    """What was typed into a form and not sent, as it would be posted."""
    draft = Draft.objects.filter(account=account, case_id=case, place=place).first()
    if draft is None:
        return None
    try:
        told = json.loads(opened(draft.sealed, bound_to(account, case, place)))
    except Unopenable:
        return None
    data = QueryDict(mutable=True)
    for name, values in told.items():
        data.setlist(name, values)
    return data


def drop(account: Account, case: UUID, place: str) -> None:
    """Forget a draft: it was sent, or thrown away."""
    Draft.objects.filter(account=account, case_id=case, place=place).delete()


def bound_to(account: Account, case: UUID, place: str) -> str:
    return f"draft of {account.id} in {case} at {place}"
