"""How do the short assessments and deep studies go with a case?  Every version under every heading, signed in words.

A study is named by the place of the fact that began it; a text that was taken over names the version that it is from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from livline.access.danish_day import danish_day
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.studies.lookups import said, texts_with_writers
from livline.studies.models import Study, StudyText
from livline.studies.services import study_of_fact, text_write

Told = Mapping[str, Any]


def packed(opened: Opened, places: Sequence[UUID]) -> list[dict[str, Any]]:
    """The assessments, the short ones first, since deep ones are built on them; `places`: the facts in their order."""
    studies = list(Study.objects.filter(case=opened.case).order_by("built_on__id", "at", "id"))
    studies.sort(key=lambda study: study.built_on_id is not None)
    number = {study.id: place for place, study in enumerate(studies)}
    texts = chains(texts_with_writers().filter(study__in=studies))
    place_of = {text.id: place for chain in texts for place, text in enumerate(chain)}
    return [
        {
            "place": places.index(study.fact),
            "built_on": number[study.built_on_id] if study.built_on_id else None,
            "texts": [
                {"heading": chain[0].heading, "versions": [version(text, place_of) for text in chain]}
                for chain in texts
                if chain[0].study_id == study.id
            ],
        }
        for study in studies
    ]


def chains(texts: Iterable[StudyText]) -> list[list[StudyText]]:
    """The versions of each text, the oldest first."""
    rows = list(texts)
    after = {text.replaces_id: text for text in rows if text.replaces_id is not None}
    found = [[text] for text in sorted(rows, key=lambda text: (text.at, text.id)) if text.replaces_id is None]
    for chain in found:
        while chain[-1].id in after:
            chain.append(after[chain[-1].id])
    return found


def version(text: StudyText, place_of: Mapping[UUID, int]) -> dict[str, Any]:
    """One version of a text, and from which version of the short assessment's it was taken over."""
    taken = place_of[text.taken_from_id] if text.taken_from_id else None
    by = getattr(text, "by_name", None) or ""
    return {"text": said(text), "by": by, "at": text.at, "taken_from": taken}


def entered(studies: Iterable[Told], facts: Sequence[UUID], by: Account) -> None:
    """Enter them on the facts that say so; raises `KeyError`, `ValueError`, `IndexError` and `Unfitting`."""
    made: list[tuple[Study, dict[str, list[StudyText]]]] = []
    for one in studies:
        fact = Entry.objects.get(fact=facts[int(one["place"])], replaced_by__isnull=True)
        under = made[int(one["built_on"])] if one["built_on"] is not None else None
        study = study_of_fact(fact=fact, by=by, built_on=under[0] if under else None)
        made.append(
            (study, {text["heading"]: written(study, text, under[1] if under else {}, by) for text in one["texts"]})
        )


def written(study: Study, told: Told, under: Mapping[str, list[StudyText]], by: Account) -> list[StudyText]:
    """All versions of a text, each after the one before."""
    rows: list[StudyText] = []
    for one in told["versions"]:
        taken = under[told["heading"]][int(one["taken_from"])].id if one["taken_from"] is not None else None
        text = f"{one['text']}\n\n{signature(one)}"
        replaces = rows[-1].id if rows else None
        more: dict[str, Any] = {"replaces": replaces, "taken_from": taken, "by": by}
        rows.append(text_write(study=study, heading=told["heading"], text=text, **more))
    return rows


def signature(told: Told) -> str:
    """Who wrote it, when and where: they have no account here."""
    day = danish_day(dt.datetime.fromisoformat(told["at"]))
    return f"Skrevet af {told['by'] or 'ukendt'} i den tidligere kommune {day:%d.%m.%Y}."
