"""The pages about the people around a child."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.lookups import Opened, case_opened, case_opened_to_write
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.people import services
from livline.people.lookups import numbers_seen, ties_seen
from livline.people.models import Contact, Part, Person, Tie, Way
from livline.people.sealed import cpr_of, text_of_contact
from livline.web.door import Act, Rule, page
from livline.web.notices import Notice, notify
from livline.web.once import OnceForm, once, to
from livline.web.rooms.page_of import part_of
from livline.web.rooms.people.forms import ContactForm, EndForm, NumberForm, PersonForm, RenameForm, parts_for
from livline.web.rooms.people.selectors import people_of


@require_GET
@page(Rule("people", Act.READ))
def people(request: Any, case: UUID) -> HttpResponse:
    """Who is around the child."""
    opened = case_opened(case, by=request.account)
    return shown(request, opened)


def shown(request: Any, opened: Opened, **more: Any) -> HttpResponse:
    """The page, with what else a view has to say."""
    told = people_of(opened, request.account)
    return part_of(request, "web/people/people.html", opened, people=told, form=OnceForm(), **more)


@require_http_methods(["GET", "POST"])
@page(Rule("people", Act.WRITE))
def add(request: Any, case: UUID) -> HttpResponseBase:
    """A new person."""
    opened = case_opened_to_write(case, by=request.account, object_="people")
    has_child = Tie.objects.filter(case=opened.case, part=Part.CHILD).exists()
    form = PersonForm(parts_for(opened.sight, has_child), request.POST or None)
    if request.method == "POST" and form.is_valid():
        return tried(request, form, opened, "web/people/add.html", lambda: added(request, opened, form))
    return part_of(request, "web/people/add.html", opened, form=form)


def added(request: Any, opened: Opened, form: PersonForm) -> str:
    """Add the person."""
    told = {name: form.cleaned_data[name] for name in ("name", "called", "note", "begins")}
    services.person_add(case=opened.case, part=Part(form.cleaned_data["part"]), by=request.account, **told)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("people", Act.WRITE))
def rename(request: Any, case: UUID, tie: UUID) -> HttpResponseBase:
    """Another name.  Somebody who was faster is shown beside what one wrote."""
    opened = case_opened_to_write(case, by=request.account, object_="people")
    person = tie_of(opened, tie, request.account).person
    initial = {"name": person.name, "called": person.called, "version": person.version}
    form = RenameForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return part_of(request, "web/people/rename.html", opened, form=form, person=person)
    try:
        return once(request, form, lambda: renamed(request, opened, person, form))
    except Overtaken as overtaken:
        theirs = overtaken.theirs
        form = RenameForm({**request.POST.dict(), "version": getattr(theirs, "version", 0)})
        return part_of(request, "web/people/rename.html", opened, status=409, form=form, person=person, theirs=theirs)


def renamed(request: Any, opened: Opened, person: Person, form: RenameForm) -> str:
    """Rename the person."""
    told = {name: form.cleaned_data[name] for name in ("name", "called", "version")}
    services.person_rename(person=person, by=request.account, **told)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("people", Act.WRITE))
def end(request: Any, case: UUID, tie: UUID) -> HttpResponseBase:
    """Somebody is no longer what they were to the child."""
    opened = case_opened_to_write(case, by=request.account, object_="people")
    ending = tie_of(opened, tie, request.account)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once(request, form, lambda: ended(request, opened, ending, form))
    return part_of(request, "web/people/end.html", opened, form=form, tie=ending)


def ended(request: Any, opened: Opened, tie: Tie, form: EndForm) -> str:
    """End the tie."""
    services.tie_end(tie=tie, on=form.cleaned_data["on"], by=request.account)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("whereabouts", Act.WRITE))
def contact(request: Any, case: UUID, tie: UUID, contact: UUID | None = None) -> HttpResponseBase:
    """How somebody is reached, new or anew."""
    opened = case_opened_to_write(case, by=request.account, object_="whereabouts")
    if not opened.sight.reads("whereabouts"):
        raise NotFound
    whose = tie_of(opened, tie, request.account)
    before = contact_of(opened, whose, contact)
    initial = {"way": before.way, "text": text_of_contact(before)} if before else None
    form = ContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        act = lambda: reached(request, opened, whose, before, form)  # noqa: E731
        return tried(request, form, opened, "web/people/contact.html", act, tie=whose)
    return part_of(request, "web/people/contact.html", opened, form=form, tie=whose)


def reached(request: Any, opened: Opened, tie: Tie, before: Contact | None, form: ContactForm) -> str:
    """Keep how they are reached."""
    way, text = Way(form.cleaned_data["way"]), form.cleaned_data["text"]
    services.contact_add(tie=tie, way=way, text=text, by=request.account, replaces=before)
    return back(request, opened)


@require_http_methods(["GET", "POST"])
@page(Rule("cpr", Act.WRITE))
def number(request: Any, case: UUID, tie: UUID) -> HttpResponseBase:
    """A CPR number, where there is none yet."""
    opened = case_opened_to_write(case, by=request.account, object_="cpr")
    whose = tie_of(opened, tie, request.account)
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = lambda: numbered(request, opened, whose, form)  # noqa: E731
        return tried(request, form, opened, "web/people/number.html", act, tie=whose)
    return part_of(request, "web/people/number.html", opened, form=form, tie=whose)


def numbered(request: Any, opened: Opened, tie: Tie, form: NumberForm) -> str:
    """Keep the number."""
    services.number_set(person=tie.person, cpr=form.cleaned_data["cpr"])
    return back(request, opened)


@require_POST
@page(Rule("cpr", Act.READ))
def number_shown(request: Any, case: UUID, tie: UUID) -> HttpResponse:
    """A CPR number in full; asked for by a button, so that it stands in no address, and on record."""
    opened = case_opened(case, by=request.account)
    person = tie_of(opened, tie, request.account).person
    found = numbers_seen(opened, request.account).filter(person=person).first()
    if found is None:
        raise NotFound
    record(case, Look.READ, "cpr")
    return shown(request, opened, number=cpr_of(found), whose=tie)


def tie_of(opened: Opened, tie: UUID, account: Account) -> Tie:
    """A tie of the case that the reader sees; raises `NotFound`."""
    found = ties_seen(opened, account).filter(id=tie).select_related("person").first()
    if found is None:
        raise NotFound
    return found


def contact_of(opened: Opened, tie: Tie, contact: UUID | None) -> Contact | None:
    """The contact that is to be said anew; raises `NotFound`."""
    if contact is None:
        return None
    found = Contact.objects.filter(id=contact, case=opened.case, tie=tie).first()
    if found is None:
        raise NotFound
    return found


def tried(
    request: Any, form: forms.Form, opened: Opened, template: str, act: Any, **shown_too: Any
) -> HttpResponseBase:
    """Carry out what the form asks; what does not fit is told in the form, with what was written."""
    try:
        return once(request, form, act)
    except Unfitting as refusal:
        form.add_error(None, f"{refusal.reason} {refusal.next_step}")
        return part_of(request, template, opened, form=form, **shown_too)


def back(request: Any, opened: Opened) -> str:
    """To the people, saying that it is saved."""
    notify(request, Notice.SAVED)
    return to("people", opened.case.id)
