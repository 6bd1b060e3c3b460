"""Who may ask for a page?  Every view says so with a rule; one without is found by a test and not served.

`@page(Rule("plan", Act.READ))` lets in whoever is signed in, and turns what the door of cases says into a page.  What
of the case they see, the lookups decide.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from livline.access.errors import CaseError, NotFound
from livline.access.models import Account
from livline.signin.stepup import needs_step_up
from livline.web import faults
from livline.web.faults import Fault
from livline.web.navigation import framed
from livline.web.pace import too_fast

View = Callable[..., HttpResponseBase]


class Act(StrEnum):
    """What a page does with its object."""

    LIST = "list"
    READ = "read"
    WRITE = "write"
    DECIDE = "decide"
    BEGIN = "begin"
    OPEN = "open"
    OFFICE = "office"


@dataclass(frozen=True)
class Rule:
    """What a page is about (an object of the access matrix, or an office) and what it does with it.

    `step_up`: who asks proves again who they are.  `heavy`: it searches or exports, and is soon too often.
    """

    object: str
    act: Act
    step_up: bool = False
    heavy: bool = False


class Request(HttpRequest):
    """A request of somebody who is signed in."""

    account: Account


def page(rule: Rule) -> Callable[[View], View]:
    """A view for somebody who is signed in."""

    def decorate(view: View) -> View:
        inner = needs_step_up()(view) if rule.step_up else view

        @functools.wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.account is None:
                return redirect_to_login(request.get_full_path())
            slow = too_fast(request, rule.heavy)
            if slow is not None:
                return slow
            framed(request)
            try:
                return inner(request, *args, **kwargs)
            except CaseError as refusal:
                return refused(request, refusal)

        guarded.rule = rule  # type: ignore[attr-defined]
        return guarded

    return decorate


def refused(request: HttpRequest, refusal: CaseError) -> HttpResponse:
    """The page of a refusal; "not there" and "not yours" are one page."""
    if isinstance(refusal, NotFound):
        return faults.shown(request, faults.ABSENT)
    return faults.shown(request, Fault(409, faults.NOT_DONE, refusal.reason, refusal.next_step))
