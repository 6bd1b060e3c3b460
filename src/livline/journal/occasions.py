"""Which occasion do the words of a note speak of?  A small table of Danish cues, and whoever writes decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from livline.journal.models import Occasion

CUES: tuple[tuple[Occasion, int, str], ...] = (
    (Occasion.VISIT, 4, "tilsynsbesøg hjemmebesøg"),
    (Occasion.VISIT, 3, "besøg besøget besøgte besøger"),
    (Occasion.VISIT, 1, "rundvisning værelse værelset"),
    (Occasion.PHONE, 3, "telefon telefonsamtale telefonisk ringer ringede ringet opkald opringning"),
    (Occasion.MAIL, 3, "mail mailen e-mail mailer mailede brev brevet sms besked skriver skrev digital post"),
    (Occasion.MEETING, 4, "netværksmøde statusmøde skolemøde opfølgningsmøde samråd netværkssamråd"),
    (Occasion.MEETING, 3, "møde mødet dagsorden referat deltagere deltog"),
    (Occasion.CHILD_TALK, 4, "børnesamtale børnesamtalen"),
    (Occasion.CHILD_TALK, 2, "samtale samtalen fortæller fortalte siger sagde ønsker alene"),
    (Occasion.OBSERVATION, 2, "ser så iagttager iagttog leger legede observation observerer observerede"),
    (Occasion.ASSESSMENT, 4, "vurdering vurderes vurderer vurderingen"),
    (Occasion.ASSESSMENT, 1, "samlet bekymring bekymret beskyttende risiko trivsel"),
)
"""Occasion, weight, words.  The heaviest wins; of two alike the one that stands first in the table."""
WORD = re.compile(r"[\wæøåÆØÅ-]+")
WEIGHTS: dict[str, tuple[Occasion, int]] = {
    word: (occasion, weight) for occasion, weight, words in CUES for word in words.split()
}
ENOUGH = 2
"""Less than this says nothing."""


@dataclass(frozen=True)
class Suggestion:
    """An occasion and the words that speak for it, as they were written."""

    occasion: Occasion
    words: tuple[str, ...]


def suggested(text: str) -> Suggestion | None:
    """What a text speaks of; None where it says too little.  Each word counts once."""
    found: dict[Occasion, dict[str, int]] = {}
    for word in WORD.findall(text):
        if word.lower() in WEIGHTS:
            occasion, weight = WEIGHTS[word.lower()]
            found.setdefault(occasion, {}).setdefault(word.lower(), weight)
    order = list(dict.fromkeys(occasion for occasion, _, _ in CUES))
    heaviest = max(found, key=lambda one: (sum(found[one].values()), -order.index(one)), default=None)
    if heaviest is None or sum(found[heaviest].values()) < ENOUGH:
        return None
    return Suggestion(heaviest, tuple(found[heaviest]))
