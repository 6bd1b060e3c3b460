"""The pages on which a file comes beside a note, and out again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from livline.access.errors import NotFound, Unfitting
from livline.cases.lookups import case_opened, case_opened_to_write
from livline.journal.files.keeping import OBJECTS, attach, attachment_seen, content_of, name_of
from livline.journal.lookups import OBJECT, note_seen
from livline.journal.models import Note
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.journal.selectors import around, shown

CLOSED = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""A file that a browser opens in spite of all runs nothing and asks for nothing."""


class FileForm(OnceForm):
    """A file beside a note."""

    file = forms.FileField(
        label=_("Fil"),
        help_text=_(
            "PDF eller billede, højst 10 MB. Af billeder gemmes kun det, man ser; sted og tid i filen slettes."
        ),
        error_messages={"required": _("Vælg en fil på højst 10 MB.")},
    )


@require_http_methods(["GET", "POST"])
@page(Rule(OBJECT, Act.WRITE))
def add(request: Any, case: UUID, note: UUID) -> HttpResponseBase:
    """Put a file beside a note; asked of those who see journal and whereabouts."""
    opened = case_opened_to_write(case, by=request.account, object_=OBJECT)
    if not all(opened.sight.reads(object_) for object_ in OBJECTS):
        raise NotFound
    now = note_seen(opened, note)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and not now.is_withdrawn:
        try:
            return once(request, form, lambda: added(request, now, form))
        except Unfitting as refusal:
            form.add_error("file", f"{refusal.reason} {refusal.next_step}")
    near = around(opened, request.account)
    told = {"page": near.head, "form": form, "now": shown(opened, near.ties, [now])[0]}
    return render(request, "web/journal/attach.html", told)


def added(request: Any, now: Note, form: FileForm) -> str:
    """Keep the file."""
    file = form.cleaned_data["file"]
    attach(note=now, name=file.name, content=file.read(), by=request.account)
    notify(request, Notice.SAVED)
    return f"{to('journal', now.case_id)}#note-{now.note}"


@require_GET
@page(Rule(OBJECT, Act.READ))
def download(request: Any, case: UUID, attachment: UUID) -> HttpResponse:
    """The file, to be saved and not shown; on record."""
    opened = case_opened(case, by=request.account, object_=OBJECT)
    row = attachment_seen(opened, attachment)
    content = content_of(row)
    record(case, Look.READ, "attachment")
    answer = HttpResponse(content, content_type=row.media)
    answer["Content-Disposition"] = content_disposition_header(True, name_of(row.id, bytes(row.sealed))) or "attachment"
    answer["Content-Security-Policy"] = CLOSED
    return answer
