"""Somebody words a plan through its pages, on one device: opens, types, pauses, sends, sends again, is overtaken."""

from __future__ import annotations

import json
import random
import re
import time
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from uuid import UUID

from benchmarks.browser import Answer, Browser, Form, form_of
from tests.trials.plan_log import SEEN, Kept, Log, Saved, Shown, plain

LETTERS = "abcdefghijklmnoprstuvæøåÆØÅéüß漢🧸 ,.-0123456789?!\"'<&>\n" + "   "
LONGEST = 400
"""Letters after which somebody begins a text anew."""
PART = re.compile(r"#part-([0-9a-f-]{36})$")
THEIRS = re.compile(r'<div class="plan-text">(.*?)</div>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SECTIONS = ("write/whole_child/", "write/effort/", "write/child_involved/", "write/parents_involved/")
NEW = ("write/goal/", "write/need/")
TRIES = 20
"""How often somebody goes on when others are quicker; then the trial is no trial of writing any more."""
NEWS, PAUSES, LEAVES, AGAIN, AT_ONCE, UNHEARD, LATE = 0.03, 0.25, 0.08, 0.08, 0.05, 0.05, 0.1
"""How often: a new part, a pause, leaving without sending, sending twice, twice at once, an answer that never comes,
a pause that arrives after its form was sent."""
KEEPS, REWORDS = 0.3, 0.3
"""How often somebody who is overtaken keeps theirs, and how often they word their own anew before sending it."""


@dataclass
class Sheet:
    """A form that lies open.  `base`: the draft of the same person that it goes on from; `worded`: fields typed in."""

    path: str
    form: Form
    writer: str = field(default_factory=lambda: str(uuid.uuid4()))
    base: str = ""
    version: int = 0
    worded: set[str] = field(default_factory=set)

    @property
    def place(self) -> str:
        return self.form.about["data-draft-url"]

    def sent(self) -> dict[str, list[str]]:
        """All that a browser sends of it."""
        about = {"draft_writer": [self.writer]} | ({"draft_base": [self.base]} if self.base else {})
        return self.form.fields | about

    def text(self, name: str) -> str:
        return self.form.fields.get(name, [""])[0]

    def was(self, name: str) -> UUID | None:
        """The wording that the form says was seen there."""
        found = self.text(SEEN + name)
        return UUID(found) if found else None

    def names(self) -> list[str]:
        """The fields of the part."""
        return [name.removeprefix(SEEN) for name in self.form.fields if name.startswith(SEEN)]


@dataclass
class Desk:
    """Somebody on one device.  `plan`: the address; `parts`: addresses of forms, known to all who write."""

    name: str
    who: UUID
    browser: Browser
    rng: random.Random
    plan: str
    parts: list[str]
    log: Log
    words: int = 0
    based: dict[str, tuple[str, int]] = field(default_factory=dict)
    """By what a form says of the draft that it goes on from, whose draft that is."""

    def work(self, edits: int) -> None:
        """Write until so many texts were told saved; the last form is left open, so that a draft stays behind."""
        done = 0
        while done < edits and len(self.log.odd) < TRIES:
            done += self.edit()
        self.leave(self.typed())

    def edit(self) -> int:
        """Open a form, type, pause, and send it; how many texts were told saved?"""
        sheet = self.typed()
        while self.rng.random() < PAUSES:
            self.pause(sheet)
            self.type(sheet)
        if self.rng.random() < LEAVES:
            self.leave(sheet)
            return 0
        return self.send(sheet)

    def typed(self) -> Sheet:
        """A form that was opened and written in."""
        sheet = self.opened(self.chosen())
        self.type(sheet)
        return sheet

    def leave(self, sheet: Sheet) -> None:
        """Go without sending it: what was typed stays a draft."""
        self.pause(sheet)
        self.log.told["left open"] += 1

    def chosen(self) -> str:
        """Which form: mostly one that others write in, too."""
        if len(self.parts) < len(SECTIONS) + 2 or self.rng.random() < NEWS:
            return self.plan + self.rng.choice(NEW)
        return self.plan + self.rng.choice(self.parts)

    def opened(self, path: str) -> Sheet:
        """The form as its page shows it."""
        sheet = Sheet(path, form_of(self.browser.get(path).text))
        self.has_seen(sheet)
        if self.has_left(sheet.place):
            self.goes_on(sheet)
        return sheet

    def has_left(self, place: str) -> bool:
        """Has this person left a text in this form?  Else its script learns nothing from asking for drafts."""
        return any(key[:2] == (self.who, place) for key in self.log.kept.keys() - self.log.ended)

    def goes_on(self, sheet: Sheet) -> None:
        """Where the form shows a draft, it is that one that the writer goes on from."""
        drafts = json.loads(self.browser.get(f"{sheet.place}kept/?sent=").text)["drafts"]
        shown = {name: sheet.text(name) for name in sheet.form.texts}
        for draft in drafts:
            if {name: plain(draft["fields"].get(name, [""])[0]) for name in shown} == plained(shown):
                sheet.base = f"{draft['id']}:{draft['version']}"
                self.based[sheet.base] = (draft["writer"], draft["version"])
                break

    def has_seen(self, sheet: Sheet) -> None:
        """What the form gives out as what stands; of what was typed and not sent it gives out that instead."""
        for name in sheet.names():
            was = sheet.was(name)
            if was is not None:
                self.log.shown.append(Shown(self.who, was, (sheet.text(name),)))

    def type(self, sheet: Sheet) -> None:
        """Word some fields anew, or go on in them; each text is one that nobody else writes."""
        texts = sheet.form.texts
        for name in self.rng.sample(texts, min(len(texts), self.rng.choice((1, 2, 2, 3, 4)))):
            self.words += 1
            sheet.worded.add(name)
            fresh = f"{self.name}-{self.words} {''.join(self.rng.choices(LETTERS, k=self.rng.randint(1, 60)))}".strip()
            before = sheet.text(name)
            goes_on = before and len(before) < LONGEST and self.rng.random() < 0.5
            sheet.form.fields[name] = [plain(f"{before} {fresh}" if goes_on else fresh)]

    def pause(self, sheet: Sheet, is_late: bool = False) -> None:
        """What was typed so far is kept, for this person alone."""
        sheet.version = max(sheet.version + 1, int(time.time() * 1_000))
        answer = self.browser.post(sheet.place, sheet.sent() | {"draft_version": [str(sheet.version)]})
        if answer.status != 204:
            self.log.odd.append(f"{self.name}: a draft was answered {answer.status}")
        self.log.told["pauses"] += 1
        if not is_late:
            fields = {name: list(values) for name, values in sheet.form.fields.items() if name in sheet.form.texts}
            key = (self.who, sheet.place, sheet.writer)
            self.log.kept[key] = Kept(*key, sheet.version, fields)
            self.goes_on_from(sheet)

    def goes_on_from(self, sheet: Sheet) -> None:
        """What the form goes on from is in what was kept or saved now."""
        if sheet.base:
            self.log.gone_on_from.add(self.based[sheet.base])

    def send(self, sheet: Sheet) -> int:
        """Send until it is saved, or until theirs is kept; how many texts were told saved?"""
        for _ in range(TRIES):
            asked = time.monotonic()
            answer = self.answer_to(sheet)
            if answer.status == 302:
                self.is_saved(sheet, answer, asked)
                return len(sheet.worded)
            if answer.status != 409:
                self.log.odd.append(f"{self.name}: a form was answered {answer.status}")
                return 0
            sheet = self.overtaken(sheet, answer)
            if self.rng.random() < KEEPS:
                self.log.told["theirs kept"] += 1
                return 0
            if self.rng.random() < REWORDS:
                self.type(sheet)
        self.log.odd.append(f"{self.name}: overtaken {TRIES} times")
        return 0

    def answer_to(self, sheet: Sheet) -> Answer:
        """Send it, now and then twice, at once, or without hearing the first answer: the effect is one."""
        path, fields, chance = sheet.path, sheet.sent(), self.rng.random()
        if chance < UNHEARD:
            self.browser.post_unheard(path, fields)
            self.log.told["answers unheard"] += 1
        elif chance < UNHEARD + AT_ONCE:
            return self.alike([*self.at_once(path, fields)])
        answer = self.browser.post(path, fields)
        if UNHEARD + AT_ONCE < chance < UNHEARD + AT_ONCE + AGAIN:
            return self.alike([answer, self.browser.post(path, fields)])
        return answer

    def at_once(self, path: str, fields: dict[str, list[str]]) -> Sequence[Answer]:
        """Sent twice by one click too many."""
        twice = [Browser(self.browser.port, self.browser.cookies) for _ in range(2)]
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda one: one.post(path, fields), twice))
        for one in twice:
            one.connection.close()
        return answers

    def alike(self, answers: Sequence[Answer]) -> Answer:
        """Whoever sends twice hears the same twice."""
        self.log.told["sent twice"] += 1
        if len({(one.status, one.location) for one in answers}) > 1:
            self.log.odd.append(f"{self.name}: sent twice, answered {' and '.join(str(a.status) for a in answers)}")
        return answers[0]

    def is_saved(self, sheet: Sheet, answer: Answer, asked: float) -> None:
        """Note it; a pause that comes too late brings no draft back."""
        told, part = time.monotonic(), PART.search(answer.location)
        if part is None:
            self.log.odd.append(f"{self.name}: nobody said what was saved")
            return
        says = {name: (plain(sheet.text(name)), sheet.was(name)) for name in sheet.names()}
        says = {name: said for name, said in says.items() if name in sheet.form.texts}
        self.log.saved.append(Saved(self.who, UUID(part[1]), says, asked, told))
        self.log.ended.add((self.who, sheet.place, sheet.writer))
        self.goes_on_from(sheet)
        if sheet.path.removeprefix(self.plan) in NEW:
            self.parts.append(f"parts/{part[1]}/")
        if self.rng.random() < LATE:
            self.pause(sheet, is_late=True)

    def overtaken(self, sheet: Sheet, answer: Answer) -> Sheet:
        """The page with both texts: mine as I sent it, and theirs, which I have seen now."""
        self.log.told["overtaken"] += 1
        again = Sheet(sheet.path, form_of(answer.text), sheet.writer, sheet.base, sheet.version, sheet.worded)
        for name in sheet.form.texts:
            if plain(again.text(name)) != plain(sheet.text(name)):
                self.log.odd.append(f"{self.name}: what was sent does not stand beside theirs")
        theirs = tuple(read(text) for text in THEIRS.findall(answer.text))
        moved = [name for name in again.names() if again.was(name) != sheet.was(name)]
        for name in moved:
            self.log.shown.append(Shown(self.who, again.was(name) or uuid.UUID(int=0), theirs))
        if len(moved) != len(theirs):
            self.log.odd.append(f"{self.name}: overtaken in {len(moved)} fields, shown {len(theirs)} texts")
        return again


def plained(texts: dict[str, str]) -> dict[str, str]:
    return {name: plain(text) for name, text in texts.items()}


def read(html: str) -> str:
    """A text as a page shows it."""
    return unescape(TAG.sub("", html.replace("<br>", "\n").replace("</p>", "\n\n")))
