"""The morning letter: asked for and ended by whoever gets it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_http_methods

from livline.digests.counting import Counts
from livline.digests.letter import body, subject
from livline.digests.services import digest_end, digest_of, digest_want
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify

RULE = Rule("identity", Act.LIST)
EXAMPLE = Counts(overdue=2, coming=3)
"""The page shows a letter as it would come, with numbers that are nobody's."""


@require_http_methods(["GET", "POST"])
@page(RULE)
def letter(request: Any) -> HttpResponseBase:
    """Do I get one?  Whoever does no casework has their cases instead."""
    if not request.frame.today:
        return redirect("cases")
    if request.method == "POST":
        if "stop" in request.POST:
            digest_end(by=request.account)
        else:
            digest_want(by=request.account, language=translation.get_language() or settings.LANGUAGE_CODE)
        notify(request, Notice.SAVED)
        return redirect("letter")
    shown = {"digest": digest_of(request.account), "subject": subject(), "example": body(EXAMPLE, settings.SITE)}
    return render(request, "web/today/letter.html", shown)
