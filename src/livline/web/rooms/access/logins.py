"""The page that gives somebody around the child a way in: the first link, another one, or one for whoever lost theirs.

The link is shown once and kept nowhere; that it was made stands among the sign-ins of whom it is for.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from livline.access.errors import NotFound, Unfitting
from livline.cases.lookups import Opened, case_opened_to_write
from livline.people.logins import KIND_OF, citizen_invite, citizen_reinvite
from livline.people.lookups import ties_seen
from livline.people.models import Tie
from livline.signin.events import record
from livline.signin.invitation import DAYS, invitation_path
from livline.signin.models import What
from livline.signin.renewal import HOURS, renewal_path
from livline.web.door import Act, Rule, page
from livline.web.once import OnceForm
from livline.web.rooms.access.forms import LoginForm
from livline.web.rooms.page_of import part_of


@require_http_methods(["GET", "POST"])
@page(Rule("access", Act.WRITE, step_up=True))
def login(request: Any, case: UUID, tie: UUID) -> HttpResponse:
    """Give somebody a login, or a new link to theirs."""
    opened = case_opened_to_write(case, by=request.account, object_="access")
    whose = tie_of(opened, tie, request)
    form = (OnceForm if whose.person.account_id else LoginForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return linked(request, opened, whose, form)
        except Unfitting as refusal:
            form.add_error(None, f"{refusal.reason} {refusal.next_step}")
    return part_of(request, "web/access/login.html", opened, form=form, tie=whose)


def tie_of(opened: Opened, tie: UUID, request: Any) -> Tie:
    """Somebody of the case who may have a login; raises `NotFound`."""
    found = ties_seen(opened, request.account).filter(id=tie, part__in=KIND_OF).select_related("person").first()
    if found is None:
        raise NotFound
    return found


def linked(request: Any, opened: Opened, tie: Tie, form: OnceForm) -> HttpResponse:
    """The link.  Sent twice, the form gives a second one, and the first opens nothing any more."""
    if tie.person.account_id is None:
        account, is_first = citizen_invite(tie=tie, email=form.cleaned_data["email"], by=request.account), True
    else:
        account, is_first = citizen_reinvite(tie=tie)
    record(request, What.INVITED if is_first else What.RENEWAL_MADE, account.id, by=request.account.id)
    path = invitation_path(account) if is_first else renewal_path(account.id)
    shown: dict[str, Any] = {"link": request.build_absolute_uri(path), "is_first": is_first}
    shown |= {"days": DAYS, "hours": HOURS, "tie": tie}
    return part_of(request, "web/access/login_link.html", opened, **shown)
